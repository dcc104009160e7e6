"""How one outgoing message is sent, and who hears of it when it cannot be."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from aiohttp import ClientConnectorError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.delivery.outgoing import Outgoing, Post, Reply, Share, Whisper
from bot.operations.logs import fields
from bot.rendering.message import Message
from bot.rendering.slack import render_words
from bot.web_api import NETWORK_ERRORS, error_name
from bot.wording import SOURCE_LANGUAGE, say

log = logging.getLogger(__name__)

PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds between tries while there is no connection at all
_UNFIT_CONTENT: Final = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}
_OK = 200


async def deliver(client: AsyncWebClient, item: Outgoing, pauses: Sequence[float] = PAUSES) -> None:
    """Send a message. What cannot be sent is logged for the operator, and told to the asker where that is possible."""
    try:
        await _send_patiently(client, item, pauses)
    except SlackApiError as error:
        await _refused(client, item, error_name(error))
    except NETWORK_ERRORS:
        log.exception("not_sent %s", fields(kind=type(item).__name__))


async def _send_patiently(client: AsyncWebClient, item: Outgoing, pauses: Sequence[float]) -> None:
    for pause in pauses:
        try:
            await _send(client, item)
        except ClientConnectorError:  # surely not sent; after other errors it may have been
            await asyncio.sleep(pause)
        else:
            return
    await _send(client, item)


async def _send(client: AsyncWebClient, item: Outgoing) -> None:
    match item:
        case Post():
            await client.chat_postMessage(
                channel=item.channel, thread_ts=item.thread_ts, unfurl_links=False, unfurl_media=False, **_content(item)
            )
        case Whisper():
            await client.chat_postEphemeral(
                channel=item.channel, user=item.user, thread_ts=item.thread_ts, **_content(item)
            )
        case Reply():
            await _respond(client, item)
        case Share():
            raise NotImplementedError


async def _respond(client: AsyncWebClient, item: Reply) -> None:
    """Answer by the response_url; when that is spent or too old, by a whisper."""
    webhook = AsyncWebhookClient(item.response_url, session=client.session)
    body = {"response_type": "ephemeral", "replace_original": False, **_content(item)}
    answer = await webhook.send_dict({**body, "thread_ts": item.thread_ts} if item.thread_ts else body)
    if answer.status_code != _OK:
        log.warning("response_url_refused %s", fields(status=answer.status_code))
        whisper = Whisper(channel=item.channel, user=item.user, message=item.message, thread_ts=item.thread_ts)
        await _send(client, whisper)


def _content(item: Outgoing) -> dict[str, Any]:
    return {"text": item.message.text, "blocks": [dict(block) for block in item.message.blocks] or None}


async def _refused(client: AsyncWebClient, item: Outgoing, reason: str) -> None:
    log.error("refused %s", fields(kind=type(item).__name__, channel=item.channel, reason=reason))
    if reason in _UNFIT_CONTENT and item.message.blocks:
        await deliver(client, replace(item, message=Message(item.message.text)), ())
    elif isinstance(item, Post) and item.asker:
        words = say(SOURCE_LANGUAGE, "trouble.cannot_post", reason=reason)
        await deliver(client, Post(channel=item.asker, message=render_words(words)), ())
