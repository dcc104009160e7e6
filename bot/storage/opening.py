"""The database, made or brought up to date, and opened."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, inspect, text

from bot.exits import MEND
from bot.operations.logs import fields
from bot.storage.causes import cause_of, may_pass
from bot.storage.database import Database
from bot.storage.errors import DatabaseRefusedError, StorageError
from bot.storage.inspecting import refuse_unfit, version_of
from bot.storage.location import FILE
from bot.storage.schema import VERSION, metadata
from bot.storage.sole import sole_user

log = logging.getLogger(__name__)


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
        if may_pass(error):
            raise StorageError(f"{path} cannot be opened: {cause_of(error)}.") from None
        raise DatabaseRefusedError(
            f"{path} cannot be opened: {error.strerror}. Let kzturk write there, or set another KZTURK_DATABASE_URL."
        ) from None


async def _bring_up_to_date(database: Database) -> None:
    version = await database.run(partial(_version_or_new, path=database.path))
    if version == VERSION:
        return
    # Alembic takes more memory than all the rest of storage: it works in a process of its own.
    url = f"sqlite:///{database.path.absolute()}"
    migrating = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.storage.migrate", url), stdout=PIPE, stderr=PIPE
    )
    told, said = await migrating.communicate()
    if migrating.returncode == MEND:
        raise DatabaseRefusedError(*said.decode().splitlines())
    if migrating.returncode:
        raise StorageError(f"{database.path} could not be brought up to date: {said.decode().strip()[-500:]}")
    kept = told.decode().strip()
    log.info("database_upgraded %s", fields(before=version or "none", now=VERSION, backup=kept or "none"))


def _version_or_new(connection: Connection, path: Path) -> str:
    """Return the version of the database's tables; make them where there are none, which needs no Alembic.

    Raises DatabaseRefusedError.
    """
    refuse_unfit(connection, path)
    if not inspect(connection).get_table_names():
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSION})
    return version_of(connection)
