"""A mention in a channel: answered in its thread."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk
from bot.people import person_of
from bot.rendering.slack import render


async def answer_mention(event: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Answer a mention by a person. What other bots write and what is edited later are no questions."""
    if "bot_id" in event or "edited" in event:
        return
    result = desk.answer(event.get("text") or "", person_of(body))
    post = Post(
        channel=event["channel"],
        thread_ts=event.get("thread_ts") or event["ts"],
        message=render(result),
        asker=event.get("user"),
        asked_in=event.get("thread_ts"),
        result=result,
    )
    await desk.outbox.answer_once(claim_of(body), post)
