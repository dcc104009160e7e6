"""When a listener breaks: the operator gets the trace, the person an apology in private, Slack its acknowledgement."""

import logging
from collections.abc import Mapping
from typing import Any

from slack_bolt.response import BoltResponse

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Outgoing, Reply, Whisper
from bot.listeners.desk import Desk
from bot.operations.logs import fields
from bot.rendering.message import Message
from bot.rendering.slack import render_words
from bot.wording import SOURCE_LANGUAGE, say

log = logging.getLogger(__name__)


async def apologise(error: Exception, body: Mapping[str, Any], desk: Desk) -> BoltResponse:
    """Log and apologise. The acknowledgement carries the apology where a command waits for it."""
    log.error("listener_failed %s", fields(surface=_surface(body)), exc_info=error)
    message = render_words(say(SOURCE_LANGUAGE, "trouble.apology"))
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": message.text})
    apology = _apology(body, message)
    if apology:
        await desk.outbox.answer_once(claim_of(body), apology)
    return BoltResponse(status=200, body="")


def _apology(body: Mapping[str, Any], message: Message) -> Outgoing | None:
    event = body.get("event") or {}
    if "response_url" in body:
        where = body.get("container") or {}
        return Reply(
            response_url=body["response_url"],
            channel=where.get("channel_id") or "",
            user=body["user"]["id"],
            thread_ts=where.get("thread_ts"),
            message=message,
        )
    if "channel" in event and "user" in event:
        return Whisper(channel=event["channel"], user=event["user"], thread_ts=event.get("thread_ts"), message=message)
    return None


def _surface(body: Mapping[str, Any]) -> str:
    return str((body.get("event") or {}).get("type") or body.get("type") or body.get("command"))
