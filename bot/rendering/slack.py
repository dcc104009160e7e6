"""A result as a message for Slack: the one way in which every surface says it."""

from dataclasses import replace

from bot.rendering.beside import signed
from bot.rendering.blocks import blocks
from bot.rendering.escape import mrkdwn, mrkdwn_within
from bot.rendering.message import Message
from bot.rendering.own_words import untranslated
from bot.rendering.pages import page
from bot.rendering.parts import Page, Sentence, Signature
from bot.rendering.plain import plain
from bot.wording import say
from knowledge import AnyResult

MAX_TEXT = 4_000  # docs.slack.dev: chat.postMessage, `text`


def render(result: AnyResult, *, before: str = "", private: bool = False, shared_by: str = "") -> Message:
    """Give a result the form of a Slack message: the same on every surface.

    `before`: a sentence to begin with. `private`: one person alone sees it, and can share it. `shared_by`: the id of
    the person who did, named at its end.
    """
    said = page(result, private=private)
    first = (Sentence(before),) if before else ()
    last = (Signature(shared_by),) if shared_by else ()
    return render_page(replace(said, parts=(*first, *said.parts, *last)))


def render_page(said: Page) -> Message:
    """Give a reply the form of a Slack message."""
    last = "".join(f"\n\n{signed(part.user, said.lang)}" for part in said.parts if isinstance(part, Signature))
    return Message(text=_slack_text(said, MAX_TEXT - len(last)) + last, blocks=blocks(said))


def render_words(words: str) -> Message:
    """Give a sentence of ours the form of a message."""
    return Message(text=mrkdwn(words))


def _slack_text(said: Page, most: int) -> str:
    """Write a reply as escaped text; where that is longer than `most`, without translations, or cut, and say so."""
    for tried in (said, untranslated(said)):
        text = plain(tried)
        escaped = mrkdwn(text)
        if len(escaped) <= most:
            return escaped
    last = "\n" + mrkdwn(say(said.lang, "more.cut"))
    return mrkdwn_within(text, most - len(last)) + last
