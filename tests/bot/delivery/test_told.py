"""Digests change with what is told of a fact, and with nothing else."""

from dataclasses import replace

import msgspec
import pytest

from bot.delivery.told import digests, told
from knowledge import (
    AnyResult,
    Choices,
    Citation,
    Comparison,
    Fact,
    FactFound,
    Help,
    Lang,
    Localised,
    Phrases,
    Source,
    Timeline,
    TopicFound,
    Translations,
    WithdrawnFound,
    pack,
)
from tests.bot.making import NEW, STUDENTS, TRADE_1991, TRADE_2025, quotation, topic

FACT = TRADE_2025


def digest(fact: Fact = FACT, lang: Lang = "en") -> str:
    return digests(FactFound(lang=lang, fact=fact), lang)[FACT.key]


def source(**changes: object) -> Fact:
    record = msgspec.structs.replace(NEW.record, **changes)
    return replace(FACT, quotations=(quotation(source=Source(NEW.id, record)),))


@pytest.mark.parametrize(
    "changed",
    [
        replace(FACT, say=Localised(en="Otherwise.")),
        replace(FACT, title=Localised(en="Otherwise")),
        replace(FACT, kind="plan"),
        replace(FACT, as_of=TRADE_1991.as_of),
        replace(FACT, withdrawn="It was a slip."),
        replace(FACT, quotations=(quotation("Other words"),)),
        replace(FACT, quotations=(quotation(voice="article"),)),
        replace(FACT, quotations=(*FACT.quotations, quotation("More words"))),
        source(speaker="Someone Else"),
        source(office=Localised(en="Consul")),
        source(title="Another title"),
        source(title_is_ours=True),
        source(publisher="Another Weekly"),
        source(url="https://example.org/moved"),
        source(said=NEW.record.checked),
        source(said_inferred=Localised(en="by the weather")),
    ],
)
def test_what_is_told_otherwise_has_another_digest(changed: Fact) -> None:
    assert digest(changed) != digest()


@pytest.mark.parametrize(
    "same",
    [
        replace(FACT, ask=Phrases(en=("how else",)), alias=Phrases(en=("volume",)), series="volume"),
        replace(FACT, say=Localised(en=FACT.say.en, tr="Türkçesi.")),
        source(checked=NEW.record.said),
        replace(FACT, quotations=(quotation(tr="Bugün yaklaşık 10 milyar dolar"),)),
    ],
)
def test_what_nobody_was_told_changes_nothing(same: Fact) -> None:
    assert digest(same) == digest()


def test_each_language_is_told_by_itself() -> None:
    turkish = replace(FACT, say=Localised(en=FACT.say.en, tr="Türkçesi."))
    assert digest(turkish, "tr") != digest(FACT, "tr")


def test_translations_are_told() -> None:
    quote = replace(FACT, quotations=(quotation(tr="Bugün yaklaşık 10 milyar dolar"),))
    assert digest(quote, "tr") != digest(FACT, "tr")
    title = source(translation=Translations(tr="Bizim sözlerimizle"), title_is_ours=True)
    assert digest(title, "tr") != digest(source(title_is_ours=True), "tr")


@pytest.mark.parametrize(
    ("result", "keys"),
    [
        (FactFound(lang="en", fact=FACT, alongside=(TRADE_1991,), others=(STUDENTS,)), [FACT.key, TRADE_1991.key]),
        (TopicFound(lang="en", topic=topic(FACT), fact=FACT, others=(STUDENTS,)), [FACT.key]),
        (WithdrawnFound(lang="en", fact=FACT), [FACT.key]),
        (Citation(lang="en", fact=FACT, style="apa", text="…"), [FACT.key]),
        (Comparison(lang="en", topic=None, groups=((TRADE_1991, FACT),)), [TRADE_1991.key, FACT.key]),
        (Timeline(lang="en", topic=None, facts=(TRADE_1991, STUDENTS)), [TRADE_1991.key, STUDENTS.key]),
        (Choices(lang="en", facts=(FACT, STUDENTS)), []),
        (Help(lang="en"), []),
    ],
)
def test_facts_that_are_told_have_a_digest_and_those_that_are_offered_have_none(
    result: AnyResult, keys: list[str]
) -> None:
    assert list(told(result).digests) == keys
    assert told(result).packed == pack(result)
