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
    return str(body.get("team_id") or (body.get("team") or {}).get("id") or "")


def claim_of(body: Mapping[str, Any]) -> Claim:
    """Make the claim of a payload: its event_id, and what it tells of.

    That is a post (channel, ts), the press of a button, the use of a shortcut, or the submission of a modal. The
    retry headers are no evidence: a retry may be the only delivery that arrived.
    """
    keys: list[str] = []
    if "event_id" in body:
        keys.append(f"event {body['event_id']}")
    event = body.get("event") or {}
    if "channel" in event and "ts" in event:
        keys.append(f"post {event['channel']} {event['ts']}")
    if actions := body.get("actions"):
        user = body["user"]["id"]
        keys.extend(f"press {user} {action['action_id']} {action['action_ts']}" for action in actions)
    if "action_ts" in body:
        keys.append(f"shortcut {body['user']['id']} {body['callback_id']} {body['action_ts']}")
    view = body.get("view") or {}
    if body.get("type") == "view_submission" and "hash" in view:
        keys.append(f"submission {view['id']} {view['hash']}")
    return Claim(team_of(body), tuple(keys))
