"""The wire between the machine and the emulator: it can be cut, and it can swallow all that goes in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

State: TypeAlias = Literal["whole", "refuses", "swallows"]
_AT_ONCE = 65536


@dataclass(slots=True)
class Wire:
    """`port`: where it is entered, on 127.0.0.1. `leads_to`: the emulator's port."""

    leads_to: int
    port: int = 0
    state: State = "whole"
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    def become(self, state: State) -> None:
        """Change; what goes over it now breaks."""
        self.state = state
        for each in self._open:
            each.cancel()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection."""
        task = asyncio.ensure_future(self._carry(reader, writer))
        self._open.add(task)
        with suppress(asyncio.CancelledError, ConnectionError):
            await task
        self._open.discard(task)
        writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.state == "swallows":
            while await reader.read(_AT_ONCE):
                pass
        if self.state != "whole":
            return
        reader_there, writer_there = await asyncio.open_connection("127.0.0.1", self.leads_to)
        try:
            ways = [asyncio.create_task(_pass_on(reader, writer_there))]
            ways.append(asyncio.create_task(_pass_on(reader_there, writer)))
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            writer_there.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(_AT_ONCE):
            writer.write(data)
            await writer.drain()


@asynccontextmanager
async def stretched(leads_to: int) -> AsyncIterator[Wire]:
    """Lay a wire to a port of this machine."""
    wire = Wire(leads_to)
    server = await asyncio.start_server(wire.take, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        wire.become("refuses")
        server.close()
