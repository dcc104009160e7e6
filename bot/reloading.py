"""The knowledge base in use, and its replacement when its folder changes: whole or not at all."""

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from bot.folder_state import Identity, State, identity_of, settled, state_of
from bot.operations.logs import fields
from knowledge import SHIPPED, Base, KnowledgeError, Problem, load

log = logging.getLogger(__name__)

_MOST_TOLD: Final = 20  # problems; `kzturk check` tells every one
QUIET: Final = 1.0  # seconds


class LiveBase:
    """Holds the base that answers now. `folder` None: the shipped one.

    `problems`: what keeps the folder, as it was when it was last read, from being used; () when it is in use.
    """

    def __init__(self, folder: Path | None, read: Callable[[Path | None], Base] = load) -> None:
        """Read the folder. Raises KnowledgeError."""
        self._folder = folder
        self._read = read
        self._turn = asyncio.Lock()
        self._state = state_of(folder or SHIPPED)  # as it was before it was last read
        self._unwatched = ""
        self.base = read(folder)
        self.read_at = time.time()
        self.problems: tuple[Problem, ...] = ()
        self.replaced = asyncio.Event()  # set at each replacement; whoever waits for it clears it
        self.judged = asyncio.Event()  # set when the folder was found good or wanting; whoever waits for it clears it

    async def reload(self) -> None:
        """Read the folder again, aside from the event loop. What cannot be read is logged and changes nothing.

        Nor does a folder that was changed while it was read: the next look finds it as it is then.
        """
        async with self._turn:
            before, kept = await self._look_at(), self.base.version
            try:
                found = await asyncio.to_thread(self._read, self._folder)
            except KnowledgeError as error:
                found, problems = self.base, error.problems
            except Exception:
                log.exception("knowledge_not_read %s", fields(kept=kept))
                self._state = before
                return
            else:
                problems = ()
            if await self._look_at() != before:
                return
            self._state = before
            was_refused, self.base, self.problems = bool(self.problems), found, problems
            self.judged.set()
            self._log_problems()
            if found.version != kept or (was_refused and not problems):
                counts = fields(topics=len(found.contents.topics), facts=len(found.contents.facts))
                self.read_at = time.time()
                self.replaced.set()
                log.info("knowledge_reloaded %s %s", fields(before=kept, now=found.version), counts)

    def _log_problems(self) -> None:
        kept = self.base.version
        for problem in self.problems[:_MOST_TOLD]:
            log.error("knowledge_problem %s", fields(kept=kept, problem=problem))
        if more := self.problems[_MOST_TOLD:]:
            log.error("knowledge_problems_more %s", fields(kept=kept, more=len(more), cure="run kzturk check"))

    async def _look_at(self) -> State | None:
        return await asyncio.to_thread(state_of, self._folder or SHIPPED)

    async def watch(self, *, look_every: float = 5.0, quiet: float = QUIET) -> None:
        """Reload whenever the folder changes, is replaced, or comes back after it was gone. Runs until cancelled.

        `look_every`: seconds between looks at its files, whether or not the operating system tells of changes.
        `quiet`: seconds without a change before it is read: several files are changed one after the other.
        """
        folder = self._folder or SHIPPED
        while True:
            identity = identity_of(folder)
            if identity is None:
                await asyncio.sleep(look_every)
            else:
                await self._watch_while(folder, identity, look_every, quiet)
            await self._look(folder, quiet)

    async def _watch_while(self, folder: Path, identity: Identity, look_every: float, quiet: float) -> None:
        """Watch until the folder is no longer the one that `identity` means."""
        look = int(look_every * 1000)
        try:
            async for _ in awatch(
                folder, watch_filter=_is_knowledge, debounce=1000, rust_timeout=look, yield_on_timeout=True
            ):
                await self._look(folder, quiet)
                if identity_of(folder) != identity:
                    return
        except Exception as error:  # such as: no more inotify watches, a file's name that is no text
            if repr(error) != self._unwatched:
                told = fields(detail=error, looks_every=f"{look_every:g}s")
                log.warning("knowledge_not_watched %s", told, exc_info=True)
            self._unwatched = repr(error)
            await asyncio.sleep(look_every)

    async def _look(self, folder: Path, quiet: float) -> None:
        """Reload if the folder is not as it was before it was last read."""
        now = await asyncio.to_thread(state_of, folder)
        if now is None and self._state is not None:
            log.warning("knowledge_gone %s", fields(folder=folder, kept=self.base.version))
            self._state = None
        elif now != self._state:
            await settled(folder, quiet)
            await self.reload()


def _is_knowledge(_change: Change, path: str) -> bool:
    return path.endswith(".toml")
