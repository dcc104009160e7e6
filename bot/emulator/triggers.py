"""trigger_ids: each opens one modal, once and soon (docs.slack.dev: "Handling user interaction", "views.open")."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.emulator.content import RefusedError

_KEPT = 1000


@dataclass(slots=True)
class Trigger:
    """Who has interacted when, and in which view, if in one."""

    user: str
    view_id: str | None
    born: float
    exchanged: bool = False


@dataclass(slots=True)
class Triggers:
    """All that were handed out lately. `clock` and `seconds`: how long each lives."""

    clock: Callable[[], float]
    seconds: float
    _known: dict[str, Trigger] = field(default_factory=dict)

    def issue(self, user: str, view_id: str | None = None) -> str:
        """Make a new one: "1234567890123.9876543210.0123456789abcdef…"."""
        new = f"{10**12 + secrets.randbelow(10**12)}.{10**9 + secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        self._known[new] = Trigger(user, view_id, self.clock())
        for oldest in list(self._known)[:-_KEPT]:
            del self._known[oldest]
        return new

    def exchange(self, given: object) -> Trigger:
        """Take one for a modal. Raises RefusedError when it is unknown, used or too old."""
        trigger = self._known.get(given) if isinstance(given, str) else None
        if trigger is None:
            raise RefusedError("invalid_trigger_id")
        if trigger.exchanged:
            raise RefusedError("exchanged_trigger_id")
        if self.clock() - trigger.born > self.seconds:
            raise RefusedError("expired_trigger_id")
        trigger.exchanged = True
        return trigger
