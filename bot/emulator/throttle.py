"""The pace that Slack allows: a bucket of tokens for each conversation (docs.slack.dev: "Rate limits")."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Throttle:
    """For each key lets `burst` messages through at once and `rate` a second in the long run. `clock`: seconds."""

    rate: float | None
    burst: int
    clock: Callable[[], float]
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait_for(self, key: str) -> int:
        """Take one token of `key` and return 0; or take none and return after how many whole seconds to try again."""
        if self.rate is None:
            return 0
        now = self.clock()
        tokens, since = self._buckets.get(key, (float(self.burst), now))
        tokens = min(self.burst, tokens + (now - since) * self.rate)
        enough = tokens >= 1
        self._buckets[key] = (tokens - 1 if enough else tokens, now)
        return 0 if enough else max(1, math.ceil((1 - tokens) / self.rate))
