"""What the emulator tells its page over the websocket, in JSON text frames; `page_requests` is the other direction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from bot.emulator import cast
from bot.emulator.cast import Conversation, Person
from bot.emulator.changes import (
    Change,
    Changed,
    Deleted,
    Joined,
    Message,
    Notice,
    Posted,
    Prompted,
    Recorded,
    Status,
    Switched,
    ViewClosed,
    ViewRefused,
    ViewShown,
)
from bot.emulator.page_traffic import traffic_frame
from bot.emulator.payloads_of_views import view_payload
from bot.emulator.records import Call, Envelope, Json, View
from bot.emulator.workspace import Workspace

MOST_TRAFFIC = 200

Words: TypeAlias = Mapping[str, Sequence[Json]]  # by language: dicts with `word`, `hint` and `description`


def hello(workspace: Workspace, features: Json, words: Words) -> Json:
    """Give the first frame: all that there is. `features` are the manifest's; `words` may follow its first command.

    What the manifest suggests to write is shown in a direct message until the app suggests something there.
    """
    suggested = features.get("agent_view", {}).get("suggested_prompts", ())
    traffic: list[Call | Envelope] = [*workspace.envelopes[-MOST_TRAFFIC:], *workspace.calls[-MOST_TRAFFIC:]]
    return {
        "type": "hello",
        "workspace": {"name": cast.TEAM_NAME, "team_id": cast.TEAM_ID},
        "bot": {"user_id": cast.BOT_USER_ID, "name": "kzturk", "app_id": cast.APP_ID},
        "people": [asdict(person) for person in workspace.people.values()],
        "conversations": [_conversation(each) for each in workspace.conversations.values() if not each.archived],
        "commands": [_command(each, words) for each in features.get("slash_commands", ())],
        "shortcuts": [_shortcut(each) for each in features.get("shortcuts", ())],
        "home_tab": features.get("app_home", {}).get("home_tab_enabled", False),
        "connected": workspace.connected,
        "messages": [message_frame(message) for message in workspace.messages.values()],
        "views": [_view_frame(view) for view in workspace.views.all()],
        "prompts": [_prompts_frame(each) for each in _prompts(workspace, suggested)],
        "faults": workspace.switches,
        "traffic": [traffic_frame(each) for each in sorted(traffic, key=_when)[-MOST_TRAFFIC:]],
    }


def frame_of(change: Change) -> Json:
    """Give the frame that tells the page of a change."""
    return _FRAMES[type(change)](change)


def message_frame(message: Message) -> Json:
    """Give a message as the page gets it: a person's as text alone, which says the same as its rich text."""
    frame = _without_none(asdict(message))
    frame.pop("client_msg_id", None)
    return frame | {"blocks": list(message.blocks) if message.user == cast.BOT_USER_ID else []}


def _prompts(workspace: Workspace, suggested: Sequence[Json]) -> Iterator[Prompted]:
    fixed = tuple((each["title"], each["message"]) for each in suggested)
    for each in workspace.conversations.values():
        if each.kind == "im" and (each.id in workspace.prompts or fixed):
            yield workspace.prompts.get(each.id, Prompted(channel=each.id, prompts=fixed))


def _view_frame(view: View) -> Json:
    below = {"previous_view_id": view.previous} if view.previous else {}
    return {"type": "view", "view": view_payload(view), "user": view.user, "kind": view.kind, **below}


def _errors_frame(refused: ViewRefused) -> Json:
    view = refused.view
    return {
        "type": "view_errors",
        "view_id": view.id,
        "user": view.user,
        "errors": refused.errors,
        "text": refused.text,
    }


def _prompts_frame(prompted: Prompted) -> Json:
    prompts = [{"title": title, "message": message} for title, message in prompted.prompts]
    where = {"channel": prompted.channel, "thread_ts": prompted.thread_ts, "title": prompted.title}
    return {"type": "prompts", **_without_none(where), "prompts": prompts}


def _joined_frame(joined: Joined) -> Json:
    if isinstance(joined.who, Person):
        return {"type": "person", "person": asdict(joined.who)}
    return {"type": "conversation", "conversation": _conversation(joined.who)}


def _conversation(conversation: Conversation) -> Json:
    shown = {"id": conversation.id, "name": conversation.name, "kind": conversation.kind}
    if conversation.kind == "im":
        return shown | {"user": conversation.user}
    return shown | {
        "topic": conversation.topic,
        "private": conversation.private,
        "has_bot": cast.BOT_USER_ID in conversation.members,
    }


def _command(command: Json, words: Words) -> Json:
    shown = {name: command.get(name, "") for name in ("command", "description", "usage_hint")}
    return shown | {"words_in": {lang: list(each) for lang, each in words.items()}}


def _shortcut(shortcut: Json) -> Json:
    return {name: shortcut.get(name, "") for name in ("type", "name", "callback_id", "description")}


def _when(what: Call | Envelope) -> float:
    return what.at if isinstance(what, Call) else what.sent_at or 0.0


def _without_none(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


_FRAMES: dict[type[Change], Callable[[Any], Json]] = {
    Posted: lambda posted: {"type": "message", "message": message_frame(posted.message)},
    Changed: lambda changed: {"type": "message_changed", "message": message_frame(changed.message)},
    Deleted: lambda gone: {"type": "message_deleted", "channel": gone.message.channel, "ts": gone.message.ts},
    Notice: lambda notice: {"type": "notice", **_without_none(asdict(notice))},
    Status: lambda status: {"type": "status", "connected": status.connected},
    Recorded: lambda recorded: traffic_frame(recorded.what),
    ViewShown: lambda shown: _view_frame(shown.view),
    ViewClosed: lambda closed: {"type": "view_closed", "view_id": closed.view.id, "user": closed.view.user},
    ViewRefused: _errors_frame,
    Prompted: _prompts_frame,
    Switched: lambda switched: {"type": "faults", "faults": switched.faults},
    Joined: _joined_frame,
}
