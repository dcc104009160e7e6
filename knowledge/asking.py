"""A question taken apart: the slash word it begins with, what it is asked about, and as of which year."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from knowledge.text import clip, fold

SlashWord = Literal[
    "fact", "quote", "search", "topics", "source", "compare", "timeline", "cite", "random", "language", "help"
]
SLASH_WORDS: tuple[SlashWord, ...] = get_args(SlashWord)
LONGEST = 2_000  # characters; nobody asks in more, and a pasted book must not keep others waiting
MOST_WORDS = 200

_ALONE = {"topics", "random", "help"}  # with anything after them they begin a question: "help after the earthquake"
_AT_MOST_ONE = {"language"}
_AS_OF = re.compile(r"\bas of (?:the year )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """`word`: None for a plain question. `about`: the rest, without the words of `as of YEAR`."""

    word: SlashWord | None
    about: str
    as_of: int | None = None


def parse_request(text: str) -> Request:
    """Read what was typed after the command, after a mention, or in a direct message; what is after LONGEST is not."""
    text = clip(text, LONGEST, MOST_WORDS)
    found = _AS_OF.search(text)
    as_of = int(found["year"]) if found else None
    rest = " ".join(_AS_OF.sub(" ", text).split())
    first, _, about = rest.partition(" ")
    word = _slash_word(first)
    if word is None or (word in _ALONE and about) or (word in _AT_MOST_ONE and " " in about):
        return Request(None, rest, as_of)
    return Request(word, about, as_of)


def _slash_word(typed: str) -> SlashWord | None:
    folded = fold(typed).strip(":,!?.")
    return next((word for word in SLASH_WORDS if word == folded), None)
