"""A Slack that knows two methods, and can be told to refuse, fail or be slow. For what the emulator cannot do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

WHO = {"ok": True, "team_id": "T1", "user_id": "U0BOT", "bot_id": "B0BOT"}


class SlackServer:
    """`says`: what a method answers, an object or a status. `sockets`: all that were opened, in order.

    `greets`: the first frame over a socket. `answers_pings`: else a socket stays open and says nothing, ever.
    """

    def __init__(self) -> None:
        self.says: dict[str, dict[str, Any] | int] = {"auth.test": WHO}
        self.calls: list[str] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.received: list[dict[str, Any]] = []
        self.takes_sockets = True
        self.answers_pings = True
        self.greets: dict[str, Any] = {"type": "hello"}
        self.address = ""

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        answer = self.says.get(method, {"ok": True, "url": f"{self.address}link?ticket=secret"})
        if isinstance(answer, int):
            return web.Response(status=answer, text="<html>", content_type="text/html")
        return web.json_response(answer)

    async def link(self, request: web.Request) -> web.StreamResponse:
        if not self.takes_sockets:
            return web.Response(status=503)
        socket = web.WebSocketResponse(autoping=self.answers_pings)
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json(self.greets)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.received.append(message.json())
        return socket

    @property
    def api_url(self) -> str:
        return self.address.replace("ws", "http") + "api/"


@asynccontextmanager
async def slack_server() -> AsyncIterator[SlackServer]:
    slack = SlackServer()
    app = web.Application()
    app.add_routes([web.post("/api/{method}", slack.handle), web.get("/link", slack.link)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.address = f"ws://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield slack
    finally:
        for socket in slack.sockets:
            await socket.close()
        await runner.cleanup()
