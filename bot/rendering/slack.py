"""A result as a message for Slack: the one way in which every surface says it."""

from dataclasses import replace

from bot.rendering.blocks import blocks
from bot.rendering.escape import mrkdwn, mrkdwn_within
from bot.rendering.message import Message
from bot.rendering.pages import page
from bot.rendering.parts import Sentence
from bot.rendering.plain import plain
from bot.wording import say
from knowledge import AnyResult, Lang

MAX_TEXT = 4_000  # docs.slack.dev: chat.postMessage, `text`


def render(result: AnyResult, *, before: str = "") -> Message:
    """Give a result the form of a Slack message: the same on every surface. `before`: a sentence to begin with."""
    said = page(result)
    if before:
        said = replace(said, parts=(Sentence(before), *said.parts))
    return Message(text=_slack_text(plain(said), said.lang), blocks=blocks(said))


def render_words(words: str) -> Message:
    """Give a sentence of ours the form of a message."""
    return Message(text=mrkdwn(words))


def _slack_text(text: str, lang: Lang) -> str:
    """Escape `text`; where it is longer than Slack takes, cut it and say so."""
    escaped = mrkdwn(text)
    if len(escaped) <= MAX_TEXT:
        return escaped
    last = "\n" + mrkdwn(say(lang, "more.cut"))
    return mrkdwn_within(text, MAX_TEXT - len(last)) + last
