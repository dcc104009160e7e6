"""Facts told in full: to a question, to `fact`, `quote`, `random` and `cite`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, get_args

from knowledge.asking import Request
from knowledge.citing import cite
from knowledge.deciding import Decision, decide, is_of_the_time
from knowledge.library import Circumstances, Library
from knowledge.models import Fact, Topic
from knowledge.results import (
    AnyResult,
    Choices,
    Citation,
    CitationStyle,
    FactFound,
    Help,
    NothingAsked,
    NothingKnown,
    SmallTalk,
    TopicFound,
    WithdrawnFound,
)
from knowledge.text import fold
from knowledge.understanding import Meaning, is_light

_STYLES: Final[dict[str, CitationStyle]] = {
    **{style: style for style in get_args(CitationStyle)},
    **dict.fromkeys(("ozet", "kisa", "kyska", "қысқа", "қысқаша", "кратко", "краткая", "kratko", "qysqa"), "brief"),
    **dict.fromkeys(("duz", "metin", "мәтін", "қарапайым", "простая", "просто", "текст", "prosto", "tekst"), "plain"),
}
_MOST_OFFERED = 3


def tell(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Answer a key, a topic, or a question in free words."""
    names = library.names
    year = next(iter(library.index.reader.read(request.about).years), None)
    keyed = names.keyed(request.about)
    if keyed:
        return _tell_named(library, keyed, request, circumstances, dated=False)
    if near := names.keys_like(request.about):
        return NothingKnown(lang=circumstances.lang, near=near, as_of=request.as_of)
    phrased = None if names.topic(request.about) else names.phrased(request.about)
    if phrased:
        return _tell_named(library, phrased, request, circumstances, dated=year is not None)
    topic = names.topic_meant(request.about)
    if topic:
        return _tell_topic(library, topic, replace(request, as_of=request.as_of or year), circumstances)
    return _tell_best(library, request, circumstances)


