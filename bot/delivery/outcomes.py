"""What becomes of an attempt to send: done, or later."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.delivery.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands in Slack, and that we may change."""

    channel: str
    ts: str
    thread_ts: str | None = None
    shared_by: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Sent, or given up. `posted`: where it stands. `then`: what is to be sent in consequence.

    `given_back`: the key of a claim that may be made again. `gone`: a post of ours that can never be changed again.
    """

    posted: Posted | None = None
    then: tuple[Outgoing, ...] = ()
    given_back: str | None = None
    gone: Posted | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent; to be tried again after so many seconds. `answered`: Slack heard it, and had trouble of its own."""

    seconds: float
    answered: bool = False


Outcome: TypeAlias = Done | Later
