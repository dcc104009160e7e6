"""How a knowledge folder looks from outside: what changes with each change of a file, and whether one is going on."""

import asyncio
import logging
import time
from pathlib import Path
from typing import Final, TypeAlias

from bot.operations.logs import fields

log = logging.getLogger(__name__)

State: TypeAlias = tuple[tuple[object, ...], ...]
Identity: TypeAlias = tuple[int, int]

PATIENCE: Final = 60.0  # seconds; a folder that is never quiet is read all the same
_TEMPORARY: Final = (".", "#")  # how names begin that editors and git give to files of their own


def identity_of(folder: Path) -> Identity | None:
    """Return what tells this folder from another that takes its place; None: there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def state_of(folder: Path) -> State | None:
    """Return what changes with every change of the folder's files, hidden and backup ones apart; None: it is gone."""
    identity = identity_of(folder)
    if identity is None:
        return None
    paths = (path for pattern in ("*/*", "*/*/*") for path in folder.glob(pattern) if _counts(path, folder))
    return (identity, *sorted((str(path), *_trace(path)) for path in paths))


async def settled(folder: Path, quiet: float, patience: float = PATIENCE) -> None:
    """Wait until no file has changed for `quiet` seconds and git is not at work there; for `patience` at most."""
    end = time.monotonic() + patience
    before = None
    while (now := await asyncio.to_thread(_seen, folder)) != before or now[1]:
        if time.monotonic() >= end:
            log.warning("knowledge_not_quiet %s", fields(waited=f"{patience:g}s", git=now[1] or "no"))
            return
        before = now
        await asyncio.sleep(quiet)


def _seen(folder: Path) -> tuple[State | None, str]:
    return state_of(folder), _git_lock(folder)


def _git_lock(folder: Path) -> str:
    """Return the lock that git holds while it changes a working tree (git-scm.com: api-lockfile); "": there is none."""
    try:
        places = (folder.resolve(), *folder.resolve().parents)
        return next((str(lock) for place in places if (lock := place / ".git" / "index.lock").exists()), "")
    except OSError:
        return ""


def _counts(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    return not (any(part.startswith(_TEMPORARY) for part in inside) or path.name.endswith("~"))


def _trace(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
