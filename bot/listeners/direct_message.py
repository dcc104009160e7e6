"""A direct message: answered where it was written."""

from collections.abc import Mapping
from typing import Any, Final

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk
from bot.people import person_of
from bot.rendering.slack import render

SAID: Final = (None, "file_share", "thread_broadcast")  # other subtypes tell of edits, deletions, joins, topics


async def answer_direct_message(event: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Answer what a person writes to the bot: in the thread if it was written in one."""
    if not _is_direct(event) or "bot_id" in event:
        return
    result = desk.answer(event.get("text") or "", person_of(body))
    post = Post(channel=event["channel"], thread_ts=event.get("thread_ts"), message=render(result), result=result)
    await desk.outbox.answer_once(claim_of(body), post)


def _is_direct(event: Mapping[str, Any]) -> bool:
    """Tell by the channel's type, or by its id where the type is left out (docs.slack.dev: message.im)."""
    kind: str | None = event.get("channel_type")
    return str(event["channel"]).startswith("D") if kind is None else kind == "im"
