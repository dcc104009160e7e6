"""One attempt to send a row, by every way that is open to it; and what becomes of it when none is."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlsplit

from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.failures import (
    CURES,
    GONE,
    REPEATED,
    RESPONSE_URL,
    UNFIT_BLOCKS,
    Away,
    Limited,
    NotSentError,
    Refused,
    failure_of,
    failure_of_status,
)
from bot.delivery.outcomes import Done, Later, Outcome, Posted
from bot.delivery.outgoing import Correction, Outgoing, Post, Reply, Share, Whisper
from bot.delivery.rows import Row, without_blocks
from bot.delivery.trouble import BUSY, LATE, UNSURE, reply_to, told_to_the_person
from bot.operations.logs import fields
from bot.web_api import NETWORK_ERRORS

log = logging.getLogger(__name__)
T = TypeVar("T")

KEPT_FOR: Final = 24 * 3600.0  # seconds that a row is tried for
LONGEST_WAIT: Final = 600.0  # seconds that Slack may make us wait; longer, and the asker is told
LONGEST_PAUSE: Final = 60.0  # seconds between attempts while Slack is away
ANSWERED_AT_MOST: Final = 20  # attempts, in some 15 minutes, that Slack answers with trouble of its own
HOOKS: Final = ("https://hooks.slack.com/", "https://hooks.slack-gov.com/")  # where a response_url leads
_OK = 200


async def attempt(client: AsyncWebClient, row: Row, now: float, *, slack_is_well: bool = True) -> Outcome:
    """Send a row. `client` is not to retry by itself. `now`: seconds since 1970.

    `slack_is_well`: whether Slack answers other calls. If not, its trouble says nothing of this row.
    """
    try:
        return await _send(client, row)
    except NotSentError as error:
        failure = error.failure
        if isinstance(failure, Away) and not slack_is_well:
            failure = replace(failure, answered=False)
        return after(row, failure, now)


def after(row: Row, failure: Limited | Away | Refused, now: float) -> Outcome:
    """Decide what becomes of a row that could not be sent."""
    left = row.stored_at + KEPT_FOR - now
    match failure:
        case Limited(seconds) if seconds <= min(LONGEST_WAIT, left):
            return Later(max(seconds, 1.0))
        case Away(reason, answered=True) if row.answered + 1 >= ANSWERED_AT_MOST:
            return _given_up(row, reason)
        case Away(reason, answered=answered) if left > 0:
            return _later(row, reason, answered=answered)
        case Refused(reason) if reason in CURES and left > 0:
            return _later(row, reason)
        case Limited():
            return _given_up(row, BUSY)
        case Away():
            return _given_up(row, LATE)
        case Refused(reason):
            return _given_up(row, LATE if reason in CURES else reason)


def _later(row: Row, reason: str, *, answered: bool = False) -> Later:
    cure = fields(cure=CURES[reason]) if reason in CURES else ""
    level = logging.INFO if row.attempts > 1 else logging.ERROR if cure else logging.WARNING
    log.log(level, "not_sent_yet %s %s", fields(kind=type(row.item).__name__, reason=reason), cure)
    return Later(min(LONGEST_PAUSE, 2.0 ** min(row.attempts - 1, 10)), answered)


def _given_up(row: Row, reason: str) -> Done:
    told = told_to_the_person(row, reason)
    named = fields(kind=type(row.item).__name__, channel=row.item.channel, reason=reason, told=bool(told))
    log.error("not_sent %s", named)
    again = row.item.once if isinstance(row.item, Share) and reason != UNSURE else None
    return Done(then=told, given_back=again)


async def _send(client: AsyncWebClient, row: Row) -> Done:
    match row.item:
        case Post() as post:
            return Done(await _post(client, row, post))
        case Share() as share:
            return await _share(client, row, share)
        case Whisper() as whisper:
            await _whisper(client, whisper)
        case Reply() as reply:
            await _reply(client, reply)
        case Correction() as correction:
            return await _correct(client, row, correction)
    return Done()


async def _post(client: AsyncWebClient, row: Row, item: Post | Share) -> Posted | None:
    try:
        answer = await _fitting(
            item,
            lambda item: client.chat_postMessage(
                channel=item.channel,
                thread_ts=item.thread_ts,
                unfurl_links=False,
                unfurl_media=False,
                client_msg_id=row.client_msg_id,
                **_content(item),
            ),
        )
    except NotSentError as error:
        if row.attempts > 1 and error.failure == Refused(REPEATED):  # the attempt of unknown fate did post it
            return None
        raise
    shared_by = item.user if isinstance(item, Share) else None
    return Posted(str(answer["channel"]), str(answer["ts"]), item.thread_ts, shared_by)


async def _share(client: AsyncWebClient, row: Row, share: Share) -> Done:
    """Post where the bot may, else by the response_url: such a post cannot be changed later, and the sharer is told."""
    try:
        posted = await _post(client, row, share)
    except NotSentError as error:
        if not isinstance(error.failure, Refused) or error.failure.reason in CURES:
            raise
        return await _share_by_response_url(client, row, share, error.failure)
    return Done(posted, (reply_to(share, share.shared),))


async def _share_by_response_url(client: AsyncWebClient, row: Row, share: Share, refused: Refused) -> Done:
    try:
        await _fitting(share, lambda item: _respond(client, share.response_url, item, response_type="in_channel"))
    except NotSentError as error:
        match error.failure:
            case Away(unsent=False):  # nothing makes a second one the same post: only a person can tell
                return _given_up(row, UNSURE)
            case Refused():
                raise NotSentError(refused) from None  # that the bot may not post there is what the sharer can mend
        raise
    return Done(then=(reply_to(share, share.uncorrectable),))


async def _reply(client: AsyncWebClient, reply: Reply) -> None:
    """Answer by the response_url; when that is used up or too old, by a whisper."""
    kind = {"response_type": "ephemeral", "replace_original": reply.in_place}
    try:
        await _fitting(reply, lambda item: _respond(client, reply.response_url, item, **kind))
    except NotSentError as error:
        if not isinstance(error.failure, Refused):
            raise
        log.info("response_url_refused")
        whisper = Whisper(channel=reply.channel, user=reply.user, thread_ts=reply.thread_ts, message=reply.message)
        await _whisper(client, whisper)


async def _correct(client: AsyncWebClient, row: Row, correction: Correction) -> Done:
    """Change a post, then say so in its thread. Begun anew after a failure, the change does no harm."""
    try:
        await _fitting(
            correction, lambda item: client.chat_update(channel=item.channel, ts=correction.ts, **_content(item))
        )
    except NotSentError as error:
        if not (isinstance(error.failure, Refused) and error.failure.reason in GONE):
            raise
        log.info("post_gone %s", fields(channel=correction.channel, ts=correction.ts, reason=error.failure.reason))
        return Done(gone=Posted(correction.channel, correction.ts))
    await _note(client, row, correction)
    return Done()


async def _note(client: AsyncWebClient, row: Row, correction: Correction) -> None:
    try:
        await _calling(
            lambda item: client.chat_postMessage(
                channel=item.channel,
                thread_ts=correction.thread_ts or correction.ts,
                text=correction.note.text,
                client_msg_id=row.client_msg_id,
            ),
            correction,
        )
    except NotSentError as error:
        if error.failure != Refused(REPEATED):
            raise


async def _whisper(client: AsyncWebClient, whisper: Whisper) -> None:
    """Tell a person in the conversation; where the bot may not, in a direct message."""
    try:
        await _fitting(
            whisper,
            lambda item: client.chat_postEphemeral(
                channel=item.channel, user=whisper.user, thread_ts=item.thread_ts, **_content(item)
            ),
        )
    except NotSentError as error:
        if not isinstance(error.failure, Refused) or error.failure.reason in CURES:
            raise
        log.info("whisper_refused %s", fields(reason=error.failure.reason))
        await _fitting(
            whisper,
            lambda item: client.chat_postMessage(
                channel=whisper.user, unfurl_links=False, unfurl_media=False, **_content(item)
            ),
        )


async def _fitting(item: Outgoing, send: Callable[[Outgoing], Awaitable[T]]) -> T:
    """Send; where Slack does not take the blocks, the text alone. Raises NotSentError."""
    try:
        return await _calling(send, item)
    except NotSentError as error:
        if not (isinstance(error.failure, Refused) and error.failure.reason in UNFIT_BLOCKS and item.message.blocks):
            raise
        log.warning("blocks_refused %s", fields(kind=type(item).__name__, reason=error.failure.reason))
        return await _calling(send, without_blocks(item))


async def _calling(send: Callable[[Outgoing], Awaitable[T]], item: Outgoing) -> T:
    try:
        return await send(item)
    except (SlackApiError, *NETWORK_ERRORS) as error:
        raise NotSentError(failure_of(error)) from error


async def _respond(client: AsyncWebClient, url: str, item: Outgoing, **kind: object) -> None:
    """Use a response_url. It comes from outside: it may lead to Slack alone, and Slack's answer nowhere else."""
    if not url.startswith((*HOOKS, _origin(client.base_url))):
        raise NotSentError(Refused(RESPONSE_URL))
    thread = {"thread_ts": item.thread_ts} if item.thread_ts else {}
    body = {name: value for name, value in {**kind, **_content(item), **thread}.items() if value is not None}
    session = cast(ClientSession, client.session)  # every client of ours has the shared one (web_api.web_client)
    async with session.post(url, json=body, proxy=client.proxy, allow_redirects=False) as answer:
        if answer.status != _OK:
            raise NotSentError(failure_of_status(answer.status, answer.headers))
        said = await answer.text(errors="replace")
    if said.replace(" ", "").startswith('{"ok":false'):  # else it is the word "ok"
        raise NotSentError(Refused(RESPONSE_URL))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _content(item: Outgoing) -> dict[str, Any]:
    return {"text": item.message.text, "blocks": [dict(block) for block in item.message.blocks] or None}
