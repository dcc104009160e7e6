"""The database read from outside, while kzturk may be at work with it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.storage.causes import storage_error
from bot.storage.database import WAIT_FOR_LOCK

T = TypeVar("T")


def read_from(path: Path, work: Callable[[Connection], T]) -> T:
    """Do some reading in a database file that is there, and change nothing. Raises StorageError."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_FOR_LOCK)

    try:
        with create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool).connect() as connection:
            return work(connection)
    except DBAPIError as error:
        raise storage_error(error) from error
