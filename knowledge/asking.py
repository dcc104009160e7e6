"""A question taken apart: the slash word it begins with, what it is asked about, and as of which year."""

import re
from dataclasses import dataclass
from typing import Final, get_args

from knowledge.language_names import is_language
from knowledge.models import Lang
from knowledge.results import CitationStyle
from knowledge.slash_words import SlashWord, meant
from knowledge.text import clip, fold

LONGEST: Final = 2_000  # characters; nobody asks in more, and a pasted book must not keep others waiting
MOST_WORDS: Final = 200

_MEANT: Final = meant()
_ALONE: Final = {"topics", "random", "help"}  # with anything after them they begin a question: "help after the quake"
_SIGNS: Final = ":,!?."
_LONGEST_WORD: Final = 2
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_KAZAKH_STATE: Final = r"(?:жа[ғг]да\w*|[jz]h?a[gğǵ]da\w*) (?:бо[йи]ынша|bo[iy]{1,2}n(?:sh|[sş])a)"
# A year alone, "in 1991", "1991'de", is no such phrase: it stays a part of the question.
_AS_OF: Final[tuple[str, ...]] = (
    rf"as of (?:the year )?{_YEAR}\b",
    rf"{_YEAR}(?: y[ıi]l[ıi])?(?: sonu)? itibar[ıi] ?(?:yla|yle|ile)\b",
    rf"{_YEAR} (?:жыл\w*|[jz]h?[yıi]l\w*) {_KAZAKH_STATE}",
    rf"(?:по состоянию на|po sostoyani[yi]u na) (?:конец |konec )?{_YEAR}(?: (?:год\w*|goda?)| г\b\.?)?",
)
_DATED: Final = tuple(re.compile(rf"\b{words}", re.IGNORECASE) for words in _AS_OF)
_DATED_IN_ENGLISH: Final = _DATED[0]
_KEY: Final = re.compile(r"(?<!\S)[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*(?!\S)")


@dataclass(frozen=True, slots=True)
class Request:
    """`word`: None for a plain question. `about`: the rest, without the words of `as of YEAR`.

    `typed`: the slash word as it was typed.
    """

    word: SlashWord | None
    about: str
    as_of: int | None = None
    typed: str = ""


def parse_request(text: str) -> Request:
    """Read what was typed after the command, after a mention, or in a direct message; what is after LONGEST is not."""
    rest, as_of = _dated(" ".join(clip(text, LONGEST, MOST_WORDS).split()))
    word, typed, about = _begun(rest)
    return Request(word, about, as_of, typed) if word else Request(None, rest, as_of)


def in_own_words(text: str) -> tuple[str, Lang | None]:
    """Return what of a question can tell its language: no key, and none of the words that everybody must type.

    Second, the language of its slash word, if that is another than English.
    """
    word, typed, about = _begun(" ".join(_DATED_IN_ENGLISH.sub(" ", clip(text, LONGEST, MOST_WORDS)).split()))
    rest = "" if word == "language" else _unstyled(about) if word == "cite" else about
    lang = _MEANT[_bare(typed)][1] if word else "en"
    return " ".join(_KEY.sub(" ", rest).split()), None if lang == "en" else lang


def _unstyled(about: str) -> str:
    """Take the style of a citation off: "apa" is no word."""
    rest, _, last = about.rpartition(" ")
    return rest if last.lower() in get_args(CitationStyle) else about


def _dated(text: str) -> tuple[str, int | None]:
    """Take the words of `as of YEAR` out of a question."""
    for pattern in _DATED:
        if found := pattern.search(text):
            return " ".join(pattern.sub(" ", text).split()), int(found["year"])
    return text, None


def _begun(text: str) -> tuple[SlashWord | None, str, str]:
    """Part the slash word that a text begins with, as meant and as typed, from the rest; None where there is none."""
    words = text.split(" ")
    for length in range(min(_LONGEST_WORD, len(words)), 0, -1):
        typed, about = " ".join(words[:length]), " ".join(words[length:])
        word, lang = _MEANT.get(_bare(typed), (None, None))
        if word and _takes(word, lang, about):
            return word, typed, about
    return None, "", text


def _takes(word: SlashWord, lang: Lang | None, about: str) -> bool:
    """Whether a slash word can have that behind it, and does not begin a question: "dil eğitimi", "help after it"."""
    if word == "language" and about:
        return is_language(about) or (lang == "en" and " " not in about)
    return not (word in _ALONE and about)


def _bare(typed: str) -> str:
    return " ".join(fold(word).strip(_SIGNS) for word in typed.split(" "))
