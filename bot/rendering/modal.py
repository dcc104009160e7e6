"""The search modal: what is looked for, what was found, and where it is to be shared."""

from typing import Any, Final

from bot.rendering import controls, elements
from bot.rendering.home import View
from bot.rendering.message import Block
from bot.rendering.showing import shown
from bot.wording import say
from knowledge import AnyResult, Lang

SEARCH: Final = "search"  # the callback_id of each of the two
FOUND: Final = "found"
FACT: Final = "search:fact"
WORDS: Final = "search:words"
WHERE: Final = "search:where"
AGAIN: Final = "search:again"
BACK: Final = "search:back"
_TITLE: Final = 24  # docs.slack.dev: "Views"


def search_view(lang: Lang, note: str = "") -> View:
    """Make the modal in which a fact is looked for. `note`: a sentence to begin with."""
    blocks = [controls.made(elements.section(note))] if note else []
    blocks += [
        controls.completing(FACT, say(lang, "search_modal.fact"), say(lang, "search_modal.hint")),
        controls.question(WORDS, say(lang, "search_modal.words"), say(lang, "home.example"), on_enter=False),
    ]
    return _modal(SEARCH, lang, blocks, submit=say(lang, "search_modal.submit"))


def found_view(result: AnyResult, trail: str, *, shareable: bool) -> View:
    """Make the modal that shows a result. `trail`: what was shown before and is shown now, as Slack keeps it.

    Where it would be shared stands above it: nobody is to share it without having seen where.
    """
    lang = result.lang
    ways = [elements.button(say(lang, "search_modal.again"), AGAIN, AGAIN)]
    if "\n" in trail:
        ways.insert(0, elements.button(say(lang, "home.back"), BACK, BACK))
    above = [controls.made(elements.row(ways))]
    if shareable:
        above.append(controls.conversation(WHERE, say(lang, "search_modal.where")))
    blocks = [*above, controls.divider(), *shown(result, surface="modal")]
    return _modal(FOUND, lang, blocks, submit=say(lang, "search_modal.share") if shareable else "", trail=trail)


def _modal(name: str, lang: Lang, blocks: list[Block], *, submit: str = "", trail: str = "") -> View:
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": name,
        "title": controls.label(say(lang, "search_modal.title"), _TITLE),
        "close": controls.label(say(lang, "search_modal.close"), _TITLE),
        "private_metadata": trail,
        "blocks": blocks,
    }
    return view | ({"submit": controls.label(submit, _TITLE)} if submit else {})
