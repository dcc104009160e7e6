"""Small facts, topics and sources, made by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge import (
    Fact,
    Localised,
    Phrases,
    Quotation,
    Source,
    SourceRecord,
    Topic,
    Translations,
    Voice,
)
from knowledge.period import parse_period

SPOKEN_2025 = SourceRecord(
    title="The Ambassador on trade & trust",
    publisher="Example Weekly",
    speaker="Ayşe Işık",
    office=Localised(en="Ambassador of Türkiye to Kazakhstan"),
    article=Localised(en="the article introducing the interview with Ambassador Ayşe Işık"),
    said=date(2025, 6, 23),
    url="https://example.org/interview?id=1&lang=en",
    language="en",
    checked=date(2026, 11, 1),
)
SPOKEN_2012 = SourceRecord(
    title="Turkey and Kazakhstan, twenty years on",
    publisher="Example Dialogue",
    speaker="Lâle Örnek",
    office=Localised(en="Ambassador of Turkey in Kazakhstan"),
    article=Localised(en="the article introducing the interview with Ambassador Lâle Örnek"),
    said=date(2012, 3, 2),
    url="https://example.org/2012",
    language="en",
    checked=date(2026, 11, 1),
    said_inferred=Localised(en="the text says that it is the 20th anniversary"),
    other_editions=("Двадцать лет",),
)
NEW = Source("isik-2025", SPOKEN_2025)
OLD = Source("ornek-2012", SPOKEN_2012)


def quotation(
    words: str = "Today, it is nearly $10 billion", source: Source = NEW, voice: Voice = "speaker", **translations: str
) -> Quotation:
    """Make words that were said, and what we translate them by: tr="…"."""
    return Quotation(words, voice, source, Translations(**translations))


_FACT = Fact(
    key="trade/volume-2025",
    title=Localised(en="Trade volume in 2025"),
    kind="figure",
    as_of=parse_period(date(2025, 6, 23)),
    say=Localised(en="Trade between the two countries is worth nearly 10 billion US dollars."),
    ask=Phrases(en=("how much is the trade",)),
    alias=Phrases(),
    quotations=(quotation(),),
)


def fact(key: str = _FACT.key, **changes: object) -> Fact:
    """Make a fact with its proof. Title and summary are given in English, `as_of` as a fact file writes it."""
    read: dict[str, Callable[[Any], object]] = {"title": _english, "say": _english, "as_of": parse_period}
    fields: dict[str, Any] = {name: read.get(name, _as_it_is)(value) for name, value in changes.items()}
    return replace(_FACT, key=key, **fields)


def _english(text: str) -> Localised:
    return Localised(en=text)


def _as_it_is(value: object) -> object:
    return value


TRADE_2025 = fact()
TRADE_1991 = fact(
    "trade/volume-1991",
    as_of=1991,
    title="Trade volume in 1991",
    say="In 1991 trade was worth 50 million US dollars.",
    quotations=(quotation("the trade volume was just $50 million"),),
)
STUDENTS = fact(
    "education/students",
    title="Students from Kazakhstan in Türkiye",
    say="Some 10,000 students from Kazakhstan study in Türkiye.",
    quotations=(quotation("More than 10,000 Kazakh students study in Türkiye"),),
)


def topic(*facts: Fact, key: str = "trade", title: str = "Trade") -> Topic:
    """Make a topic that the first of `facts` leads."""
    return Topic(key=key, title=Localised(en=title), alias=Phrases(), lead=facts[0], facts=facts)
