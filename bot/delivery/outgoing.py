"""What goes out: a post, a word to one person, or the answer to a button."""

from dataclasses import dataclass, field
from typing import TypeAlias

from bot.rendering.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that everyone in the conversation sees. `asker`: who is told when it cannot be posted."""

    channel: str
    message: Message
    thread_ts: str | None = None
    asker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """A message in a conversation that only `user` sees."""

    channel: str
    user: str
    message: Message
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A private answer by a response_url, beside the message whose button was pressed.

    `channel`, `user`: where and to whom it goes when the response_url no longer works.
    """

    response_url: str = field(repr=False)
    channel: str
    user: str
    message: Message
    thread_ts: str | None = None


Outgoing: TypeAlias = Post | Whisper | Reply
