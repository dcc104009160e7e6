"""One request without a token, over the session and the way that kzturk's own calls take."""

import asyncio
import json
import ssl
import time
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias, cast

from aiohttp import ClientResponse

from bot.operations.doctor.route import Route
from bot.web_api import open_session

WITHIN: Final = 20.0  # seconds, for all of it
Names: TypeAlias = tuple[tuple[tuple[str, str], ...], ...]  # as the module ssl gives a certificate's issuer
_MOST_READ: Final = 4096  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`is_web_api`: it answers as Slack's Web API does. `date`: its Date header. `asked_at`: our clock meanwhile.

    `tls`: the version of TLS and who issued the certificate, "" without TLS.
    """

    status: int
    is_web_api: bool
    date: str
    asked_at: float
    tls: str


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
            tls=_tls(response),
            is_web_api=_is_web_api(await response.content.read(_MOST_READ)),
        )


def _tls(response: ClientResponse) -> str:
    transport = response.connection.transport if response.connection else None
    secured = transport.get_extra_info("ssl_object") if transport else None
    if not isinstance(secured, ssl.SSLObject):
        return ""
    certificate = secured.getpeercert() or {}
    issuer = dict(chain.from_iterable(cast("Names", certificate.get("issuer", ()))))
    by = issuer.get("organizationName") or issuer.get("commonName") or "…"
    return f"{secured.version()}, certificate by {by}"


def _is_web_api(body: bytes) -> bool:
    try:
        read = json.loads(body)
    except ValueError:
        return False
    return isinstance(read, dict) and "ok" in read
