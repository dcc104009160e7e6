"""A button under an answer: opens a fact or a topic, for the one who pressed it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Reply
from bot.listeners.desk import Desk
from bot.people import Person, person_of
from bot.rendering.message import Message
from bot.rendering.slack import render
from bot.wording import say
from knowledge import AnyResult, FactFound, TopicFound, WithdrawnFound


async def open_fact(ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Answer the press of a button whose value is the key of a fact or topic."""
    await ack()
    container = body.get("container") or {}
    reply = Reply(
        response_url=body["response_url"],
        channel=container.get("channel_id") or body["channel"]["id"],
        user=body["user"]["id"],
        thread_ts=container.get("thread_ts") or (body.get("message") or {}).get("thread_ts"),
        message=_opened(str(action.get("value") or ""), desk, person_of(body)),
    )
    await desk.outbox.answer_once(claim_of(body), reply)


def _opened(key: str, desk: Desk, person: Person) -> Message:
    """Tell what the key names; where an older message's key names nothing any more, say so first."""
    result = desk.look_up(f"fact {key}", person)
    stale = say(result.lang, "button.stale")
    return render(result, before="" if _key_of(result) == key else stale)


def _key_of(result: AnyResult) -> str | None:
    match result:
        case FactFound(fact=fact) | WithdrawnFound(fact=fact):
            return fact.key
        case TopicFound(topic=topic):
            return topic.key
    return None
