"""The message shortcut "Find the source": what a colleague wrote, held against the base, for the one who asks alone."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Reply
from bot.listeners.desk import Desk
from bot.people import person_of
from bot.rendering.aiming import aimed
from bot.rendering.slack import render
from bot.wording import say
from knowledge import NothingKnown


async def find_source(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Answer in private. The words of the message go nowhere else, and are not kept.

    In a thread the answer stands there too; beside a message without one it stands in the channel, since Slack shows
    a private message in a thread only where there is one (docs.slack.dev: chat.postEphemeral, `thread_ts`). What is
    shared from it goes into the thread either way.
    """
    await ack()
    message = body["message"]
    result = desk.trace(str(message.get("text") or ""), person_of(body))
    lead = "" if isinstance(result, NothingKnown) else say(result.lang, "message_shortcut.found")
    reply = Reply(
        response_url=body["response_url"],
        channel=body["channel"]["id"],
        user=body["user"]["id"],
        thread_ts=message.get("thread_ts"),
        message=aimed(render(result, before=lead, private=True), message.get("thread_ts") or message["ts"]),
    )
    await desk.outbox.answer_once(claim_of(body), reply)
