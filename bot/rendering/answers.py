"""What is said where facts are told or offered: from a result to the parts of a reply."""

from datetime import date

from babel.lists import format_list

from bot.rendering import dates
from bot.rendering.parts import Choice, Choices, Entries, Entry, Heading, Menu, Part, Paste, Sentence, Subheading
from bot.rendering.telling import choice, dated_choice, tell
from bot.wording import count, locale_of, say
from knowledge import Choices as Readings
from knowledge import (
    Citation,
    Comparison,
    Fact,
    FactFound,
    Lang,
    NothingKnown,
    Period,
    SearchResults,
    Timeline,
    Topic,
    TopicFound,
    WithdrawnFound,
)

_FEW = 5  # facts offered beside one that answers


def found(result: FactFound | TopicFound) -> list[Part]:
    """Tell a fact or a topic's leading fact, the rest of its series beside it, and offer more."""
    lang, fact = result.lang, result.fact
    parts: list[Part] = []
    if result.as_of is not None:
        key = "fact.as_of_figure" if fact.kind in {"figure", "event"} else "fact.as_of_year"
        parts.append(Sentence(say(lang, key, year=result.as_of)))
    parts.append(tell(fact, lang, summary=not result.quote_first))
    if result.alongside:
        parts.append(Sentence(say(lang, "fact.alongside")))
        parts.extend(tell(other, lang, summary=not result.quote_first) for other in result.alongside)
    if isinstance(result, TopicFound):
        more = say(lang, "fact.others", topic=result.topic.title.best(lang)[0])
        return parts + _beside(more, result.others, lang, listed=len(result.others), label=more)
    also = say(lang, "fact.see_also")
    same_topic = all(other.topic == fact.topic for other in result.others)
    label = say(lang, "fact.same_topic") if same_topic else also
    return parts + _beside(also, result.others, lang, listed=_FEW, label=label)


def readings(result: Readings) -> list[Part]:
    """Ask which of several facts is meant."""
    options = tuple(dated_choice(fact, result.lang) for fact in result.facts)
    return [Sentence(say(result.lang, "choices.lead")), Choices("", options)]


def nothing(result: NothingKnown) -> list[Part]:
    """Decline, and offer the nearest."""
    lang = result.lang
    if result.as_of is None:
        parts: list[Part] = [Sentence(say(lang, "nothing.lead"))]
    else:
        parts = [Sentence(say(lang, "nothing.as_of", year=result.as_of))]
    if result.years:
        years = format_list([str(year) for year in result.years], locale=locale_of(lang))
        parts.append(Sentence(say(lang, "nothing.years", years=years)))
    parts += offer("nothing.near", result.near, lang)
    return parts if result.near else [*parts, Sentence(say(lang, "nothing.next"))]


def withdrawn(result: WithdrawnFound) -> list[Part]:
    """Say why a fact is no longer given."""
    lang, fact = result.lang, result.fact
    lead = say(lang, "withdrawn.lead", title=fact.title.best(lang)[0])
    reason = say(lang, "withdrawn.reason", reason=fact.withdrawn or "")
    return [Sentence(lead), Sentence(reason), Sentence(say(lang, "nothing.next"))]


def search(result: SearchResults) -> list[Part]:
    """List what was found, to choose from."""
    lead = count(result.lang, "search.lead", len(result.facts))
    return [Sentence(lead), Choices("", tuple(dated_choice(fact, result.lang) for fact in result.facts))]


def comparison(result: Comparison) -> list[Part]:
    """Tell series side by side."""
    lang = result.lang
    lead = say(lang, "comparison.lead")
    if result.topic:
        lead = say(lang, "comparison.topic", topic=result.topic.title.best(lang)[0])
    parts: list[Part] = [Heading(lead)]
    for number, group in enumerate(result.groups, 1):
        if len(result.groups) > 1:
            when = dates.period(_spanned(group), lang)
            parts.append(Subheading(say(lang, "comparison.series", number=number, all=len(result.groups), when=when)))
        parts.extend(tell(fact, lang) for fact in group)
    return parts + _more_on(result.topic, lang)


def _spanned(group: tuple[Fact, ...]) -> Period:
    """Return the years that a series tells of."""
    first, last = min(fact.as_of.start.year for fact in group), max(fact.as_of.end.year for fact in group)
    return Period(date(first, 1, 1), date(last, 12, 31), "year")


def timeline(result: Timeline) -> list[Part]:
    """List dated facts in order."""
    lang = result.lang
    lead = say(lang, "timeline.lead")
    if result.topic:
        lead = say(lang, "timeline.topic", topic=result.topic.title.best(lang)[0])
    entries = tuple(Entry(dates.period(fact.as_of, lang), tell(fact, lang)) for fact in result.facts)
    listed = Entries(entries, say(lang, "source.heading"), say(lang, "timeline.open"))
    return [Heading(lead), listed, *_more_on(result.topic, lang)]


def citation(result: Citation) -> list[Part]:
    """Tell the fact, and give its citation to paste."""
    lead = say(result.lang, "citation.lead", style=result.style)
    more = say(result.lang, "fact.same_topic")
    topic = Choice(key=result.fact.topic, label=more, line="", lang=result.lang)
    return [
        tell(result.fact, result.lang),
        Sentence(lead),
        Paste(result.text),
        Menu("", (topic,), listed=0, label=more),
    ]


def offer(key: str, facts: tuple[Fact, ...], lang: Lang, **fields: str) -> list[Part]:
    """Offer facts to ask for next; nothing where there are none."""
    if not facts:
        return []
    return [Choices(say(lang, key, **fields), tuple(choice(fact, lang) for fact in facts))]


def _beside(heading: str, facts: tuple[Fact, ...], lang: Lang, *, listed: int, label: str) -> list[Part]:
    """Offer facts beside those that are told."""
    return [Menu(heading, tuple(choice(fact, lang) for fact in facts), listed, label)] if facts else []


def _more_on(topic: Topic | None, lang: Lang) -> list[Part]:
    """Offer a topic, in a message alone."""
    if topic is None:
        return []
    label = say(lang, "fact.others", topic=topic.title.best(lang)[0])
    return [Menu("", (Choice(key=topic.key, label=label, line="", lang=lang),), listed=0, label=label)]
