"""Whatever nothing else listens to is acknowledged, or else Slack would send it again and count a failure.

A button, form or shortcut that is not known any more, or not yet, says so to the person who used it.
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Outgoing, Post
from bot.listeners.desk import Desk
from bot.listeners.pressing import in_message, reply
from bot.people import person_of
from bot.rendering import dialogs
from bot.rendering.slack import render_words
from bot.wording import SOURCE_LANGUAGE, say


async def let_pass(ack: AsyncAck) -> None:
    """Acknowledge, and do nothing."""
    await ack()


async def offer_nothing(ack: AsyncAck) -> None:
    """Answer a menu that asks for its options: none."""
    await ack(options=[])


async def say_unknown(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Tell who pressed a button, or chose a shortcut, that it is another version's: beside it, else directly."""
    await ack()
    message = render_words(_unknown(body, desk))
    answer: Outgoing = reply(body, message) if in_message(body) else Post(channel=body["user"]["id"], message=message)
    await desk.outbox.answer_once(claim_of(body), answer)


async def answer_unknown_form(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Tell who submitted a modal that it is another version's, in its place."""
    title = say(SOURCE_LANGUAGE, "button.unknown_title")
    await ack(response_action="update", view=dialogs.said(title, _unknown(body, desk), SOURCE_LANGUAGE))


async def answer_unknown_command(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Tell who typed a command that the app has no more, or not yet, in private."""
    await ack(response_type="ephemeral", text=_unknown(body, desk))


def _unknown(body: Mapping[str, Any], desk: Desk) -> str:
    return say(desk.people.language_of(person_of(body)) or SOURCE_LANGUAGE, "button.unknown")
