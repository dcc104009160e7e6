"""What goes wrong on purpose: calls that fail, deliveries that come twice, late, in another order, or not at all."""

from collections import deque
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from bot.emulator.credentials import TokenKind
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

SWITCHES = ("twice", "reorder", "drop", "rate_limit", "server_error", "deaf", "slow")
EVERY = "*"

_KEEPS_THE_APP_ALIVE = {"auth.test", "apps.connections.open", "api.test"}
_SLOW_CALL = 2.0
_SLOW_DELIVERY = 1.0
_REORDERED = 1.0
_RETRY_AFTER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What happens to one call. It waits `delay` seconds; with `drop` the connection breaks before or after it is done.

    With a `status` of 400 or more, or an `error` of Slack's, the call is answered so and not done.
    """

    status: int = 200
    error: str | None = None
    extra: Json = field(default_factory=dict)
    retry_after: int | None = None
    delay: float = 0.0
    drop: Literal["before", "after"] | None = None


def rate_limited(seconds: int = 1) -> Trouble:
    """Answer 429 with Retry-After."""
    return Trouble(status=429, error="ratelimited", retry_after=seconds)


def server_error(status: int = 500) -> Trouble:
    """Answer with a page that is no JSON, as Slack's front servers do."""
    return Trouble(status=status, error="internal_error")


def refused(error: str, **extra: object) -> Trouble:
    """Answer with one of Slack's codes: `refused("missing_scope", needed="chat:write", provided="commands")`."""
    return Trouble(error=error, extra=extra)


def dropped(*, after: bool) -> Trouble:
    """Break the connection before the call is done, or after it."""
    return Trouble(drop="after" if after else "before")


def delayed(seconds: float) -> Trouble:
    """Do it, but late."""
    return Trouble(delay=seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """How each event is handed over: `copies` times, each up to `spread` seconds late at random, after `delay` seconds.

    The first `lost` attempts do not reach the app; of the next `unheard` ones the acks do not reach Slack. Slack tries
    again after both.
    """

    copies: int = 1
    spread: float = 0.0
    delay: float = 0.0
    lost: int = 0
    unheard: int = 0


@dataclass(slots=True)
class Faults:
    """The page's switches, and what a test has planned. `handing` is a test's; `random` may be given a seed.

    `tokens`: Slack's code with which every call with the bot's or the app's token is refused ("token_revoked").
    """

    workspace: Workspace
    random: Random = field(default_factory=Random)
    handing: Handing = field(default_factory=Handing)
    tokens: dict[TokenKind, str] = field(default_factory=dict)
    _planned: dict[str, deque[Trouble]] = field(default_factory=dict)
    _events: int = 0

    def __post_init__(self) -> None:
        self.workspace.switches = dict.fromkeys(SWITCHES, False)

    def on(self, name: str) -> bool:
        """Tell how a switch of the page stands."""
        return self.workspace.switches[name]

    def set(self, **switches: bool | None) -> None:
        """Set switches; None leaves one as it is. Raises KeyError for one that is not there."""
        given = {name: value for name, value in switches.items() if value is not None}
        if unknown := given.keys() - set(SWITCHES):
            raise KeyError(*unknown)
        self.workspace.switch(self.workspace.switches | given)

    def plan(self, method: str, trouble: Trouble, *, times: int = 1) -> None:
        """Let the next calls of a Web API method end so; "response_url" is all of those, "*" is anything."""
        self._planned.setdefault(method, deque()).extend([trouble] * times)

    def clear(self) -> None:
        """Let everything go well from here on."""
        self._planned.clear()
        self.tokens.clear()
        self.handing = Handing()
        self.set(**dict.fromkeys(SWITCHES, False))

    def of_call(self, method: str) -> Trouble:
        """Return what happens to this call, and count it as happened."""
        planned = self._planned.get(method) or self._planned.get(EVERY)
        if planned:
            return planned.popleft()
        if method in _KEEPS_THE_APP_ALIVE:
            return Trouble()
        trouble = Trouble(delay=_SLOW_CALL if self.on("slow") else 0.0)
        if self.on("server_error"):
            return replace(server_error(), delay=trouble.delay)
        return replace(rate_limited(_RETRY_AFTER), delay=trouble.delay) if self.on("rate_limit") else trouble

    def of_event(self) -> Handing:
        """Return how the next event is handed over. The switch `drop` loses events and acks by turns."""
        handing = self.handing
        self._events += 1
        if self.on("twice"):
            handing = replace(handing, copies=max(2, handing.copies))
        if self.on("reorder"):
            handing = replace(handing, spread=max(_REORDERED, handing.spread))
        if self.on("slow"):
            handing = replace(handing, delay=max(_SLOW_DELIVERY, handing.delay))
        if self.on("drop"):
            lost = {"lost": 1} if self._events % 2 else {"unheard": 1}
            handing = replace(handing, **lost)
        return handing

    def pause(self, handing: Handing) -> float:
        """Return how many seconds one copy of an event waits."""
        return handing.delay + self.random.uniform(0.0, handing.spread)
