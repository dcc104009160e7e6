"""`python -m bot.storage.migrate URL`: brings a database up to date. A process of its own, since Alembic is large."""

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.exits import FINE, MEND, WANTING
from bot.storage.causes import storage_error
from bot.storage.database import engine
from bot.storage.schema import VERSION

_PREFIX = "sqlite:///"


def main(arguments: list[str]) -> int:
    """Migrate the database at the URL that is given; return the exit status. What goes wrong is said on stderr."""
    match arguments:
        case [url] if url.startswith(_PREFIX):
            return _migrate(Path(url.removeprefix(_PREFIX)))
    sys.stderr.write(f"Usage: python -m bot.storage.migrate {_PREFIX}FILE\n")
    return MEND


def _migrate(path: Path) -> int:
    try:
        with engine(path).begin() as connection:
            if problem := unfit(connection, path):
                sys.stderr.write(f"{problem}\n")
                return MEND
            command.upgrade(config(connection), "head")
    except DBAPIError as error:
        sys.stderr.write(f"{storage_error(error)}\n")
        return WANTING
    return FINE


def config(connection: Connection | None = None) -> Config:
    """Tell Alembic where the migrations are, and by which connection it works."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", "bot.storage:migrations")
    return made


def unfit(connection: Connection, path: Path) -> str:
    """Say why a database is none that this kzturk can work with, also after a migration; "" if it is one."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return f"{path} holds other tables than kzturk's: set another KZTURK_DATABASE_URL." if tables else ""
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    known = {None, *(step.revision for step in ScriptDirectory.from_config(config()).walk_revisions())}
    if version in known:
        return ""
    return (
        f"{path} was written by a newer kzturk (tables of version {version}; this one knows {VERSION}): "
        "start the newer one, or set another KZTURK_DATABASE_URL."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
