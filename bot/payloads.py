"""What Slack sends, looked at before anything works with it: has it the shape that Slack documents?"""

import logging
from typing import Annotated, Any, Final

import msgspec
from slack_bolt.response import BoltResponse

from bot.operations.logs import fields

log = logging.getLogger(__name__)

_UNHEARD: Final = 404  # Bolt's word for what no listener takes


class _Payload(msgspec.Struct):
    """docs.slack.dev: "The Events API". Whatever else a payload has is left alone."""

    type: str = ""
    event: dict[str, Any] | None = None
    authorizations: list[dict[str, Any]] | None = None
    enterprise: dict[str, Any] | None = None
    team: dict[str, Any] | None = None
    view: dict[str, Any] | None = None
    channel: dict[str, Any] | None = None
    container: dict[str, Any] | None = None
    message: dict[str, Any] | None = None


class _Event(msgspec.Struct):
    """docs.slack.dev: "The Events API", the outer type event_callback."""

    event: dict[str, Any]


class _Person(msgspec.Struct):
    id: str


class _Interaction(msgspec.Struct, kw_only=True):
    """docs.slack.dev: "Handling user interaction"."""

    user: _Person


class _Action(msgspec.Struct):
    action_id: str
    action_ts: Annotated[str, msgspec.Meta(pattern=r"^\d{1,12}\.\d{1,9}\Z")]


class _Press(_Interaction, kw_only=True):
    """docs.slack.dev: "block_actions payload"."""

    actions: Annotated[list[_Action], msgspec.Meta(min_length=1)]


class _View(msgspec.Struct):
    id: str
    callback_id: str


class _InView(_Interaction, kw_only=True):
    """docs.slack.dev: "View interactions payload"."""

    view: _View


_NEEDED: Final[dict[str, type[msgspec.Struct]]] = {
    "event_callback": _Event,
    "block_actions": _Press,
    "block_suggestion": _Interaction,
    "shortcut": _Interaction,
    "message_action": _Interaction,
    "view_submission": _InView,
    "view_closed": _InView,
}


def is_sound(payload: object) -> bool:
    """Tell whether a payload is an object, with objects where the app looks into them."""
    try:
        kind = msgspec.convert(payload, _Payload).type
        if kind in _NEEDED:
            msgspec.convert(payload, _NEEDED[kind])
    except (msgspec.ValidationError, UnicodeEncodeError):  # the latter: of a lone surrogate where no text belongs
        return False
    return True


def acknowledged(payload: dict[str, Any], response: BoltResponse) -> BoltResponse:
    """Acknowledge what no listener takes, or Slack would send it again and count a failure.

    Slack says in this way that it holds events back (docs.slack.dev: "app_rate_limited").
    """
    if payload.get("type") == "app_rate_limited":
        log.warning(
            "events_held_back %s", fields(team=payload.get("team_id"), since=payload.get("minute_rate_limited"))
        )
    return BoltResponse(status=200, body="") if response.status == _UNHEARD else response
