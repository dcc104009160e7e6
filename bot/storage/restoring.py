"""A backup put in the place of the database: looked through first, and what it replaces is kept."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.storage.backup import stamp, sync_folder, unused
from bot.storage.causes import cause_of
from bot.storage.errors import DatabaseRefusedError, StorageError
from bot.storage.inspecting import State, lacking, look_into
from bot.storage.migrate import migrate
from bot.storage.owner import give_away
from bot.storage.reading import read_from
from bot.storage.schema import VERSION

_SQLITE: Final = b"SQLite format 3\0"  # how such a file begins (sqlite.org/fileformat.html)
_WAL: Final = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A copy of a backup that may take the database's place. `written`: the version that the backup itself has."""

    copy: Path
    state: State
    written: str


@contextmanager
def candidate(backup: Path, database: Path) -> Iterator[Candidate]:
    """Copy a backup beside the database, look it through, and bring the copy up to date. The backup stays as it is.

    Raises DatabaseRefusedError when it may not take the database's place, StorageError when it cannot be copied.
    """
    database = database.resolve()
    if database.exists() and backup.samefile(database):
        raise DatabaseRefusedError(f"{backup} is the database itself: name a backup of it.")
    try:
        with TemporaryDirectory(prefix=".restore-", dir=database.parent) as folder:
            copy = Path(folder) / database.name
            _copy(backup, copy)
            written = _looked_through(copy, backup).version
            if not written:
                raise DatabaseRefusedError(f"{backup} holds no tables of kzturk's: name a backup of its database.")
            if written != VERSION:
                migrate(copy, backup=False)
            if lack := read_from(copy, lacking):
                raise DatabaseRefusedError(f"{backup} lacks {lack}: take a backup that is whole.")
            yield Candidate(copy, look_into(copy, called=backup), written)
    except OSError as error:
        raise StorageError(f"{backup} could not be copied to {database.parent}: {cause_of(error)}.") from None


def put_in_place(new: Candidate, database: Path) -> Path | None:
    """Let a candidate take the database's place; return where that one is kept, None: there was none.

    Only for whoever holds the lock. A kill at any moment leaves one or the other whole. Raises StorageError.
    """
    database = database.resolve()
    try:
        _fold(new.copy)
        new.copy.chmod(0o600)
        _sync(new.copy)
        kept = _keep(database) if database.exists() and database.stat().st_size else None
        for suffix in _WAL:  # else SQLite would take them for the new one's
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        new.copy.replace(database)
        give_away(database)
        sync_folder(database.parent)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{database} was not replaced: {cause_of(error)}.") from None
    return kept


def _looked_through(copy: Path, backup: Path) -> State:
    try:
        return look_into(copy, called=backup)
    except StorageError:
        raise DatabaseRefusedError(f"{backup} is damaged: take a backup that is whole.") from None


def _copy(backup: Path, copy: Path) -> None:
    """Copy a file, and what SQLite may have written beside it. Opening it where it lies could change it."""
    with backup.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            raise DatabaseRefusedError(f"{backup} is no SQLite database: name a file that kzturk backup has made.")
    shutil.copyfile(backup, copy)
    beside = backup.with_name(f"{backup.name}-wal")
    if beside.exists():
        shutil.copyfile(beside, copy.with_name(f"{copy.name}-wal"))


def _keep(database: Path) -> Path:
    """Give the database, and its write-ahead log if one is left, a second name beside it."""
    with suppress(sqlite3.Error):  # a damaged one is kept as it is
        _fold(database)
    kept = unused(database.with_name(f"{database.name}.replaced-{stamp()}"))
    for suffix in ("-wal", ""):
        file = database.with_name(database.name + suffix)
        if file.exists():
            _link(file, kept.with_name(kept.name + suffix))
    sync_folder(database.parent)
    return kept


def _link(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # a file system without hard links
        shutil.copy2(file, name)
        _sync(name)


def _fold(path: Path) -> None:
    """Write the write-ahead log back into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
