"""A mention in a channel: answered in its thread."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.inbox import keys_of
from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk


async def answer_mention(event: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Answer a mention by a person. What other bots write and what is edited later are no questions."""
    if "bot_id" in event or "edited" in event:
        return
    post = Post(
        channel=event["channel"],
        thread_ts=event.get("thread_ts") or event["ts"],
        message=desk.reply(event.get("text") or ""),
        asker=event.get("user"),
    )
    await desk.outbox.answer_once(keys_of(body), post)
