"""`/kzturk …`: the answer is private and rides in the acknowledgement, without any call of the Web API."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.listeners.desk import Desk


async def answer_command(ack: AsyncAck, command: Mapping[str, Any], desk: Desk) -> None:
    """Answer a slash command."""
    message = desk.reply(command.get("text") or "")
    await ack(response_type="ephemeral", text=message.text, blocks=[dict(block) for block in message.blocks])
