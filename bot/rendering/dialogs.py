"""Modals that a button or a form of ours opens; a search has its own, in `modal`."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement

from bot.rendering import elements
from bot.rendering.blocks import blocks
from bot.rendering.elements import plain_text
from bot.rendering.message import Block
from bot.rendering.parts import Page
from bot.wording import say
from knowledge import Lang

Dialog: TypeAlias = dict[str, Any]

EDITORS: Final = "editors:1"  # the callback_id of the form; the number is that of its fields
CITATION: Final = "citation"
WORDS: Final = "words"
MOST: Final = 2_000  # characters that somebody can write to the editors
_TITLE: Final = 24  # docs.slack.dev: "Views"


def editors_form(lang: Lang, carried: str) -> Dialog:
    """Make the form for words to the editors. `carried`: what the button carried, kept for whoever gets the form."""
    element = PlainTextInputElement(action_id=WORDS, multiline=True, max_length=MOST, focus_on_load=True)
    asked = InputBlock(
        block_id=WORDS,
        label=plain_text(say(lang, "feedback.prompt"), InputBlock.label_max_length),
        hint=plain_text(say(lang, "feedback.hint"), InputBlock.hint_max_length),
        element=element,
    )
    send = plain_text(say(lang, "feedback.send"), _TITLE).to_dict()
    made = _dialog(EDITORS, say(lang, "feedback.button"), say(lang, "feedback.cancel"), [asked.to_dict()])
    return {**made, "submit": send, "private_metadata": carried}


def said(title: str, sentence: str, lang: Lang) -> Dialog:
    """Make a modal that only says something."""
    return _dialog("said", title, say(lang, "feedback.close"), [elements.section(sentence).to_dict()])


def citation(page: Page) -> Dialog:
    """Make a modal of a page of citations."""
    lang = page.lang
    return _dialog(CITATION, say(lang, "cite.title"), say(lang, "feedback.close"), blocks(page, "modal"))


def _dialog(name: str, title: str, close: str, shown: Sequence[Block]) -> Dialog:
    ends = {"title": plain_text(title, _TITLE).to_dict(), "close": plain_text(close, _TITLE).to_dict()}
    return {"type": "modal", "callback_id": name, **ends, "blocks": list(shown)}
