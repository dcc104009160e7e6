"""The way to Slack's Web API: one HTTP session for everything, and a client that waits when Slack says so."""

import asyncio
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Final
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from aiohttp import ClientError, ClientHandlerType, ClientRequest, ClientResponse, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.settings import is_loopback

LONGEST_WAIT: Final = 60  # seconds that a Retry-After may ask for; longer, and the call fails
NETWORK_ERRORS: Final = (ClientError, OSError, TimeoutError, JSONDecodeError)  # nobody, or not Slack, has answered
PROMPT: Final = 5.0  # seconds that a call may take which puts something up at once; a trigger_id is good for three
BESIDE_AT_A_TIME: Final = 20
_BESIDE: Final = ("views.", "assistant.")  # how the methods are called that do
_TIMEOUT = ClientTimeout(total=30, connect=10)  # a session that is passed in makes the SDK ignore its own timeout


class CappedRateLimitRetryHandler(AsyncRateLimitErrorRetryHandler):
    """Tries again when Slack's Retry-After is over. The SDK's handler would wait for any length of time."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        return limited and response is not None and retry_after(response.headers) <= LONGEST_WAIT


def retry_after(headers: Mapping[str, list[str] | str]) -> float:
    """Read how many seconds Slack asks to wait: 0 when it does not say, infinity when that cannot be read."""
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "0")
    try:
        return float(value if isinstance(value, str) else value[0])
    except ValueError:
        return float("inf")


def needs_no_proxy(url: str) -> bool:
    """Tell whether a URL is reached directly: on this machine, or as NO_PROXY says, which the SDK does not read."""
    host = urlsplit(url).hostname or ""
    return is_loopback(host) or bool(proxy_bypass(host))


async def _past_proxies(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    # Every client of the SDK takes HTTPS_PROXY from the environment, also those that Bolt makes for each request.
    if needs_no_proxy(str(request.url)):
        request.update_proxy(None, None, None)
    return await handler(request)


class _Beside:
    """Lets calls that put something up beside the answers through, a few at a time, so that the answers have room.

    Whoever is to see it has gone by when it takes long: one that waits longer than PROMPT, for its turn too, fails.
    """

    def __init__(self) -> None:
        self._slots = asyncio.Semaphore(BESIDE_AT_A_TIME)

    async def __call__(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        if not request.url.name.startswith(_BESIDE):
            return await handler(request)
        async with asyncio.timeout(PROMPT), self._slots:
            response = await handler(request)
            await response.read()
            return response


def open_session() -> ClientSession:
    """Open the session that all calls share. Whoever opens it closes it."""
    return ClientSession(timeout=_TIMEOUT, middlewares=[_Beside(), _past_proxies])


def web_client(
    session: ClientSession, api_url: str, token: str | None = None, *, retries: bool = True
) -> AsyncWebClient:
    """Make a client of Slack's Web API at `api_url`. `retries` False: each call is made once, and fails at once."""
    handlers = [
        AsyncConnectionErrorRetryHandler(),
        AsyncServerErrorRetryHandler(),
        CappedRateLimitRetryHandler(max_retry_count=2),
    ]
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=handlers if retries else [])


def error_name(error: SlackApiError) -> str:
    """Return Slack's name of an error, such as "channel_not_found", or the HTTP status where it gave none."""
    data = error.response.data if isinstance(error.response, AsyncSlackResponse) else None
    name = data.get("error") if isinstance(data, dict) else None
    return str(name) if name else f"http_{getattr(error.response, 'status_code', 'unknown')}"
