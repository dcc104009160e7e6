"""`python -m bot.storage.migrate URL`: brings a database up to date. A process of its own, since Alembic is large."""

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.exits import FINE, MEND, WANTING, UnusableError
from bot.storage.backup import back_up_before_upgrade
from bot.storage.causes import storage_error
from bot.storage.database import engine
from bot.storage.errors import StorageError
from bot.storage.inspecting import refuse_unfit, version_of
from bot.storage.schema import VERSION

_PREFIX = "sqlite:///"


def main(arguments: list[str]) -> int:
    """Migrate the database at the URL that is given, after a backup of it; return the exit status.

    What goes wrong is said on stderr, where the backup is on stdout.
    """
    match arguments:
        case [url] if url.startswith(_PREFIX):
            path = Path(url.removeprefix(_PREFIX))
        case _:
            sys.stderr.write(f"Usage: python -m bot.storage.migrate {_PREFIX}FILE\n")
            return MEND
    try:
        if backup := migrate(path):
            sys.stdout.write(f"{backup}\n")
    except (UnusableError, StorageError) as error:
        sys.stderr.write(f"{error}\n")
        return MEND if isinstance(error, UnusableError) else WANTING
    return FINE


def migrate(path: Path, *, backup: bool = True) -> Path | None:
    """Bring a database up to date, whole or not at all. Return where it is kept as it was before, if it had to be.

    Raises StorageError, also when it could not be backed up, and DatabaseRefusedError for one that is not ours, or of
    a newer version.
    """
    kept = None
    try:
        with engine(path).connect() as connection:
            refuse_unfit(connection, path)
            version = version_of(connection)
        if backup and version not in {"", VERSION}:
            kept = back_up_before_upgrade(path, version)
        with engine(path).begin() as connection:
            command.upgrade(config(connection), "head")
    except DBAPIError as error:
        raise storage_error(error) from error
    return kept


def config(connection: Connection | None = None) -> Config:
    """Tell Alembic where the migrations are, and by which connection it works."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", "bot.storage:migrations")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
