"""`/kzturk …`: the answer is private and rides in the acknowledgement, without any call of the Web API."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.listeners.desk import Desk
from bot.people import person_of
from bot.rendering.slack import render


async def answer_command(ack: AsyncAck, command: Mapping[str, Any], desk: Desk) -> None:
    """Answer a slash command."""
    message = render(desk.answer(command.get("text") or "", person_of(command)), private=True)
    await ack(response_type="ephemeral", text=message.text, blocks=[dict(block) for block in message.blocks])
