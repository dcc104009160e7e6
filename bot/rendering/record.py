"""A reply as one JSON object, for programs."""

from typing import TypedDict

from bot.rendering.pages import page
from bot.rendering.parts import Choices, Entries, Page, Told
from bot.rendering.plain import plain, worded
from knowledge import AnyResult, Lang


class Record(TypedDict):
    """`answered`: a fact is told with its words and source. `keys`: the facts that `text` states, best first.

    `suggestions`: the facts that it offers. `lang`: of the reply. `text`: all of it, as plain Unicode.
    """

    question: str
    answered: bool
    keys: list[str]
    suggestions: list[str]
    lang: Lang
    text: str


def record(question: str, result: AnyResult) -> Record:
    """Give a result the form of a record."""
    said = page(result)
    keys = _told(said)
    return Record(
        question=question,
        answered=bool(keys),
        keys=keys,
        suggestions=_offered(said),
        lang=said.lang,
        text=plain(said),
    )


def _told(said: Page) -> list[str]:
    told = [part.key for part in said.parts if isinstance(part, Told)]
    listed = [entry.told.key for part in said.parts if isinstance(part, Entries) for entry in part.entries]
    return list(dict.fromkeys(told + listed))


def _offered(said: Page) -> list[str]:
    offered = [choice.key for part in worded(said) if isinstance(part, Choices) for choice in part.choices]
    return [key for key in offered if "/" in key]  # a key without / is a topic's
