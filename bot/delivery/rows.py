"""Outgoing things as rows of the outbox: plain JSON, and back."""

import json
import uuid
from dataclasses import dataclass, fields, replace
from typing import Any, Final, get_args

from sqlalchemy import RowMapping

from bot.delivery.outgoing import Correction, Outgoing, Post, Reply, Share, Whisper
from bot.delivery.told import Told, told
from bot.rendering.message import Message

CORRECTIONS: Final = "corrections"  # how the names of their lanes begin
_KINDS: Final = {kind.__name__: kind for kind in get_args(Outgoing)}
_AS_STORED: Final = ("id", "team", "lane", "client_msg_id", "attempts", "answered", "stored_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to be sent. `item.result` is None: what it tells is in `told`.

    Rows of a `lane` are sent in order. `attempts` have begun, with the one that is to come; `answered` of them ended
    with trouble of Slack's own. Times are in seconds.
    """

    id: int
    team: str
    lane: str
    item: Outgoing
    told: Told | None
    client_msg_id: str
    attempts: int
    answered: int
    stored_at: float


def lane_of(item: Outgoing) -> str:
    """Return what keeps its order: what everybody sees in a conversation; what one person alone sees there."""
    match item:
        case Post(channel=channel) | Share(channel=channel):
            return channel
        case Whisper(channel=channel, user=user) | Reply(channel=channel, user=user):
            return f"{channel} {user}"
        case Correction(channel=channel):  # there may be many at once, and no answer is to wait for them
            return f"{CORRECTIONS} {channel}"


def values_of(team: str, item: Outgoing, now: float) -> dict[str, Any]:
    """Return the columns of a new row. Its client_msg_id stays the same, however often it is sent."""
    return {
        "team": team,
        "lane": lane_of(item),
        "kind": type(item).__name__,
        "content": json.dumps(_plain(item), ensure_ascii=False),
        "told": _told_as_json(item),
        "client_msg_id": str(uuid.uuid4()),
        "attempts": 0,
        "answered": 0,
        "stored_at": now,
        "not_before": now,
        "leased_until": 0.0,
    }


def row_of(stored: RowMapping | dict[str, Any]) -> Row:
    """Read a row of the table."""
    given = json.loads(stored["content"])
    for name in ("message", "shared", "uncorrectable", "note"):
        if name in given:
            given[name] = Message(given[name]["text"], tuple(given[name]["blocks"]))
    return Row(
        **{name: stored[name] for name in _AS_STORED},
        item=_KINDS[stored["kind"]](**given),
        told=Told(**json.loads(stored["told"])) if stored["told"] else None,
    )


def _plain(item: Outgoing) -> dict[str, Any]:
    values = {field.name: getattr(item, field.name) for field in fields(item) if field.name != "result"}
    return {
        name: {"text": value.text, "blocks": value.blocks} if isinstance(value, Message) else value
        for name, value in values.items()
        if value is not None
    }


def _told_as_json(item: Outgoing) -> str | None:
    if not isinstance(item, Post | Share) or item.result is None:
        return None
    tells = told(item.result)
    return json.dumps({"packed": tells.packed, "lang": tells.lang, "digests": tells.digests}, ensure_ascii=False)


def without_blocks(item: Outgoing) -> Outgoing:
    """Leave the text alone."""
    return replace(item, message=Message(item.message.text))
