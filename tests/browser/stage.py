"""A stand-in for the emulator's server: it serves the page under the real policy and lets a test say what it hears."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import WSMsgType, web

import bot.emulator
from bot.emulator.guard import page_headers

Frame: TypeAlias = dict[str, Any]

STATIC = Path(bot.emulator.__file__).parent / "static"


@dataclass(slots=True)
class Stage:
    """What the page is told (`hello` first, then `say`) and what it said (`heard`).

    `silent`: sockets are closed before the greeting. `gone`: the address leads nowhere any more.
    """

    hello: Frame
    heard: asyncio.Queue[Frame] = field(default_factory=asyncio.Queue)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    url: str = ""
    silent: bool = False
    gone: bool = False

    async def say(self, kind: str, /, **fields: object) -> None:
        """Send a frame of that type to every open page."""
        await self.tell({"type": kind} | fields)

    async def tell(self, frame: Frame) -> None:
        """Send a frame to every open page."""
        for socket in tuple(self.sockets):
            await socket.send_json(frame)

    async def next_heard(self) -> Frame:
        """Return the next frame that the page sent. Raises TimeoutError when none comes within five seconds."""
        return await asyncio.wait_for(self.heard.get(), 5)

    async def next_of(self, kind: str) -> Frame:
        """Return the next frame of that type, passing over others. Raises TimeoutError as `next_heard` does."""
        while (frame := await self.next_heard())["type"] != kind:
            pass
        return frame

    async def hang_up(self) -> None:
        """Close every socket."""
        for socket in tuple(self.sockets):
            await socket.close()

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Speak the page protocol over a websocket."""
        self._expect_to_be_here()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.silent:
            await socket.close()
            return socket
        await socket.send_json({"type": "hello"} | self.hello)
        self.sockets.append(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.heard.put_nowait(message.json())
        self.sockets.remove(socket)
        return socket

    async def index(self, _: web.Request) -> web.FileResponse:
        """Serve the page itself."""
        self._expect_to_be_here()
        return web.FileResponse(STATIC / "index.html")

    def _expect_to_be_here(self) -> None:
        if self.gone:
            raise web.HTTPNotFound


async def _add_policy(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(page_headers(request.host))


@asynccontextmanager
async def staged(hello: Frame) -> AsyncIterator[Stage]:
    """Serve the page on a free port of the loopback; `url` is its address."""
    stage = Stage(hello)
    app = web.Application()
    app.on_response_prepare.append(_add_policy)
    app.router.add_get("/t/token/", stage.index)
    app.router.add_get("/t/token/live", stage.live)
    app.router.add_static("/t/token/static/", STATIC)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stage.url = f"http://127.0.0.1:{runner.addresses[0][1]}/t/token/"
    try:
        yield stage
    finally:
        await stage.hang_up()
        await runner.cleanup()
