"""The database, made or brought up to date, and opened."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, inspect, text

from bot.exits import MEND, UnusableError
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.location import FILE
from bot.storage.schema import VERSION, metadata
from bot.storage.sole import sole_user


class DatabaseRefusedError(UnusableError):
    """The database is none that this kzturk can work with."""


@asynccontextmanager
async def open_database(path: Path | None) -> AsyncIterator[Database]:
    """Open the database in a file, which is made if it is not there; None: in a temporary one, gone at the end.

    Raises InUseError while another process works with it, StorageError when it cannot be opened, and
    DatabaseRefusedError when a person must do something about it.
    """
    if path is None:
        with TemporaryDirectory(prefix="kzturk-") as folder:
            async with open_database(Path(folder) / FILE) as database:
                yield database
        return
    _make_file(path)
    async with sole_user(path):
        database = Database(path)
        try:
            await _bring_up_to_date(database)
            yield database
        finally:
            await database.close()


def _make_file(path: Path) -> None:
    """Make file and folder, if they are not there, for our own eyes: pending answers are in it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseRefusedError(
            f"{path} cannot be opened: {error.strerror}. Let kzturk write there, or set another KZTURK_DATABASE_URL."
        ) from None


async def _bring_up_to_date(database: Database) -> None:
    version = await database.run(_version_or_new)
    if version == VERSION:
        return
    # Alembic takes more memory than all the rest of storage: it works in a process of its own.
    migrating = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.storage.migrate", f"sqlite:///{database.path.absolute()}", stderr=PIPE
    )
    _, said = await migrating.communicate()
    if migrating.returncode == MEND:
        raise DatabaseRefusedError(*said.decode().splitlines())
    if migrating.returncode:
        raise StorageError(f"{database.path} could not be brought up to date: {said.decode().strip()[-500:]}")


def _version_or_new(connection: Connection) -> str:
    """Return the version of the database's tables; make them where there are none, which needs no Alembic."""
    tables = inspect(connection).get_table_names()
    if not tables:
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSION})
        return VERSION
    if "alembic_version" not in tables:
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
