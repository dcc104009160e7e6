"""`kzturk pin`: finds the quotes of a source in its text and writes down where."""

from pathlib import Path

import click

from bot.commands.common import folder_in_use, mending, write
from bot.exits import SettingsError
from knowledge import pin as pin_source


@click.command()
@click.argument("source")
@click.argument("textfile", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The knowledge folder.")
@mending
def pin(source: str, textfile: Path, folder: Path | None) -> None:
    """Find and pin every quote of SOURCE in TEXTFILE.

    Exits with 1, and changes nothing, when a quote is not there.
    """
    try:
        text = textfile.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{textfile} cannot be read: {error}. Save it as UTF-8 text.") from None
    record = pin_source(folder or folder_in_use(), source, text)
    write(f"{source}: {len(record.pin)} quotes found and pinned in a text of {record.text_words} words.")