def tell_quote(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Answer with the quote first. A speaker's name gives one of that speaker's facts, and the others to choose."""
    speaker = library.names.source(request.about)
    if speaker is None:
        return tell(library, request, circumstances)
    facts = [fact for fact in library.facts_of(speaker) if request.as_of is None or fact.holds_as_of(request.as_of)]
    if not facts:
        return NothingKnown(lang=circumstances.lang, years=(speaker.record.said.year,), as_of=request.as_of)
    chosen = facts[circumstances.seed % len(facts)]
    others = tuple(fact for fact in facts if fact != chosen)
    return FactFound(lang=circumstances.lang, fact=chosen, others=others, quote_first=True, as_of=request.as_of)


def tell_random(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Tell the fact that the seed picks."""
    facts = list(library.contents.facts.values())
    return _tell_named(library, facts[circumstances.seed % len(facts)], request, circumstances, dated=False)


def tell_citation(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    """Cite the fact of a key, a topic's leading fact, or the best for the words; a style may stand last."""
    about, _, last = request.about.rpartition(" ")
    style = _STYLES.get(fold(last)) if about else None
    wanted = request if style is None else replace(request, about=about)
    found = tell(library, wanted, circumstances)
    if not isinstance(found, FactFound | TopicFound):
        return found
    text = cite(found.fact, style or "plain", circumstances.lang)
    return Citation(lang=circumstances.lang, fact=found.fact, style=style or "plain", text=text)


def _tell_named(
    library: Library, fact: Fact, request: Request, circumstances: Circumstances, *, dated: bool
) -> AnyResult:
    """Tell the fact that was named, or its fellow of the year asked for."""
    if fact.withdrawn or request.as_of is None:
        return _tell_fact(library, fact, request, circumstances, dated=dated)
    series = (fact, *library.series.rest(fact))
    told = next((member for member in series if member.holds_as_of(request.as_of)), None)
    if told:
        return _tell_fact(library, told, request, circumstances)
    return NothingKnown(lang=circumstances.lang, near=(fact,), years=_years(series), as_of=request.as_of)


def _tell_best(library: Library, request: Request, circumstances: Circumstances) -> AnyResult:
    meaning = library.index.reader.read_question(request.about)
    if all(is_light(term) for term in meaning.terms):
        return _tell_nothing(meaning, circumstances)
    decision = decide(library.index, meaning, request.as_of)
    match decision.answers:
        case ():
            return _tell_fellow(library, decision, meaning, request, circumstances)
        case (fact,):
            return _tell_fact(library, fact, request, circumstances, dated=bool(meaning.years))
        case facts:
            return Choices(lang=circumstances.lang, facts=facts)


def _tell_fellow(
    library: Library, decision: Decision, meaning: Meaning, request: Request, circumstances: Circumstances
) -> AnyResult:
    """Tell the fact of the year asked for in the series of one that would have answered; else decline."""
    series = dict.fromkeys(fact for found in decision.untimely for fact in (found, *library.series.rest(found)))
    fellows = [fact for fact in series if is_of_the_time(fact, meaning, request.as_of, library.index.newest)]
    for fact in fellows:
        if meaning.wants is None or library.index.gives(fact, meaning.wants):
            return _tell_fact(library, fact, request, circumstances, dated=bool(meaning.years))
    near = tuple(dict.fromkeys((*fellows, *decision.near)))[:_MOST_OFFERED]
    years = _years(fact for fact in series if fact not in fellows)
    return NothingKnown(lang=circumstances.lang, near=near, years=years, as_of=request.as_of)


def _tell_nothing(meaning: Meaning, circumstances: Circumstances) -> SmallTalk | NothingAsked | Help:
    if meaning.small_talk == "help":
        return Help(lang=circumstances.lang)
    if meaning.small_talk and not (meaning.terms or meaning.years):
        return SmallTalk(lang=circumstances.lang, kind=meaning.small_talk)
    return NothingAsked(lang=circumstances.lang)


def _tell_fact(
    library: Library, fact: Fact, request: Request, circumstances: Circumstances, *, dated: bool = False
) -> FactFound | WithdrawnFound:
    """Tell a fact with the rest of its series, unless a year was asked for (`dated`, or in the request)."""
    if fact.withdrawn:
        return WithdrawnFound(lang=circumstances.lang, fact=fact)
    alongside = _alongside(library, fact, request.as_of, dated=dated)
    others = [other for other in library.contents.topics[fact.topic].facts if other not in (fact, *alongside)]
    return FactFound(
        lang=circumstances.lang,
        fact=fact,
        alongside=alongside,
        others=tuple(others),
        quote_first=request.word == "quote",
        as_of=request.as_of,
    )


def _tell_topic(library: Library, topic: Topic, request: Request, circumstances: Circumstances) -> AnyResult:
    facts = [fact for fact in topic.facts if request.as_of is None or fact.holds_as_of(request.as_of)]
    if not facts:
        near = topic.facts[:_MOST_OFFERED]
        return NothingKnown(lang=circumstances.lang, near=near, years=_years(topic.facts), as_of=request.as_of)
    lead = topic.lead if topic.lead in facts else _nearest_to(topic.lead, facts)
    alongside = _alongside(library, lead, request.as_of)
    return TopicFound(
        lang=circumstances.lang,
        topic=topic,
        fact=lead,
        alongside=alongside,
        others=tuple(fact for fact in facts if fact not in (lead, *alongside)),
        quote_first=request.word == "quote",
        as_of=request.as_of,
    )


def _alongside(library: Library, fact: Fact, as_of: int | None, *, dated: bool = False) -> tuple[Fact, ...]:
    """Return the rest of the series; if a year is asked for (`dated`, `as_of`), only what is of the same years."""
    rest = library.series.rest(fact)
    if not dated and as_of is None:
        return rest
    years = (fact.as_of.start.year, fact.as_of.end.year)
    return tuple(other for other in rest if (other.as_of.start.year, other.as_of.end.year) == years)


def _years(facts: Iterable[Fact]) -> tuple[int, ...]:
    return tuple(sorted({fact.as_of.end.year for fact in facts}))


def _nearest_to(lead: Fact, facts: list[Fact]) -> Fact:
    """Return the latest of the lead's series, or else of all."""
    fellows = [fact for fact in facts if lead.series and fact.series == lead.series]
    return max(fellows or facts, key=lambda fact: (fact.said, fact.as_of))
