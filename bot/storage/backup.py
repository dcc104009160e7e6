"""A copy of the database, made while kzturk may be writing to it, and looked through before it gets its name."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.storage.causes import cause_of
from bot.storage.errors import DatabaseRefusedError, StorageError
from bot.storage.inspecting import State, look_into
from bot.storage.location import backups_folder
from bot.storage.owner import give_away

BY_HAND: Final = "kzturk-"  # how their names begin
BEFORE_UPGRADE: Final = "upgrade-"
UPGRADES_KEPT: Final = 3
_PATIENCE: Final = 10.0  # seconds that a lock is waited for; a writer holds none against a reader but for moments


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where, its size in bytes, and what is in it."""

    path: Path
    size: int
    state: State


def back_up(database: Path, target: Path) -> Backup:
    """Copy a database as it is at one moment into the file `target`, whole or not at all, for its owner's eyes.

    Raises StorageError when it cannot be copied, also since its disk is full, and DatabaseRefusedError when `target`
    is there already or its folder is not, and when the database is damaged or none of this kzturk's.
    """
    with _part_of(target) as part:
        _copy(database, part, target)
        state = look_into(part, called=database)
        _give_name(part, target)
    return Backup(target, target.stat().st_size, state)


def back_up_before_upgrade(database: Path, version: str) -> Path:
    """Keep the database as it is before its tables change, beside the last such backups. Raises as back_up does."""
    folder = made(backups_folder(database))
    backup = back_up(database, unused(folder / f"{BEFORE_UPGRADE}{stamp()}-from-{version}.db"))
    prune(folder, BEFORE_UPGRADE, UPGRADES_KEPT)
    return backup.path


def made(folder: Path) -> Path:
    """Make a folder for its owner's eyes, if it is not there. Raises DatabaseRefusedError."""
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            give_away(folder)
    except OSError as error:
        raise DatabaseRefusedError(f"{folder} cannot be made: {error.strerror}. Name another folder.") from None
    return folder


def prune(folder: Path, prefix: str, keep: int) -> list[Path]:
    """Delete the oldest backups of a kind beyond so many, and return them."""
    gone = sorted(folder.glob(f"{prefix}2*.db"), reverse=True)[keep:]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def forget_upgrades(database: Path, before: float) -> int:
    """Delete backups that upgrades made before a time, in seconds since 1970; return how many. Raises OSError."""
    old = [path for path in backups_folder(database).glob(f"{BEFORE_UPGRADE}2*.db") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def stamp() -> str:
    """Return the time as file names have it; they then sort by it: 20261130T214200Z."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def unused(path: Path) -> Path:
    """Return a path at which nothing is: this one, or one with a number behind its name."""
    others = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))
    return next((other for other in (path, *others) if not other.exists()), path)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """Give an empty file beside the target, which is gone in the end."""
    if target.exists():
        raise DatabaseRefusedError(f"{target} is there already, and nothing is overwritten: name another file.")
    try:
        handle, name = tempfile.mkstemp(prefix=".kzturk-", suffix=".part", dir=target.parent)
    except FileNotFoundError:
        raise DatabaseRefusedError(f"There is no folder {target.parent}: make it, or name another.") from None
    except OSError as error:
        raise _not_written(target, error) from None
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)


def _copy(database: Path, part: Path, target: Path) -> None:
    """Write what is in the database into one file, without what was deleted from it: its pages may still hold that."""
    address = f"{database.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb") as written:
            os.fsync(written.fileno())
    except (sqlite3.Error, OSError) as error:
        raise _not_written(target, error) from None


def _give_name(part: Path, target: Path) -> None:
    try:
        give_away(part)
        try:
            os.link(part, target)  # unlike a rename it never takes another file's place
        except FileExistsError:
            raise DatabaseRefusedError(f"{target} was made by another: name another file.") from None
        except OSError:  # a file system without hard links
            part.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(target, error) from None


def sync_folder(folder: Path) -> None:
    """Let names that were given in a folder survive a loss of power, where its file system can. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)


def _not_written(target: Path, error: Exception) -> StorageError:
    return StorageError(f"{target} was not written: {cause_of(error)}.")
