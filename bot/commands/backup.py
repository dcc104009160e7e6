"""`kzturk backup`: a copy of the database, also while kzturk is at work with it."""

from pathlib import Path

import click

from bot.commands.common import database_in_use, mending


@click.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--keep", type=click.IntRange(min=1), help="Then delete all but the newest so many in that folder.")
@mending
def backup(target: Path | None, keep: int | None) -> None:
    """Copy the database to TARGET, a new file or a folder.

    Without TARGET, into the folder "backups" beside the database. A running kzturk need not be stopped.
    """
    from bot.commands.keeping import back_up_to  # noqa: PLC0415 - no other command is to load SQLAlchemy

    back_up_to(target, database_in_use(), keep)
