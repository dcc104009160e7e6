"""The gate for what comes in: Slack delivers some events twice, and tells of some posts in two events."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

Key: TypeAlias = tuple[str, ...]

REMEMBERED_FOR: Final = 25 * 3600.0  # seconds; delayed events are delivered again for 24 hours (docs.slack.dev)
MOST_REMEMBERED: Final = 100_000


class Inbox:
    """Remembers what has been taken in. Forgets what is older than 25 hours, and the oldest when there is too much."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST_REMEMBERED) -> None:
        self._clock = clock
        self._most = most
        self._taken: OrderedDict[Key, float] = OrderedDict()

    def claim(self, keys: Sequence[Key]) -> bool:
        """Take in what these keys name, all or nothing. False: one of them has been taken in before."""
        now = self._clock()
        self._forget(now)
        if any(key in self._taken for key in keys):
            return False
        self._taken.update(dict.fromkeys(keys, now))
        return True

    def _forget(self, now: float) -> None:
        while self._taken:
            oldest = next(iter(self._taken))
            if len(self._taken) <= self._most and now - self._taken[oldest] < REMEMBERED_FOR:
                return
            del self._taken[oldest]


def keys_of(body: Mapping[str, Any]) -> tuple[Key, ...]:
    """Return the keys of a payload: its event_id, and the post (channel, ts) or the press of a button it tells of.

    The retry headers are no evidence: a retry may be the only delivery that arrived.
    """
    team = str(body.get("team_id") or (body.get("team") or {}).get("id") or "")
    keys: list[Key] = []
    if "event_id" in body:
        keys.append((team, "event", str(body["event_id"])))
    event = body.get("event") or {}
    if "channel" in event and "ts" in event:
        keys.append((team, "post", str(event["channel"]), str(event["ts"])))
    if actions := body.get("actions"):
        user = str(body["user"]["id"])
        keys.extend((team, "press", user, str(action["action_id"]), str(action["action_ts"])) for action in actions)
    return tuple(keys)
