"""Calls that go wrong on purpose: late, refused, or cut off."""

import asyncio
from collections.abc import Callable
from typing import TypeAlias

from aiohttp import web

from bot.emulator.faults import Trouble
from bot.emulator.records import Json

Answer: TypeAlias = tuple[int, Json, dict[str, str]]  # status, body, headers


async def through(trouble: Trouble, answer: Callable[[], Answer]) -> Answer:
    """Answer a call, unless its trouble does so; it is not done where Slack would not have done it."""
    await asyncio.sleep(trouble.delay)
    if trouble.drop == "before":
        return 0, {"ok": False, "error": "connection_dropped"}, {}
    if trouble.error:
        headers = {} if trouble.retry_after is None else {"Retry-After": str(trouble.retry_after)}
        return trouble.status, {"ok": False, "error": trouble.error, **trouble.extra}, headers
    status, body, headers = answer()
    return (0 if trouble.drop else status), body, headers


def hang_up(request: web.Request) -> web.Response:
    """Break the connection of a request; the response that this returns reaches nobody."""
    cut_off(request)
    return web.Response()


def cut_off(request: web.Request) -> None:
    """Break a connection without a word. It may be gone already."""
    if isinstance(transport := request.transport, asyncio.WriteTransport):
        transport.abort()


def broken_page(status: int) -> web.Response:
    """Answer as a server in front of Slack does that has lost what is behind it: with no JSON."""
    return web.Response(status=status, text="<html><body>upstream error</body></html>", content_type="text/html")
