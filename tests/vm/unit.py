"""The unit in the machine: what systemd knows of it, what it answers on its own port, what is in the journal."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from tests.vm.machine import Machine

_LOOK_EVERY: Final = 2.0  # seconds
_FETCH: Final = "import sys,urllib.request as u\ntry: print(u.urlopen(sys.argv[1],timeout=20).read().decode())\n"
_NOT_YET: Final = 'except u.HTTPError as e: print(e.read().decode())\nexcept OSError as e: print("{}")'


async def until(probe: Callable[[], Awaitable[bool]], within: float) -> None:
    """Ask again and again, until it is so. Raises TimeoutError."""
    async with asyncio.timeout(within):
        for pause in chain((0.0,), repeat(_LOOK_EVERY)):
            await asyncio.sleep(pause)
            if await probe():
                return


@dataclass(frozen=True, slots=True)
class Unit:
    """kzturk.service of a machine."""

    machine: Machine

    async def show(self, name: str) -> str:
        """Return a property."""
        return await self.machine.run(f"systemctl show --property {name} --value kzturk.service")

    async def restarts(self) -> int:
        """Return how often systemd has started it again by itself."""
        return int(await self.show("NRestarts"))

    async def until_restarted(self, before: int, within: float) -> None:
        """Wait until systemd has started it again, and it is ready."""

        async def so() -> bool:
            return await self.restarts() > before and await self.show("ActiveState") == "active"

        await until(so, within)

    async def readyz(self) -> dict[str, object]:
        """Return what /readyz says; {}: nobody listens."""
        fetched = await self.machine.run(f"python3 -ISc '{_FETCH}{_NOT_YET}' http://127.0.0.1:3000/readyz")
        found: dict[str, object] = json.loads(fetched)
        return found

    async def until_ready(self, within: float, *, ready: bool = True) -> dict[str, object]:
        """Wait until /readyz says so; return it."""
        said: dict[str, object] = {}

        async def so() -> bool:
            said.clear()
            said.update(await self.readyz())
            return said.get("ready") is ready

        await until(so, within)
        return said

    async def journal(self, pattern: str) -> str:
        """Return the lines that fit a pattern, of this run of the machine; "": none."""
        _, said = await self.machine.attempt(
            f"journalctl --unit kzturk --boot --no-pager --output cat | grep -E '{pattern}'"
        )
        return said

    async def memory(self) -> dict[str, int]:
        """Return what the kernel counts for it, in MiB: now, at most, allowed; and how often it killed for that."""
        group = "/sys/fs/cgroup/system.slice/kzturk.service"
        said = await self.machine.run(
            f"cd {group} && cat memory.current memory.peak memory.max && sed -n 's/^oom_kill //p' memory.events"
        )
        current, peak, allowed, kills = map(int, said.split())
        return {"now": current >> 20, "peak": peak >> 20, "allowed": allowed >> 20, "kills": kills}
