"""The database: one connection in a thread of its own, so that the event loop never waits for a disk."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from bot.operations.logs import fields
from bot.storage.causes import storage_error
from bot.storage.errors import StorageError

log = logging.getLogger(__name__)
T = TypeVar("T")

# Seconds. Slack waits three for an acknowledgement, and whoever waits here has to say something by then.
WAIT_FOR_LOCK: Final = 1.0
WAIT_FOR_TURN: Final = 1.2
# The write-ahead log lets a backup read while we write. FULL: what was acknowledged survives a loss of power too.
_PRAGMAS: Final = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -512")


class Database:
    """An SQLite file with the tables of this version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._engine = engine(path)
        self._connection: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._in_trouble = False

    async def run(self, work: Callable[[Connection], T], within: float | None = None) -> T:
        """Do some work in one transaction, committed when this returns.

        Raises StorageError when it was not done, also when its turn did not come `within` so many seconds; None: as
        long as whoever is to acknowledge may wait.
        """
        future = self._thread.submit(self._transact, work)
        waiting = asyncio.wrap_future(future)
        await asyncio.wait({waiting}, timeout=WAIT_FOR_TURN if within is None else within)
        late = future.cancel()  # if it has not begun; what has been begun ends soon, and its end is to be known
        error = StorageError("The database fails: it is too slow.") if late else await _error_of(waiting)
        if error:
            self._in_trouble = True
            log.error("storage_failed %s", fields(problem=error))
            raise error
        return waiting.result()

    async def is_well(self) -> bool:
        """Tell whether it can be reached; after an error, whether it can be written to again."""
        work = _write_something if self._in_trouble else _read_something
        try:
            await self.run(work)
        except StorageError:
            return False
        self._in_trouble = False
        return True

    async def close(self) -> None:
        """Finish what was begun, and close the file."""
        await asyncio.wrap_future(self._thread.submit(self._drop))
        self._thread.shutdown()

    def _transact(self, work: Callable[[Connection], T]) -> T:
        try:
            connection = self._opened()
            with connection.begin():
                return work(connection)
        except IntegrityError:  # a mistake of ours: the database is well
            raise
        except (DBAPIError, OSError) as error:
            self._drop()
            raise storage_error(error) from error

    def _opened(self) -> Connection:
        """Return the connection, a new one where the file is another. SQLite would go on to write a deleted file."""
        found = self.path.stat()
        file = (found.st_dev, found.st_ino)
        if self._connection is None or self._file != file:
            self._drop()
            self._connection, self._file = self._engine.connect(), file
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            connection.close()


def engine(path: Path) -> Engine:
    """Make an engine for a file that is there. Each transaction takes the lock for writing when it begins."""

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_FOR_LOCK, isolation_level=None
        )
        for pragma in _PRAGMAS:
            opened.execute(f"PRAGMA {pragma}")
        return opened

    made = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    event.listen(made, "begin", _begin)
    return made


async def _error_of(work: "asyncio.Future[Any]") -> StorageError | None:
    try:
        await work
    except StorageError as error:
        return error
    return None


def _begin(connection: Connection) -> None:
    # sqlite3 itself would begin late, and then a lock could no longer be waited for (docs.sqlalchemy.org: pysqlite).
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _read_something(connection: Connection) -> None:
    connection.execute(text("SELECT version_num FROM alembic_version")).all()


def _write_something(connection: Connection) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
