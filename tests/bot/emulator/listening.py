"""An app that is a bare socket, so that a test sees each frame as it is sent."""

import asyncio
from typing import Any

import aiohttp

from tests.bot.emulator.blocks import options

Json = dict[str, Any]


class App:
    """An app at the other end of a socket: keeps the frames that come, and acknowledges each, menus with options."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Json] = []
        self._news = asyncio.Event()

    async def listen(self) -> None:
        """Take frames until the socket closes."""
        async for message in self.socket:
            frame = message.json()
            self.frames.append(frame)
            self._news.set()
            if "envelope_id" in frame:
                answers = frame["payload"].get("type") == "block_suggestion"
                answer = {"payload": {"options": options(2)}} if answers else {}
                await self.socket.send_json({"envelope_id": frame["envelope_id"], **answer})

    async def got(self, kind: str, times: int) -> list[Json]:
        """Return what came of a kind, once that is as many: the `type` of a frame, an interaction or an event."""
        async with asyncio.timeout(5):
            while len(found := self._of(kind)) < times:
                self._news.clear()
                await self._news.wait()
        assert len(found) == times
        return found

    def _of(self, kind: str) -> list[Json]:
        found = [frame.get("payload", frame) for frame in self.frames]
        found += [payload["event"] for payload in found if payload.get("type") == "event_callback"]
        return [each for each in found if each.get("subtype", each.get("type", "command")) == kind]
