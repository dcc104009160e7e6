"""The page in the browser: its files, and the websocket that keeps it up to date and takes what people do."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from bot.emulator.changes import Change
from bot.emulator.credentials import same_secret
from bot.emulator.guard import Guard
from bot.emulator.interacting import NotPossibleError
from bot.emulator.page_acting import PageActing
from bot.emulator.page_protocol import Words, frame_of, hello
from bot.emulator.page_requests import Request, read_request
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

STATIC = Path(__file__).resolve().parent / "static"
MOST_BYTES = 256 * 1024  # 40,000 characters of four bytes

_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".ico": "image/x-icon",
}


@dataclass(slots=True)
class Page:
    """Serves the page below /t/<token>/. Without the right token nothing is there. `run` works in the background."""

    workspace: Workspace
    acting: PageActing
    manifest: Json
    guard: Guard
    token: str = field(repr=False)
    run: Callable[[Coroutine[Any, Any, None]], None]
    words: Words = field(default_factory=dict)
    _open: set[web.WebSocketResponse] = field(default_factory=set)

    def routes(self) -> list[web.RouteDef]:
        """List the page's routes."""
        return [
            web.get("/t/{token}/", self.guard.wrap(self.index)),
            web.get("/t/{token}/static/{name:[A-Za-z0-9._-]{1,100}}", self.guard.wrap(self.static)),
            web.get("/t/{token}/live", self.guard.wrap(self.live)),
        ]

    async def index(self, request: web.Request) -> web.Response:
        """Serve the page itself."""
        return self._file(request, "index.html")

    async def static(self, request: web.Request) -> web.Response:
        """Serve one of the page's files."""
        return self._file(request, request.match_info["name"])

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Tell a page of every change, and do what it asks for, until it closes."""
        if not self._welcome(request) or not self.guard.same_origin(request):
            return _nothing()
        socket = web.WebSocketResponse(heartbeat=30, timeout=1, max_msg_size=MOST_BYTES)
        await socket.prepare(request)
        self._open.add(socket)
        frames: asyncio.Queue[Json] = asyncio.Queue()
        frames.put_nowait(hello(self.workspace, self.manifest["features"], self.words))

        def observer(change: Change) -> None:
            frames.put_nowait(frame_of(change))

        self.workspace.observers.append(observer)
        sender = asyncio.create_task(_send(socket, frames))
        try:
            async for message in socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._do(message.data, frames)
        finally:
            self.workspace.observers.remove(observer)
            self._leave(socket)
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)
        return socket

    async def close(self) -> None:
        """Close the websockets of all pages."""
        sockets, self._open = tuple(self._open), set()
        for socket in sockets:
            await socket.close()

    def _leave(self, socket: web.WebSocketResponse) -> None:
        """Forget a page; with the last one go the open modals."""
        if socket in self._open:
            self._open.remove(socket)
            if not self._open:
                self.run(self.acting.viewing.forget())

    def _welcome(self, request: web.Request) -> bool:
        return same_secret(request.match_info["token"], self.token)

    def _file(self, request: web.Request, name: str) -> web.Response:
        path = (STATIC / name).resolve()
        content_type = _TYPES.get(path.suffix)
        if not self._welcome(request) or not content_type or not path.is_relative_to(STATIC) or not path.is_file():
            return _nothing()
        return web.Response(body=path.read_bytes(), content_type=content_type, charset="utf-8")

    def _do(self, frame: str | bytes, frames: asyncio.Queue[Json]) -> None:
        try:
            request = read_request(frame)
        except ValueError as error:
            frames.put_nowait({"type": "error", "text": str(error)})
        else:
            self.run(self._act(request, frames))

    async def _act(self, request: Request, frames: asyncio.Queue[Json]) -> None:
        try:
            if answer := await self.acting.perform(request):
                frames.put_nowait(answer)
        except NotPossibleError as error:
            frames.put_nowait({"type": "error", "text": str(error)})


def _nothing() -> web.Response:
    return web.Response(status=404, text="Nothing is here.")


async def _send(socket: web.WebSocketResponse, frames: asyncio.Queue[Json]) -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await socket.send_json(await frames.get())
