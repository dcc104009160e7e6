"""One request without a token, over the session and the way that kzturk's own calls take."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Final

from bot.operations.doctor.route import Route
from bot.web_api import open_session

WITHIN: Final = 20.0  # seconds, for all of it
_MOST_READ: Final = 4096  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, and when.

    `is_web_api`: it answers as Slack's Web API does. `date`: its Date header. `asked_at`: our clock meanwhile, in
    seconds since 1970.
    """

    status: int
    is_web_api: bool
    date: str
    asked_at: float


async def probe(url: str, route: Route, *, method: str = "POST") -> Answer:
    """Ask at a URL. Raises what aiohttp does, OSError, TimeoutError, and ValueError for a proxy that is no address."""
    begun = time.time()
    async with (
        asyncio.timeout(WITHIN),
        open_session() as session,
        session.request(method, url, proxy=route.proxy, allow_redirects=False) as response,
    ):
        return Answer(
            status=response.status,
            date=response.headers.get("Date", ""),
            asked_at=(begun + time.time()) / 2,
            is_web_api=_is_web_api(await response.content.read(_MOST_READ)),
        )


def _is_web_api(body: bytes) -> bool:
    try:
        read = json.loads(body)
    except ValueError:
        return False
    return isinstance(read, dict) and "ok" in read
