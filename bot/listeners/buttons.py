"""A button or menu entry that opens a fact or a topic, for the one who pressed it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.delivery.claims import claim_of
from bot.listeners.desk import Desk
from bot.listeners.pressing import aim, carried, reply
from bot.people import person_of
from bot.rendering.aiming import aimed
from bot.rendering.carried import to_open
from bot.rendering.slack import render
from bot.wording import say
from knowledge import AnyResult, FactFound, TopicFound, WithdrawnFound


async def open_beside(ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Open what a button names beside the list that it stands in."""
    await ack()
    await _open(action, body, desk, in_place=False)


async def open_in_place(ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Open more on a topic in the place of a private answer; below a public one, beside it."""
    await ack()
    await _open(action, body, desk, in_place=True)


async def _open(action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, *, in_place: bool) -> None:
    """Tell what the key names; where an older message's key names nothing any more, say so first, and beside."""
    key, lang = to_open(carried(action))
    result = desk.open(key, person_of(body), lang)
    stands = _key_of(result) == key
    message = render(result, before="" if stands else say(result.lang, "button.stale"), private=True)
    answer = reply(body, aimed(message, aim(action)), in_place=in_place and stands)
    await desk.outbox.answer_once(claim_of(body), answer)


def _key_of(result: AnyResult) -> str | None:
    match result:
        case FactFound(fact=fact) | WithdrawnFound(fact=fact):
            return fact.key
        case TopicFound(topic=topic):
            return topic.key
    return None
