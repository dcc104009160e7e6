"""A press of a button: what it carries, where it was, and how it is answered in private."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.outgoing import Reply
from bot.listeners.desk import Desk
from bot.people import person_of
from bot.rendering.aiming import Aimed, read
from bot.rendering.message import Message
from knowledge import AnyResult


def carried(action: Mapping[str, Any]) -> str:
    """Return the value of a button, of the option that was chosen, or what was typed; "" for none.

    The thread that a button leads to is taken off it.
    """
    return _read(action).value


def aim(action: Mapping[str, Any]) -> str | None:
    """Return the thread that a button leads to, where that is not the one that it stands in."""
    return _read(action).thread


def _read(action: Mapping[str, Any]) -> Aimed:
    chosen = action.get("selected_option") or action
    return read(str(action.get("action_id") or ""), str(chosen.get("value") or ""))


def told_again(action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> AnyResult:
    """Tell again the answer whose button was pressed, as it stands now. Raises GoneError."""
    return desk.recall(carried(action), person_of(body))


def channel_of(body: Mapping[str, Any]) -> str:
    """Return the conversation in which a button was pressed; "" for one in a view."""
    return str(_container(body).get("channel_id") or (body.get("channel") or {}).get("id") or "")


def thread_of(body: Mapping[str, Any]) -> str | None:
    """Return the thread in which a button was pressed."""
    thread: str | None = _container(body).get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return thread


def is_private(body: Mapping[str, Any]) -> bool:
    """Tell whether the message with the button is seen by one person alone."""
    return bool(_container(body).get("is_ephemeral"))


def in_message(body: Mapping[str, Any]) -> bool:
    """Tell whether a button stands in a message, and not in a view."""
    return "response_url" in body


def reply(body: Mapping[str, Any], message: Message, *, in_place: bool = False) -> Reply:
    """Answer a press in private: beside the message with the button, or in the place of a private one."""
    return Reply(
        response_url=body["response_url"],
        channel=channel_of(body),
        user=body["user"]["id"],
        thread_ts=thread_of(body),
        message=message,
        in_place=in_place and is_private(body),
    )


def _container(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return body.get("container") or {}
