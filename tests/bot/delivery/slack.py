"""A Slack that answers each call as a test tells it to, and remembers the calls."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to one call: an error by its name, or a status."""

    error: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Slack:
    """`answers`: by method, what the next calls get; after them all goes well. `hooks`: the same for a response_url."""

    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    address: str = ""

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.calls.append((method, body))
        answers = self.answers.get(method, [])
        answer = answers.pop(0) if answers else Answer()
        if answer.status == 0 and request.transport:
            request.transport.close()  # the call has arrived, and nobody learns of it
        if method == "response_url":
            return web.Response(status=answer.status or 200, text="ok", headers=answer.headers)
        said = {"ok": False, "error": answer.error} if answer.error else {"ok": True, "channel": "C1", "ts": "7.7"}
        return web.json_response(said, status=answer.status or 200, headers=answer.headers)

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]

    @property
    def response_url(self) -> str:
        return f"{self.address}response_url"

    def refuse(self, method: str, *errors: str) -> None:
        """Answer the next calls of a method with errors."""
        self.answers[method] = [Answer(error) for error in errors]


@asynccontextmanager
async def slack_answering() -> AsyncIterator[Slack]:
    slack = Slack()
    app = web.Application()
    app.add_routes([web.post("/api/{method}", slack.handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        yield slack
    finally:
        await runner.cleanup()
