"""What the emulator and its page say to each other over the websocket, in JSON text frames."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeAlias

from msgspec import DecodeError, Struct, field
from msgspec import json as msgspec_json

from bot.emulator import cast
from bot.emulator.cast import Conversation
from bot.emulator.records import Json
from bot.emulator.workspace import Change, Changed, Deleted, Message, Notice, Posted, Status, Workspace


class Post(Struct, tag="post", forbid_unknown_fields=True):
    """A person writes a message."""

    channel: str
    text: str
    user: str = field(name="as")
    thread_ts: str | None = None


class Slash(Struct, tag="slash", forbid_unknown_fields=True):
    """A person uses a slash command. Slack refuses one in a thread, and so does the emulator."""

    channel: str
    command: str
    text: str
    user: str = field(name="as")
    thread_ts: str | None = None


class Press(Struct, tag="press", forbid_unknown_fields=True):
    """A person uses a button or a menu. `selected_option` is the option itself, or its value."""

    channel: str
    message_ts: str
    block_id: str
    action_id: str
    user: str = field(name="as")
    value: str | None = None
    selected_option: Json | str | None = None


Request: TypeAlias = Post | Slash | Press


def read_request(frame: str | bytes) -> Request:
    """Read what the page asks for. Raises ValueError with words for whoever looks at the page."""
    try:
        return msgspec_json.decode(frame, type=Post | Slash | Press)
    except (DecodeError, UnicodeError, RecursionError) as error:
        raise ValueError(f"The page sent something that the emulator does not understand: {error}") from None


def hello(workspace: Workspace, commands: Sequence[Json], words: Sequence[Json]) -> Json:
    """Give the first frame: all that there is. `commands` are the manifest's; `words` may follow the first of them."""
    return {
        "type": "hello",
        "workspace": {"name": cast.TEAM_NAME, "team_id": cast.TEAM_ID},
        "bot": {"user_id": cast.BOT_USER_ID, "name": "kzturk", "app_id": cast.APP_ID},
        "people": [asdict(person) for person in workspace.people.values()],
        "conversations": [_conversation(each) for each in workspace.conversations.values()],
        "commands": [_command(each, words) for each in commands],
        "connected": workspace.connected,
        "messages": [message_frame(message) for message in workspace.messages.values()],
    }


def frame_of(change: Change) -> Json | None:
    """Give the frame that tells the page of a change; None when it does not concern the page."""
    if isinstance(change, Posted):
        return {"type": "message", "message": message_frame(change.message)}
    if isinstance(change, Changed):
        return {"type": "message_changed", "message": message_frame(change.message)}
    if isinstance(change, Deleted):
        return {"type": "message_deleted", "channel": change.message.channel, "ts": change.message.ts}
    if isinstance(change, Notice):
        return {"type": "notice", **_without_none(asdict(change))}
    return {"type": "status", "connected": change.connected} if isinstance(change, Status) else None


def message_frame(message: Message) -> Json:
    """Give a message as the page gets it: a person's as text alone, which says the same as its rich text."""
    frame = _without_none(asdict(message))
    frame.pop("client_msg_id", None)
    return frame | {"blocks": list(message.blocks) if message.user == cast.BOT_USER_ID else []}


def _conversation(conversation: Conversation) -> Json:
    shown = {"id": conversation.id, "name": conversation.name, "kind": conversation.kind}
    if conversation.kind == "im":
        return shown | {"user": conversation.user}
    return shown | {"topic": conversation.topic}


def _command(command: Json, words: Sequence[Json]) -> Json:
    shown = {name: command.get(name, "") for name in ("command", "description", "usage_hint")}
    return shown | {"words": list(words)}


def _without_none(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
