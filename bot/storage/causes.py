"""What SQLite and the file system report, in plain words."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError

from bot.storage.errors import StorageError

_WORDS: Final = {
    sqlite3.SQLITE_BUSY: "it is locked by another program",
    sqlite3.SQLITE_LOCKED: "it is locked by another program",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be opened",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_CORRUPT: "it is damaged: put a backup in its place",
    sqlite3.SQLITE_NOTADB: "it is no database: put a backup in its place",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: is it there, and its folder writable?",
}
_PRIMARY = 0xFF  # an extended result code of SQLite has the primary one in its lowest byte


def storage_error(error: Exception) -> StorageError:
    """Say in plain words what SQLAlchemy or the file system reports."""
    if isinstance(error, DBAPIError):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return StorageError(f"The database fails: {_WORDS.get(code & _PRIMARY, type(error.orig).__name__)}.")
    if isinstance(error, FileNotFoundError):
        return StorageError("The database fails: its file is gone.")
    return StorageError(f"The database fails: {error}.")
