"""What a person is told when something could not be sent: privately, where it was asked for, with what to do next."""

from bot.delivery.failures import ABSENT, ARCHIVED, RESTRICTED
from bot.delivery.outgoing import Outgoing, Post, Reply, Share, Whisper
from bot.delivery.rows import Row
from bot.rendering.message import Message
from bot.rendering.slack import render_words
from bot.wording import SOURCE_LANGUAGE, say

LATE, BUSY, UNSURE = "late", "busy", "unsure"  # reasons of our own, beside the names of Slack's errors


def told_to_the_person(row: Row, reason: str) -> tuple[Outgoing, ...]:
    """Return what the one who asked or shared is told; nothing where nobody did, or where it was private anyway."""
    lang = row.told.lang if row.told else SOURCE_LANGUAGE
    because = say(lang, f"because.{_why(reason)}")
    match row.item:
        case Post(asker=str(asker)) as post:
            message = render_words(say(lang, "trouble.cannot_post", because=because))
            return (Whisper(channel=post.channel, user=asker, thread_ts=post.asked_in, message=message),)
        case Share() as share:
            message = render_words(say(lang, "trouble.cannot_share", because=because))
            return (reply_to(share, message),)
    return ()


def reply_to(share: Share, message: Message) -> Reply:
    """Tell something to the one who shares."""
    return Reply(
        response_url=share.response_url,
        channel=share.channel,
        user=share.user,
        thread_ts=share.thread_ts,
        message=message,
    )


def _why(reason: str) -> str:
    named = {"absent": ABSENT, "archived": ARCHIVED, "restricted": RESTRICTED}
    if reason in {LATE, BUSY, UNSURE}:
        return reason
    return next((why for why, reasons in named.items() if reason in reasons), "other")
