"""What SQLite and the file system report, in plain words."""

import errno
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
_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT}
_PRIMARY = 0xFF  # an extended result code of SQLite has the primary one in its lowest byte


def storage_error(error: Exception) -> StorageError:
    """Say in plain words what SQLAlchemy, sqlite3 or the file system reports."""
    return StorageError(f"The database fails: {cause_of(error)}.")


def cause_of(error: Exception) -> str:
    """Say the same as the part of a sentence: "the disk is full"."""
    found = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(found, sqlite3.Error):
        return _WORDS.get(getattr(found, "sqlite_errorcode", 0) & _PRIMARY, type(found).__name__)
    if isinstance(found, FileNotFoundError):
        return "its file is gone"
    if isinstance(found, OSError) and found.errno in _NO_ROOM:
        return "the disk is full"
    return str(found)


def may_pass(error: OSError) -> bool:
    """Tell whether trouble with a file can go by without a person changing a setting: such as a full disk."""
    return error.errno in {*_NO_ROOM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.EROFS}
