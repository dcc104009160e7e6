"""One kzturk at a time works with a file: it can then take up at once what an earlier one left behind."""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.storage.causes import cause_of
from bot.storage.errors import InUseError, StorageError
from bot.storage.owner import give_away

PATIENCE: Final = 3.0  # seconds: a process that is ending may still hold the file
_LOOK_EVERY: Final = 0.1


@asynccontextmanager
async def sole_user(path: Path) -> AsyncIterator[None]:
    """Hold the lock beside the file that `path` leads to, by links or not. A process that is killed loses it.

    Raises InUseError when another one holds it, StorageError when it cannot be made.
    """
    lock = _open_lock(path)
    try:
        give_up = time.monotonic() + PATIENCE
        while not _taken(lock):
            if time.monotonic() >= give_up:
                raise InUseError(f"Another kzturk works with {path}: stop it, or set another KZTURK_DATABASE_URL.")
            await asyncio.sleep(_LOOK_EVERY)
        yield
    finally:
        os.close(lock)


def _open_lock(path: Path) -> int:
    file = path.resolve()
    beside = file.with_name(f"{file.name}.lock")
    try:
        new = not beside.exists()
        lock = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        if new:
            give_away(beside)
    except OSError as error:
        raise StorageError(f"{beside} cannot be opened: {cause_of(error)}.") from None
    return lock


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
