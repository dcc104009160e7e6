"""When a listener breaks: the operator gets the trace, the person an apology in private, Slack its acknowledgement.

What cannot be stored is not acknowledged, if Slack sends it again; presses it does not: then the person is told.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt.response import BoltResponse

from bot.delivery.claims import claim_of, team_of
from bot.delivery.outgoing import Outgoing, Post, Reply, Whisper
from bot.listeners.desk import Desk
from bot.listeners.pressing import channel_of
from bot.operations.logs import fields
from bot.rendering.message import Message
from bot.rendering.slack import render_words
from bot.storage import StorageError
from bot.wording import SOURCE_LANGUAGE, say

log = logging.getLogger(__name__)

_AWAITED: Final = {"block_actions", "shortcut", "view_submission"}


async def apologise(error: Exception, body: Mapping[str, Any], desk: Desk) -> BoltResponse:
    """Log and apologise. The acknowledgement carries the apology where a command waits for it.

    Where even that fails, for instance since a payload has not the shape that Slack documents, it is only acknowledged.
    """
    desk.metrics.failed(desk.surface)
    try:
        return await _apologise(error, body, desk)
    except Exception:
        log.exception("apology_failed")
        return BoltResponse(status=200, body="")


async def _apologise(error: Exception, body: Mapping[str, Any], desk: Desk) -> BoltResponse:
    if isinstance(error, StorageError):
        return _not_stored(body, desk)
    log.error("listener_failed %s", fields(surface=_surface(body)), exc_info=error)
    message = render_words(say(SOURCE_LANGUAGE, "trouble.apology"))
    if "command" in body:
        return _answer(message)
    if apology := _apology(body, message):
        try:
            await desk.outbox.answer_once(claim_of(body), apology)
        except StorageError:
            return _not_stored(body, desk)
    return BoltResponse(status=200, body="")


def _not_stored(body: Mapping[str, Any], desk: Desk) -> BoltResponse:
    """Let Slack send an event again; tell a person that what was pressed was not done."""
    if "event" in body:
        return BoltResponse(status=503, body="")
    message = render_words(say(SOURCE_LANGUAGE, "trouble.not_stored"))
    if "command" in body:
        return _answer(message)
    told = _apology(body, message) or Post(channel=body["user"]["id"], message=message)
    desk.outbox.send_unsaved(team_of(body), told)
    return BoltResponse(status=200, body="")


def _answer(message: Message) -> BoltResponse:
    return BoltResponse(status=200, body={"response_type": "ephemeral", "text": message.text})


def _apology(body: Mapping[str, Any], message: Message) -> Outgoing | None:
    event = body.get("event") or {}
    if "response_url" in body:
        where = body.get("container") or {}
        return Reply(
            response_url=body["response_url"],
            channel=channel_of(body),
            user=body["user"]["id"],
            thread_ts=where.get("thread_ts"),
            message=message,
        )
    if "channel" in event and "user" in event:
        return Whisper(channel=event["channel"], user=event["user"], thread_ts=event.get("thread_ts"), message=message)
    if body.get("type") in _AWAITED:  # in a view, or without a place
        return Post(channel=body["user"]["id"], message=message)
    return None


def _surface(body: Mapping[str, Any]) -> str:
    return str((body.get("event") or {}).get("type") or body.get("type") or body.get("command"))
