"""Views put before people, each in its turn: what was asked for last is what stays."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.web_api import error_name

Put: TypeAlias = Callable[[str | None], Awaitable[AsyncSlackResponse]]  # takes the hash of the view to be replaced

_MOST_SCREENS: Final = 1_000  # that are remembered
_MOST_SUCCESSORS: Final = 20  # of one screen


@dataclass(slots=True)
class _Screen:
    """`newest`: when what is shown, or about to be, was asked for. `successors`: hashes, by those they replaced.

    `refresh_waits`: one does; another would show no more than it.
    """

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    newest: float = 0.0
    refresh_waits: bool = False
    successors: dict[str, str] = field(default_factory=dict)

    def follow(self, hash_: str | None) -> str | None:
        """Return the hash of what stands now where a view with this one stood."""
        while hash_ and hash_ in self.successors:
            hash_ = self.successors[hash_]
        return hash_

    def succeed(self, hash_: str | None, successor: str | None) -> None:
        """Remember what replaced a view."""
        if not (hash_ and successor) or hash_ == successor:
            return
        self.successors.pop(successor, None)  # it is what stands there now
        self.successors[hash_] = successor
        if len(self.successors) > _MOST_SUCCESSORS:
            del self.successors[next(iter(self.successors))]


class Screens:
    """Replaces views in the order of the presses that ask for it.

    A screen is whatever shows one view at a time: one person's Home, or one modal. Slack's `hash` keeps a view that
    another process has put there since; that of a view replaced here leads to its successor's, so that of two quick
    presses on the same view the later one wins.
    """

    def __init__(self) -> None:
        self._screens: OrderedDict[str, _Screen] = OrderedDict()

    async def put(self, name: str, put: Put, *, hash_: str | None, at: float | None = None) -> bool:
        """Put a view up. `hash_`: of the view that was seen when it was asked for, at the time `at`.

        Without a time nobody asked for it: it only refreshes the view with that hash, and gives way to whatever is
        asked for, and to another refresh that waits. Returns whether it was put up: False, something newer is there,
        or comes. Raises what `put` raises.
        """
        screen = self._screen(name)
        if at is None:
            return await _refresh(screen, put, hash_)
        if at <= screen.newest:
            return False
        screen.newest = at
        async with screen.turn:
            return at == screen.newest and await _replace(screen, put, screen.follow(hash_))

    def _screen(self, name: str) -> _Screen:
        screen = self._screens.pop(name, None) or _Screen()
        self._screens[name] = screen
        if len(self._screens) > _MOST_SCREENS:
            self._screens.popitem(last=False)
        return screen


async def _refresh(screen: _Screen, put: Put, hash_: str | None) -> bool:
    if screen.refresh_waits:
        return False
    newest, screen.refresh_waits = screen.newest, True
    try:
        await screen.turn.acquire()
    finally:
        screen.refresh_waits = False
    try:
        return newest == screen.newest and await _replace(screen, put, hash_)
    finally:
        screen.turn.release()


async def _replace(screen: _Screen, put: Put, hash_: str | None) -> bool:
    try:
        response = await put(hash_)
    except SlackApiError as error:
        if error_name(error) == "hash_conflict":
            return False
        raise
    screen.succeed(hash_, (response.get("view") or {}).get("hash"))
    return True
