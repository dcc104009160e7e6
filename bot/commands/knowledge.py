"""`kzturk knowledge`: a folder of facts of one's own, which no upgrade overwrites."""

from pathlib import Path

import click

from bot.commands.common import mending, write
from bot.exits import SettingsError
from knowledge import SHIPPED, KnowledgeError, compare_shipped, copy_shipped

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def knowledge() -> None:
    """Keep the shipped facts in a folder of yours."""


@knowledge.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@mending
def copy(folder: Path) -> None:
    """Copy what is shipped to an empty or new DIR.

    Facts, sources and words are yours from then on: an upgrade does not touch them.
    Name the folder in KZTURK_KNOWLEDGE.
    """
    try:
        number = copy_shipped(folder.absolute())
    except KnowledgeError as error:
        raise SettingsError(*map(str, error.problems)) from None
    write(f"{number} files copied to {folder.absolute()}. Set KZTURK_KNOWLEDGE={folder.absolute()} to use them.")


@knowledge.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@mending
def compare(folder: Path) -> None:
    """List what is shipped and DIR has not.

    DIR is a copy made earlier. What was changed since in what is shipped is listed
    too; what you changed or took out yourself is not. Nothing is changed.
    """
    found = compare_shipped(folder)
    for what, parts in (("new", found.new), ("changed", found.changed)):
        for part in parts:
            write(f"{what}: {part}")
    if found.new or found.changed:
        write(
            f"{len(found.new)} new, {len(found.changed)} changed. To take one over, copy it from {SHIPPED}, run "
            "“kzturk pin” for its source where a quote is new, and then “kzturk check”."
        )
    else:
        write("All that is shipped is in it, but for what you changed or took out.")
