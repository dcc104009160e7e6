"""What goes out: a post, a word to one person, the answer to a button, an answer shared with others."""

from dataclasses import dataclass, field
from typing import TypeAlias

from bot.rendering.message import Message
from knowledge import AnyResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that everyone in the conversation sees.

    `asker`: who is told when it cannot be posted, and `asked_in` the thread, if it was one, in which: Slack shows a
    private word only in a thread that is there. `result`: what it tells; when that changes, the post is corrected.
    """

    channel: str
    message: Message
    thread_ts: str | None = None
    asker: str | None = None
    asked_in: str | None = None
    result: AnyResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """A message in a conversation that only `user` sees."""

    channel: str
    user: str
    message: Message
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A private answer by a response_url, beside the message whose button was pressed, or in its place.

    `channel`, `user`: where and to whom it goes when the response_url no longer works.
    """

    response_url: str = field(repr=False)
    channel: str
    user: str
    message: Message
    thread_ts: str | None = None
    in_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """An answer that `user` shares with a conversation: posted where the bot may, else by the response_url.

    `shared`: what the sharer is told then; `uncorrectable`: instead of it, when it went by the response_url, since such
    a post cannot be corrected later. `result`: as in Post. `once`: the key of the claim by which it is shared once; it
    is given back when the answer surely was not posted.
    """

    response_url: str = field(repr=False)
    channel: str
    user: str
    message: Message
    result: AnyResult | None = None
    shared: Message
    uncorrectable: Message
    thread_ts: str | None = None
    once: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A post of ours (`channel`, `ts`) that is to read otherwise now, and a `note` about that in its thread."""

    channel: str
    ts: str
    message: Message
    note: Message
    thread_ts: str | None = None


Outgoing: TypeAlias = Post | Whisper | Reply | Share | Correction
