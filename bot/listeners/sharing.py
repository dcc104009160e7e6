"""The Share button of a private answer: everyone in the conversation gets to see it, once."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.delivery.claims import Claim, claim_of
from bot.delivery.outgoing import Outgoing, Share
from bot.listeners.desk import Desk
from bot.listeners.pressing import aim, carried, channel_of, reply, thread_of, told_again
from bot.rendering.carried import told
from bot.rendering.slack import render, render_words
from bot.wording import SOURCE_LANGUAGE, say
from knowledge import AnyResult, GoneError


async def share(ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Post the answer for all; who presses again is told that it is there already."""
    await ack()
    press = claim_of(body)
    try:
        result = told_again(action, body, desk)
    except GoneError:
        gone = render_words(say(SOURCE_LANGUAGE, "button.gone"))
        await desk.outbox.answer_once(press, reply(body, gone))
        return
    once = Claim(press.team, (_share_key(action, body),))
    if not told(result):  # withdrawn since: it is not posted any more, and the sharer learns why
        await desk.outbox.answer_once(press, reply(body, render(result, private=True)))
    elif await desk.outbox.answer_once(once, _shared(result, body, aim(action) or thread_of(body), once)):
        await desk.outbox.answer_once(press)  # delivered once more, this press is not told that it was shared already
    else:
        await desk.outbox.answer_once(press, reply(body, render_words(say(result.lang, "share.already"))))


def _shared(result: AnyResult, body: Mapping[str, Any], thread: str | None, claim: Claim) -> Outgoing:
    user = body["user"]["id"]
    return Share(
        response_url=body["response_url"],
        channel=channel_of(body),
        user=user,
        thread_ts=thread,
        message=render(result, shared_by=user),
        result=result,
        shared=render_words(say(result.lang, "share.done")),
        uncorrectable=render_words(say(result.lang, "share.uncorrectable")),
        once=claim.keys[0],
    )


def _share_key(action: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """Name this answer in this private message: opened in its place, another may be shared from there too."""
    message = (body.get("container") or {}).get("message_ts")
    parts = (channel_of(body), thread_of(body), message, body["user"]["id"], carried(action))
    return f"share {sha256(repr(parts).encode()).hexdigest()}"
