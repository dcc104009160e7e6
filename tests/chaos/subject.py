"""kzturk as a process of its own that is killed again and again, with one state folder for all its lives."""

import asyncio
import os
import re
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from tests.chaos.plan import Kill

_START_WITHIN: Final = 60.0  # seconds
_STOP_WITHIN: Final = 30.0
_LISTENS = re.compile(rb"kzturk listens on (\S+)")


@dataclass(slots=True)
class Subject:
    """`run`: the number of its present life, from 1. `died`: by the life's number, when it was killed.

    `kills`: those of the plan that are still to come.
    """

    folder: Path
    kills: list[Kill]
    run: int = 0
    died: dict[int, float] = field(default_factory=dict)
    _process: Process | None = None
    _up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def alive(self) -> bool:
        """Whether it has been started and not yet been killed."""
        return self._up.is_set()

    async def start(self, settings: Callable[[int], dict[str, str]]) -> str:
        """Begin another life, with `settings` by its number. Return its address; "": killed before it listened."""
        self.run += 1
        with (self.folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=self.folder,
                env=os.environ | settings(self.run) | {"KZTURK_PORT": "0", "STATE_DIRECTORY": str(self.folder)},
                stdout=PIPE,
                stderr=log,
            )
        self._up.set()
        if self.kills and self.kills[0].moment == "starting" and self.run > 1:
            self._kill_after(self.kills[0].pause * 4)
        return await self._address(self._process)

    def kill_if_due(self, moment: Literal["arrival", "effect"], calls: int) -> None:
        """Kill it if the plan says so for this moment of that many calls."""
        if not (self.alive and self.kills and calls >= self.kills[0].call):
            return
        if self.kills[0].moment in {"later", "starting"}:
            self._kill_after(self.kills[0].pause)
        elif self.kills[0].moment == moment:
            self._kill(self.kills[0])

    async def kill_as_planned(self) -> None:
        """Carry out what is left of the plan, now that there is nothing more to do."""
        while self.kills:
            await self._up.wait()
            self._kill(self.kills[0])
        await self._up.wait()

    async def dead(self) -> int:
        """Wait until it has ended, and return its exit status."""
        assert self._process
        await self._process.communicate()
        self._up.clear()
        return self._process.returncode or 0

    async def stop(self) -> int:
        """Ask it to stop, as systemd does; return its exit status."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(_STOP_WITHIN):
            return await self.dead()

    async def end(self) -> None:
        """Leave nothing behind."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()

    def _kill_after(self, pause: float) -> None:
        asyncio.get_running_loop().call_later(pause, self._kill, self.kills[0])

    def _kill(self, kill: Kill) -> None:
        """Carry out the kill that comes next; one that finds it dead already is left for later."""
        if self.alive and self._process and kill in self.kills:
            self.kills.remove(kill)
            self._up.clear()
            self.died[self.run] = time.monotonic()
            self._process.kill()

    async def _address(self, process: Process) -> str:
        assert process.stdout
        async with asyncio.timeout(_START_WITHIN):
            while line := await process.stdout.readline():
                if found := _LISTENS.search(line):
                    return found[1].decode()
        return ""
