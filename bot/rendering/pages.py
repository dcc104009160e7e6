"""Which words each result gets."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rendering import answers, lists
from bot.rendering.parts import Page, Part
from knowledge import (
    AnyResult,
    Choices,
    Citation,
    Comparison,
    FactFound,
    Help,
    LanguageChoice,
    NothingKnown,
    SearchResults,
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
}


def page(result: AnyResult) -> Page:
    """Say a result: everything that a reply contains, in order."""
    return Page(result.lang, tuple(_WORDS[type(result)](result)))
