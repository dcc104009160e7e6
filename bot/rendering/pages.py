"""Which words each result gets."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rendering import answers, lists, small_talk
from bot.rendering.carried import in_full, in_short, told
from bot.rendering.parts import Page, Part, Tools
from knowledge import (
    AnyResult,
    Choices,
    Citation,
    Comparison,
    FactFound,
    Help,
    LanguageChoice,
    NothingAsked,
    NothingKnown,
    SearchResults,
    SmallTalk,
    SourceFound,
    SourceList,
    Timeline,
    TopicFound,
    TopicList,
    WithdrawnFound,
)

_WORDS: Mapping[type[AnyResult], Callable[[Any], list[Part]]] = {
    FactFound: answers.found,
    TopicFound: answers.found,
    Choices: answers.readings,
    NothingKnown: answers.nothing,
    WithdrawnFound: answers.withdrawn,
    SearchResults: answers.search,
    Comparison: answers.comparison,
    Timeline: answers.timeline,
    Citation: answers.citation,
    SourceFound: lists.source,
    SourceList: lists.sources,
    TopicList: lists.topics,
    LanguageChoice: lists.language,
    Help: lists.help_,
    SmallTalk: small_talk.small_talk,
    NothingAsked: small_talk.nothing_asked,
}


def page(result: AnyResult, *, private: bool = False) -> Page:
    """Say a result: everything that a reply contains, in order, and what can be done with it.

    `private`: one person alone sees it, and can share it.
    """
    parts = _WORDS[type(result)](result)
    if told(result):
        parts = [*parts, Tools(share=in_full(result) if private else "", short=in_short(result))]
    return Page(result.lang, tuple(parts))
