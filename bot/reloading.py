"""The knowledge base in use, and its replacement when its folder changes: whole or not at all."""

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from bot.operations.logs import fields
from knowledge import SHIPPED, Base, KnowledgeError, load

log = logging.getLogger(__name__)

_MOST_TOLD: Final = 20  # problems; `kzturk check` tells every one
_State = tuple[tuple[object, ...], ...]


class LiveBase:
    """Holds the base that answers now. `folder` None: the shipped one."""

    def __init__(self, folder: Path | None, read: Callable[[Path | None], Base] = load) -> None:
        """Read the folder. Raises KnowledgeError."""
        self._folder = folder
        self._read = read
        self._turn = asyncio.Lock()
        self._state = _state(folder or SHIPPED)  # as it was before it was last read
        self._unwatched = ""
        self.base = read(folder)
        self.read_at = time.time()
        self.refused = False  # the folder has a mistake, and what it was before is in use
        self.replaced = asyncio.Event()  # set at each replacement; whoever waits for it clears it

    async def reload(self) -> None:
        """Read the folder again, aside from the event loop. What cannot be read is logged and changes nothing."""
        async with self._turn:
            before = self.base.version
            self._state = await asyncio.to_thread(_state, self._folder or SHIPPED)
            try:
                self.base = await asyncio.to_thread(self._read, self._folder)
            except KnowledgeError as error:
                problems = error.problems
            except Exception:
                log.exception("knowledge_not_read %s", fields(kept=before))
                return
            else:
                problems = ()
        for problem in problems[:_MOST_TOLD]:
            log.error("knowledge_problem %s", fields(kept=before, problem=problem))
        if more := problems[_MOST_TOLD:]:
            log.error("knowledge_problems_more %s", fields(kept=before, more=len(more), cure="run kzturk check"))
        if self.base.version != before or (self.refused and not problems):
            contents = self.base.contents
            self.read_at = time.time()
            counts = fields(topics=len(contents.topics), facts=len(contents.facts))
            self.replaced.set()
            log.info("knowledge_reloaded %s %s", fields(before=before, now=self.base.version), counts)
        self.refused = bool(problems)

    async def watch(self, *, look_every: float = 5.0) -> None:
        """Reload whenever the folder changes, is replaced, or comes back after it was gone. Runs until cancelled.

        `look_every`: seconds between looks at its files, whether or not the operating system tells of changes.
        """
        folder = self._folder or SHIPPED
        while True:
            identity = _identity(folder)
            if identity is None:
                await asyncio.sleep(look_every)
            else:
                await self._watch_while(folder, identity, look_every)
            await self._look(folder)

    async def _watch_while(self, folder: Path, identity: tuple[int, int], look_every: float) -> None:
        """Watch until the folder is no longer the one that `identity` means."""
        look = int(look_every * 1000)
        try:
            async for _ in awatch(
                folder, watch_filter=_is_knowledge, debounce=1000, rust_timeout=look, yield_on_timeout=True
            ):
                await self._look(folder)
                if _identity(folder) != identity:
                    return
        except Exception as error:  # such as: no more inotify watches, a file's name that is no text
            if repr(error) != self._unwatched:
                told = fields(detail=error, looks_every=f"{look_every:g}s")
                log.warning("knowledge_not_watched %s", told, exc_info=True)
            self._unwatched = repr(error)
            await asyncio.sleep(look_every)

    async def _look(self, folder: Path) -> None:
        """Reload if the folder is not as it was before it was last read."""
        now = await asyncio.to_thread(_state, folder)
        if now is None and self._state is not None:
            log.warning("knowledge_gone %s", fields(folder=folder, kept=self.base.version))
            self._state = None
        elif now != self._state:
            await self.reload()


def _is_knowledge(_change: Change, path: str) -> bool:
    return path.endswith(".toml")


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells this folder from another that takes its place; None: there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state(folder: Path) -> _State | None:
    """Return what changes with every change of the folder's files, the hidden ones apart; None: it is gone."""
    identity = _identity(folder)
    if identity is None:
        return None
    paths = (path for pattern in ("*/*", "*/*/*") for path in folder.glob(pattern))
    return (identity, *sorted((str(path), *_trace(path)) for path in paths if not path.name.startswith(".")))


def _trace(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
