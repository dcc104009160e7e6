"""What the emulator remembers of its traffic: the calls of the Web API, and the envelopes sent to the app."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Json: TypeAlias = dict[str, Any]
EnvelopeType = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call as it came in, and what was answered. `at` is in seconds since 1970."""

    method: str
    arguments: Json
    status: int
    response: Json
    at: float

    @property
    def ok(self) -> bool:
        """Whether the call did what it asked for."""
        return self.response.get("ok") is True

    @property
    def error(self) -> str | None:
        """Return Slack's code for what is wrong ("invalid_blocks"), or None."""
        return self.response.get("error")


@dataclass(slots=True)
class Envelope:
    """One attempt to hand a payload to the app, over a socket or by HTTP. Times are in seconds since 1970.

    `failure` is Slack's code for why the attempt counts as failed ("timeout", "http_error"), None before its end and
    after an ack in time. `late`: the ack came when the time was over; what it carried was thrown away.
    `answer` is what the ack carried; `refusal` Slack's reply where that was not fit to be shown.
    """

    id: str
    type: EnvelopeType
    payload: Json
    retry_attempt: int = 0
    retry_reason: str = ""
    sent_at: float | None = None
    acked_at: float | None = None
    failure: str | None = None
    late: bool = False
    answer: object = None
    refusal: Json | None = None

    @property
    def acked(self) -> bool:
        """Whether the app acknowledged it in time."""
        return self.acked_at is not None and not self.late

    @property
    def seconds_to_ack(self) -> float | None:
        """Return how long the app took, or None when it has not acknowledged."""
        return None if self.sent_at is None or self.acked_at is None else self.acked_at - self.sent_at

    @property
    def accepts_response_payload(self) -> bool:
        """Whether the ack may carry a message: true of slash commands."""
        return self.type == "slash_commands"
