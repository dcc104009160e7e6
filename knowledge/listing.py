"""Facts found, set side by side, put in order, and the records that they rest on."""

from knowledge.asking import Request
from knowledge.deciding import decide
from knowledge.language_names import language_named
from knowledge.library import Circumstances, Library
from knowledge.matching import Match
from knowledge.models import Fact
from knowledge.results import (
    AnyResult,
    Comparison,
    LanguageChoice,
    NothingKnown,
    SearchResults,
    SourceFound,
    SourceList,
    Timeline,
    TopicList,
)
from knowledge.telling import tell
from knowledge.text import fold

_MOST_FOUND = 5
_LIKELY_FOR_SEARCH, _COVERED_FOR_SEARCH = 0.3, 0.4  # either is enough: a list may reach further than an answer


def search(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Return up to five facts for the words, best first."""
    meaning = library.index.reader.read_question(request.about)
    found = [match.fact for match in library.index.rank(meaning) if _is_worth_listing(match)]
    facts = [fact for fact in found if request.as_of is None or fact.holds_as_of(request.as_of)]
    if not facts:
        return NothingKnown(lang=circumstances.lang, as_of=request.as_of)
    return SearchResults(lang=circumstances.lang, facts=tuple(facts[:_MOST_FOUND]))


def _is_worth_listing(match: Match) -> bool:
    return match.score >= _LIKELY_FOR_SEARCH or match.evidence.coverage >= _COVERED_FOR_SEARCH


def list_topics(library: Library, _request: Request, circumstances: Circumstances) -> AnyResult:
    """Return all topics by title."""
    topics = sorted(library.contents.topics.values(), key=lambda topic: fold(topic.title.best(circumstances.lang)[0]))
    return TopicList(lang=circumstances.lang, topics=tuple(topics))


def show_source(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Return the record of one source with its facts, or all sources. Other words are a question: "source of oil"."""
    if not request.about:
        newest_first = sorted(library.contents.sources.values(), key=lambda each: each.record.said, reverse=True)
        return SourceList(lang=circumstances.lang, sources=tuple(newest_first))
    source = library.names.source(request.about)
    if source is None:
        return tell(library, request, circumstances)
    return SourceFound(lang=circumstances.lang, source=source, facts=library.facts_of(source))


def compare(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Set the series of a topic, or of the fact that the words mean, side by side; without words, every series."""
    topic = library.names.topic_meant(request.about)
    every = library.series.of(library.contents.facts.values())
    groups = library.series.of(topic.facts if topic else _meant(library, request)) if request.about else every
    if groups:
        return Comparison(lang=circumstances.lang, topic=topic, groups=groups)
    return NothingKnown(lang=circumstances.lang, near=tuple(group[-1] for group in every[:_MOST_FOUND]))


def timeline(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Put the dated facts of a topic in order: the one named, or that of the fact meant; without words, of all."""
    topic = library.names.topic_meant(request.about)
    if request.about and topic is None:
        meant = _meant(library, request)
        if not meant:
            return tell(library, request, circumstances)
        topic = library.contents.topics[meant[0].topic]
    facts = topic.facts if topic else tuple(library.contents.facts.values())
    dated = sorted((fact for fact in facts if fact.is_dated), key=lambda fact: (fact.as_of, fact.key))
    if not dated:
        return NothingKnown(lang=circumstances.lang, near=facts[:_MOST_FOUND])
    return Timeline(lang=circumstances.lang, topic=topic, facts=tuple(dated))


def choose_language(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Read a person's choice; languages in which not every fact is told are not to be chosen."""
    named, available = language_named(request.about), library.contents.languages
    if named in available:
        return LanguageChoice(lang=named, choice=named, available=available)
    return LanguageChoice(lang=circumstances.lang, choice=named if named == "auto" else None, available=available)


def _meant(library: Library, request: Request) -> tuple[Fact, ...]:
    fact = library.names.keyed(request.about) or library.names.phrased(request.about)
    if fact and not fact.withdrawn:
        return (fact,)
    meaning = library.index.reader.read_question(request.about)
    return decide(library.index, meaning, request.as_of).answers
