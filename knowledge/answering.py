"""One function answers: a question and its circumstances go in, a result comes out. No clock, no chance, no effect."""

from collections.abc import Callable

from knowledge.asking import Request, parse_request
from knowledge.library import Circumstances, Library
from knowledge.listing import choose_language, compare, list_topics, search, show_source, timeline
from knowledge.results import AnyResult, Help
from knowledge.slash_words import SlashWord
from knowledge.telling import tell, tell_citation, tell_quote, tell_random


def answer(library: Library, text: str, circumstances: Circumstances) -> AnyResult:
    """Answer what a person typed, slash word included."""
    request = parse_request(text)
    if request.word in _NEED_WORDS and not request.about:
        return Help(lang=circumstances.lang, incomplete=request.word)
    return _ANSWERS[request.word](library, request, circumstances)


def _help(_library: Library, _request: Request, circumstances: Circumstances) -> AnyResult:
    return Help(lang=circumstances.lang)


_NEED_WORDS = {"fact", "quote", "search", "cite"}
_ANSWERS: dict[SlashWord | None, Callable[[Library, Request, Circumstances], AnyResult]] = {
    None: tell,
    "fact": tell,
    "quote": tell_quote,
    "search": search,
    "topics": list_topics,
    "source": show_source,
    "compare": compare,
    "timeline": timeline,
    "cite": tell_citation,
    "random": tell_random,
    "language": choose_language,
    "help": _help,
}
