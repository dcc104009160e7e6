"""What the emulator remembers of its traffic and of the app's views."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Json: TypeAlias = dict[str, Any]
EnvelopeType = Literal["slash_commands", "interactive", "events_api"]
ViewKind = Literal["home", "modal"]

_ANSWERED = {"view_submission", "block_suggestion"}


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call as it came in, and what was answered. `at` is in seconds since 1970.

    `status` 0: the connection was dropped. `detail` says in words why Slack would refuse it.
    """

    method: str
    arguments: Json
    status: int
    response: Json
    at: float
    id: str = ""
    detail: str = ""

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
        """Whether the ack may carry an answer: to a slash command, a submitted modal, a menu that asks for options."""
        return self.type == "slash_commands" or self.payload.get("type") in _ANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal or the Home tab of one person. An update makes a new value with the same id.

    `definition` is the app's, with an id for every block and element; `values` what was entered, as in Slack's
    `state.values`; `root` and `previous` the ids of the first view of the stack and of the one below.
    """

    id: str
    user: str
    definition: Json
    values: Json
    hash: str
    root: str
    previous: str | None = None

    @property
    def kind(self) -> ViewKind:
        """Tell where it is shown."""
        return "home" if self.definition["type"] == "home" else "modal"

    @property
    def blocks(self) -> list[Json]:
        """Return its blocks."""
        blocks: list[Json] = self.definition["blocks"]
        return blocks
