"""`kzturk restore`: puts a backup in the place of the database, which is kept."""

import asyncio
import sys
from pathlib import Path

import click

from bot.commands.common import database_in_use, mending
from bot.exits import SettingsError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask first.")
@mending
def restore(file: Path, *, yes: bool) -> None:
    """Put the backup FILE in the place of the database.

    kzturk must be stopped. FILE is looked through first, and stays as it is; what it replaces is kept beside it.
    """
    from bot.commands.keeping import restore_from  # noqa: PLC0415 - no other command is to load SQLAlchemy and Alembic

    if not (yes or asked_here()):
        raise SettingsError("Nobody can be asked here: add --yes to replace the database without a question.")
    asyncio.run(restore_from(file, database_in_use(or_new=True), ask=not yes))


def asked_here() -> bool:
    """Tell whether there is a person who can be asked."""
    return sys.stdin.isatty()
