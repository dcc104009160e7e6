"""The knowledge base in use, and its replacement when its folder changes: whole or not at all."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, awatch

from bot.operations.logs import fields
from knowledge import SHIPPED, Base, KnowledgeError, load

log = logging.getLogger(__name__)


class LiveBase:
    """Holds the base that answers now. `folder` None: the shipped one."""

    def __init__(self, folder: Path | None, read: Callable[[Path | None], Base] = load) -> None:
        """Read the folder. Raises KnowledgeError."""
        self._folder = folder
        self._read = read
        self._turn = asyncio.Lock()
        self.base = read(folder)
        self._refused = False
        self.replaced = asyncio.Event()  # set at each replacement; whoever waits for it clears it

    async def reload(self) -> None:
        """Read the folder again, aside from the event loop. What cannot be read is logged and changes nothing."""
        async with self._turn:
            before = self.base.version
            try:
                self.base = await asyncio.to_thread(self._read, self._folder)
            except KnowledgeError as error:
                problems = error.problems
            except Exception:
                log.exception("knowledge_not_read %s", fields(kept=before))
                return
            else:
                problems = ()
        for problem in problems:
            log.error("knowledge_problem %s", fields(kept=before, problem=problem))
        if self.base.version != before or (self._refused and not problems):
            contents = self.base.contents
            counts = fields(topics=len(contents.topics), facts=len(contents.facts))
            self.replaced.set()
            log.info("knowledge_reloaded %s %s", fields(before=before, now=self.base.version), counts)
        self._refused = bool(problems)

    async def watch(self, *, look_every: float = 5.0) -> None:
        """Reload whenever the folder changes, is replaced, or comes back after it was gone. Runs until cancelled.

        `look_every`: seconds between looks whether the folder is still the same one.
        """
        folder = self._folder or SHIPPED
        seen = _identity(folder)
        while True:
            if seen is None:
                await asyncio.sleep(look_every)
            else:
                await self._watch_while(folder, seen, look_every)
            now = _identity(folder)
            if now is None and seen is not None:
                log.warning("knowledge_gone %s", fields(folder=folder, kept=self.base.version))
            elif now is not None and now != seen:
                await self.reload()
            seen = now

    async def _watch_while(self, folder: Path, identity: tuple[int, int], look_every: float) -> None:
        """Watch until the folder is no longer the one that `identity` means."""
        look = int(look_every * 1000)
        try:
            async for changes in awatch(
                folder, watch_filter=_is_knowledge, debounce=1000, rust_timeout=look, yield_on_timeout=True
            ):
                if _identity(folder) != identity:
                    return
                if changes:
                    await self.reload()
        except (OSError, RuntimeError) as error:  # such as: no more inotify watches
            log.warning("knowledge_not_watched %s", fields(error=error, cure="send SIGHUP after a change"))
            await asyncio.sleep(look_every)


def _is_knowledge(_change: Change, path: str) -> bool:
    return path.endswith(".toml")


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells this folder from another that takes its place; None: there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
