"""What somebody wrote, held against the base: which facts its sentences speak of."""

import re
from typing import Final

from knowledge.asking import Request, parse_request
from knowledge.deciding import content
from knowledge.library import Circumstances, Library
from knowledge.results import (
    AnyResult,
    FactFound,
    Help,
    NothingAsked,
    NothingKnown,
    SearchResults,
    SmallTalk,
    TopicFound,
)
from knowledge.telling import tell
from knowledge.text import clip

LONGEST: Final = 4_000  # characters; what stands behind them in a long message is not looked at
_MOST_WORDS: Final = 400
_MOST_SENTENCES: Final = 20
_MOST_FOUND: Final = 5
_LEAST_SAID: Final = 2  # words that tell one fact from another: "lunch?", "How is your family?" speak of none
_END: Final = re.compile(r"(?<=[.!?…])\s+|[\n;]+")


def trace(library: Library, text: str, circumstances: Circumstances) -> AnyResult:
    """Tell the fact that a text speaks of; list up to five where its sentences speak of several; or decline.

    No word of the text is a command. What is said in passing, such as a greeting, is nothing known.
    """
    sentences = [part.strip() for part in _END.split(clip(text, LONGEST, _MOST_WORDS)) if part.strip()]
    telling = [sentence for sentence in sentences[:_MOST_SENTENCES] if _says_enough(library, sentence)]
    results = [_held(library, sentence, circumstances) for sentence in telling]
    sure = [result for result in results if isinstance(result, FactFound)]  # "See you in Astana" has several readings
    facts = tuple(dict.fromkeys(result.fact for result in sure))
    if len(facts) > 1:
        return SearchResults(lang=circumstances.lang, facts=facts[:_MOST_FOUND])
    return sure[0] if sure else _held_whole(library, " ".join(sentences), circumstances)


def _held_whole(library: Library, text: str, circumstances: Circumstances) -> AnyResult:
    result = _held(library, text, circumstances)
    if _says_enough(library, text) or isinstance(result, TopicFound):
        return result
    return NothingKnown(lang=circumstances.lang)


def _says_enough(library: Library, text: str) -> bool:
    meaning = library.index.reader.read_question(text)
    said = set(content(meaning)) - set(meaning.mended)
    return len(said) + (meaning.wants is not None) + (meaning.direction is not None) >= _LEAST_SAID


def _held(library: Library, text: str, circumstances: Circumstances) -> AnyResult:
    """Answer a text as a question, though it begin with a slash word."""
    read = parse_request(text)
    result = tell(library, Request(None, f"{read.typed} {read.about}".strip(), read.as_of), circumstances)
    return NothingKnown(lang=circumstances.lang) if isinstance(result, Help | NothingAsked | SmallTalk) else result
