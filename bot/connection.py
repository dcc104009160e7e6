"""The connection to Slack: made with patience, watched, and let go without dropping what is being answered."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.exits import TokenRefusedError
from bot.intake import Intake
from bot.introduction import Identity, introduce, open_socket
from bot.operations.logs import fields
from bot.slack_socket import SlackSocket, SocketRefusedError
from bot.web_api import NETWORK_ERRORS, error_name

log = logging.getLogger(__name__)

_CURES: Final = {
    "link_disabled": "Socket Mode was switched off in the Slack app's settings: switch it on, or run kzturk over HTTP.",
    "too_many_websockets": "Slack takes ten sockets of an app: stop the other processes that use its app-level token.",
}
_ORDINARY: Final = {"quiet", "refresh_requested", "warning"}
_TROUBLE: Final = (SlackApiError, TokenRefusedError, SocketRefusedError, *NETWORK_ERRORS)


def pauses() -> Iterator[float]:
    """Give the seconds between attempts: 1, 2, 4 … 32, then a minute each, without end."""
    return chain((2.0**power for power in range(6)), repeat(60.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long what may take, in seconds.

    - `try_for`: one attempt to connect, and one question whether Slack answers at all.
    - `pauses`: between attempts; they grow as long as none gives a socket that stays open for `steady`.
    - `ping`: between pings. After four without an answer the socket is lost.
    - `look`: between looks at the socket; `check`: between questions whether Slack answers and takes the token.
    - `quiet`: without any envelope, after which another socket is opened: sockets can go deaf and still answer pings.
    - `let_go`: for what came over the old socket to be acknowledged.
    """

    try_for: float = 15.0
    pauses: Callable[[], Iterator[float]] = pauses
    steady: float = 60.0
    ping: float = 10.0
    look: float = 1.0
    check: float = 120.0
    quiet: float = 3600.0
    let_go: float = 10.0


class Connection:
    """Knows who we are and, with an `app_token`, holds the socket. Without one Slack comes to us over HTTP."""

    def __init__(
        self, client: AsyncWebClient, app_token: str, intake: Intake, patience: Patience | None = None
    ) -> None:
        self._client = client
        self._app_token = app_token
        self._intake = intake
        self._patience = patience or Patience()
        self._identity: Identity | None = None
        self._answers = False
        self._told = ""
        self._sockets: list[SlackSocket] = []  # the one in use is the last; one before it is being let go
        self._looked_at = time.monotonic()
        self.tried = asyncio.Event()  # set when it is known whether Slack can be reached
        self.connected = asyncio.Event()

    def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        """Tell Bolt who we are, from memory: a command is answered even while the Web API cannot be reached."""
        known = self._identity
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=known.bot_user_id if known else None,
            bot_id=known.bot_id if known else None,
            bot_token=self._client.token,
        )

    async def run(self, app: AsyncApp) -> None:
        """Connect, and again whenever another socket is needed: the new one before the old one is let go.

        Runs until cancelled. Raises TokenRefusedError when Slack refuses a token before the first connection; later
        it is only logged, since then it has been good before.
        """
        waiting = self._patience.pauses()
        while True:
            await self._connect_patiently(app, waiting)
            self._told = ""
            self.connected.set()
            self.tried.set()
            log.info("connected %s", fields(team=self._identity.team_id if self._identity else ""))
            await self._let_go_of(self._sockets[:-1])
            since = time.monotonic()
            reason = await self._until_due()
            self._intake.metrics.reconnected(reason)
            log.log(logging.INFO if reason in _ORDINARY else logging.WARNING, "reconnecting %s", _told_of(reason))
            if time.monotonic() - since < self._patience.steady:
                await asyncio.sleep(next(waiting))
            else:
                waiting = self._patience.pauses()

    @property
    def slack_answers(self) -> bool:
        """Whether Slack answered when it was last asked, and took the token."""
        return self._answers

    async def missing(self) -> list[str]:
        """Name what is not there: "slack" when it does not answer or refuses the token, "socket" when none is open."""
        missing = [] if self._answers else ["slack"]
        if self._app_token and not [socket for socket in self._sockets if await socket.is_connected()]:
            missing.append("socket")
        return missing

    def seconds_still(self) -> float:
        """Return since when neither the socket was looked at nor Slack tried: a minute at most while all is well."""
        return time.monotonic() - self._looked_at

    async def close(self) -> None:
        """Close what is open."""
        await self._let_go_of(self._sockets[:])

    async def _connect_patiently(self, app: AsyncApp, waiting: Iterator[float]) -> None:
        was_good = self._identity is not None
        while True:
            self._looked_at = time.monotonic()
            try:
                async with asyncio.timeout(self._patience.try_for):
                    return await self._connect(app)
            except _TROUBLE as error:
                if isinstance(error, TokenRefusedError) and not was_good:
                    raise
                self._tell(error)
                if isinstance(error, SocketRefusedError):
                    await self.close()  # the old one may be what is too many
            await asyncio.sleep(next(waiting))

    async def _connect(self, app: AsyncApp) -> None:
        self._identity = await self._introduce()
        if not self._app_token:
            return
        address = await open_socket(self._client, self._app_token)
        socket = SlackSocket(app, self._client, self._app_token, self._intake, self._patience.ping)
        self._sockets.append(socket)
        try:
            await socket.open(address)
        except BaseException:
            await self._let_go_of([socket])
            raise

    async def _introduce(self) -> Identity:
        try:
            identity = await introduce(self._client)
        except BaseException:
            self._answers = False
            raise
        self._answers = True
        return identity

    async def _let_go_of(self, sockets: list[SlackSocket]) -> None:
        for socket in sockets:
            await socket.let_go(self._patience.let_go)
            self._sockets = [other for other in self._sockets if other is not socket]

    async def _until_due(self) -> str:
        """Watch until another socket is needed, and say why. Over HTTP only ask Slack now and then."""
        checked = time.monotonic()
        while True:
            self._looked_at = time.monotonic()
            await asyncio.sleep(self._patience.look)
            for socket in self._sockets:
                if reason := await socket.overdue(self._patience.quiet):
                    return reason
            if time.monotonic() - checked >= self._patience.check:
                await self._check()
                checked = time.monotonic()

    async def _check(self) -> None:
        """Ask Slack whether it answers and takes the token. Nothing restarts when not: it is Slack's trouble."""
        try:
            async with asyncio.timeout(self._patience.try_for):
                await self._introduce()
        except _TROUBLE as error:
            self._tell(error)
        else:
            if self._told:
                log.info("slack_answers")
            self._told = ""

    def _tell(self, error: Exception) -> None:
        """Log what is wrong, once for as long as it stays the same."""
        problem = _problem(error)
        if problem != self._told:
            log.log(logging.ERROR if isinstance(error, TokenRefusedError) else logging.WARNING, problem)
        self._told = problem
        self.tried.set()


def _problem(error: Exception) -> str:
    match error:
        case TokenRefusedError():
            return f"not_connected {fields(problem=error)}"
        case SlackApiError():
            return f"not_connected {fields(slack=error_name(error))}"
        case SocketRefusedError():
            return f"not_connected {_told_of(error.reason)}"
    return f"not_connected {fields(network=type(error).__name__, detail=error)}"


def _told_of(reason: str) -> str:
    cure = _CURES.get(reason)
    return fields(reason=reason, problem=cure) if cure else fields(reason=reason)
