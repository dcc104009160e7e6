"""What can happen in the workspace, as values: observers of it hear of each."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.emulator.cast import Conversation, Person
from bot.emulator.records import Call, Envelope, Json, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message. `text` is in Slack's escaped form; `thread_ts` is the ts of the message that it replies to.

    `ephemeral_to`: the only person who sees it. An edit makes a new value with the same ts.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    ephemeral_to: str | None = None
    edited: bool = False
    client_msg_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Words of Slack itself, to one person: a failed command and the like."""

    to: str
    channel: str
    text: str
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A message is new."""

    message: Message


@dataclass(frozen=True, slots=True)
class Changed:
    """A message has other content."""

    message: Message
    before: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    """A message is gone."""

    message: Message


@dataclass(frozen=True, slots=True)
class Status:
    """The app has connected, or is gone."""

    connected: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """A call came in, or an envelope was sent, acknowledged or given up."""

    what: Call | Envelope


@dataclass(frozen=True, slots=True)
class ViewShown:
    """A modal was opened, pushed or updated, or a Home tab published."""

    view: View


@dataclass(frozen=True, slots=True)
class ViewClosed:
    """A modal is gone; the one below it is there again."""

    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRefused:
    """A modal stays open: `errors` has words for input blocks by their block_id, `text` words about the whole."""

    view: View
    errors: dict[str, str]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompted:
    """The app suggests in a direct message what to write: (title, message) each."""

    channel: str
    prompts: tuple[tuple[str, str], ...]
    title: str | None = None
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Switched:
    """Somebody set the page's switches for faults: all of them, as they are now."""

    faults: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Joined:
    """A conversation or a person is new."""

    who: Conversation | Person


Change: TypeAlias = (
    Posted
    | Changed
    | Deleted
    | Notice
    | Status
    | Recorded
    | ViewShown
    | ViewClosed
    | ViewRefused
    | Prompted
    | Switched
    | Joined
)
