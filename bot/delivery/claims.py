"""What tells one thing that Slack sends from another, however often and in however many events it comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """The keys by which a payload is known in a team. A payload without any is always new."""

    team: str
    keys: tuple[str, ...] = ()


def team_of(body: Mapping[str, Any]) -> str:
    """Return the workspace that a payload comes from; "" where Slack names none."""
    return _storable(str(body.get("team_id") or _object(body.get("team")).get("id") or ""))


def claim_of(body: Mapping[str, Any]) -> Claim:
    """Make the claim of a payload: its event_id, and what it tells of. Whatever its shape is, nothing is raised.

    That is a post (channel, ts), the press of a button, the use of a shortcut, or the submission of a modal. The
    retry headers are no evidence: a retry may be the only delivery that arrived.
    """
    keys: list[str] = []
    if "event_id" in body:
        keys.append(f"event {body['event_id']}")
    event = _object(body.get("event"))
    if "channel" in event and "ts" in event:
        keys.append(f"post {event['channel']} {event['ts']}")
    keys += _of_interaction(body)
    return Claim(team_of(body), tuple(map(_storable, keys)))


def _of_interaction(body: Mapping[str, Any]) -> list[str]:
    user, actions = _object(body.get("user")).get("id"), body.get("actions")
    presses = [_object(action) for action in actions] if isinstance(actions, list) else []
    keys = [f"press {user} {each.get('action_id')} {each['action_ts']}" for each in presses if "action_ts" in each]
    if "action_ts" in body:
        keys.append(f"shortcut {user} {body.get('callback_id')} {body['action_ts']}")
    view = _object(body.get("view"))
    if body.get("type") == "view_submission" and "id" in view:
        # A view has a hash wherever it can be updated; without one, it can be submitted but once.
        keys.append(f"submission {view['id']} {view.get('hash') or ''}".strip())
    return keys


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _storable(text: str) -> str:
    """Write out lone surrogates, which JSON can carry and a database cannot."""
    return text.encode(errors="backslashreplace").decode()
