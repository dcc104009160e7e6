"""The contents of a knowledge folder: every reference resolved."""

from collections.abc import Iterator
from difflib import get_close_matches

from knowledge.drafts import Draft, fact_file
from knowledge.files import FACTS
from knowledge.forms import shown
from knowledge.models import Contents, Fact, FactRecord, Quotation, QuotationRecord, Source, Topic
from knowledge.period import parse_period
from knowledge.problems import Problem


def dangling(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each name that leads nowhere: a source's id, the lead of a topic.

    What is there but could not be read has a problem of its own, and is not told again. A topic of which every fact
    is withdrawn needs no lead: it is no topic any more.
    """
    if draft.facts and not draft.live and not draft.problems:
        yield Problem(FACTS, "", "", "has no fact that stands", "write one, or take a withdrawal back")
    for key, record in draft.facts.items():
        for number, quotation in enumerate(record.source, start=1):
            if quotation.id not in draft.present:
                what = f"there is no source {shown(quotation.id)}"
                near = get_close_matches(quotation.id, draft.sources, n=1)
                do = f"did you mean {near[0]}?" if near else "write its file in sources/, or name one that is there"
                yield Problem(fact_file(key), key, f"source {number}, id", what, do)
    alive = {key.partition("/")[0] for key in draft.live}
    for key, topic in draft.topics.items():
        lead = f"{key}/{topic.lead}"
        if lead not in draft.present:
            yield Problem(fact_file(key), key, "lead", f"there is no fact {shown(topic.lead)} in this file", _NAME_ONE)
        elif lead in draft.facts and lead not in draft.live and key in alive:
            yield Problem(fact_file(key), key, "lead", f"the fact {shown(topic.lead)} is withdrawn", _NAME_ONE)


_NAME_ONE = "name the fact of this file that answers best when the topic alone is asked for"


def resolve(draft: Draft) -> Contents:
    """Return the contents of a draft in which nothing dangles; equal folders give equal contents."""
    sources = {name: Source(name, record) for name, record in draft.sources.items()}
    every = {key: _fact(key, record, sources) for key, record in draft.facts.items()}
    facts = {key: fact for key, fact in every.items() if fact.withdrawn is None}
    within: dict[str, list[Fact]] = {}
    for fact in facts.values():
        within.setdefault(fact.topic, []).append(fact)
    topics = {
        key: Topic(key, record.title, record.alias, facts[f"{key}/{record.lead}"], tuple(within[key]))
        for key, record in draft.topics.items()
        if key in within
    }
    withdrawn = {key: fact for key, fact in every.items() if fact.withdrawn is not None}
    return Contents(topics=topics, facts=facts, sources=sources, version=draft.version, withdrawn=withdrawn)


def _fact(key: str, record: FactRecord, sources: dict[str, Source]) -> Fact:
    return Fact(
        key=key,
        title=record.title,
        kind=record.kind,
        as_of=parse_period(record.as_of),
        say=record.say,
        ask=record.ask,
        alias=record.alias,
        quotations=tuple(_quotation(entry, sources) for entry in record.source),
        beyond=record.beyond,
        series=record.series,
        withdrawn=record.withdrawn,
    )


def _quotation(entry: QuotationRecord, sources: dict[str, Source]) -> Quotation:
    return Quotation(entry.quote, entry.voice, sources[entry.id], entry.translation)
