from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from bot.rendering.telling import capitalise, choice, dated_choice, quote, status, tell
from knowledge import Kind, Localised, Source, Translations
from tests.bot.making import NEW, OLD, SPOKEN_2025, fact, quotation


@pytest.mark.parametrize(
    ("kind", "as_of", "said"),
    [
        ("figure", date(2025, 6, 23), "As of 23 June 2025."),
        ("figure", 1991, "As of 1991, told on 23 June 2025."),
        ("plan", date(2025, 6, 23), "A plan as of 23 June 2025."),
        ("plan", "2025-10", "A plan for October 2025, told on 23 June 2025."),
        ("event", "2010-09-15/2010-09-16", "An event of 15–16 September 2010, told on 23 June 2025."),
        ("statement", date(2025, 6, 23), "A statement of 23 June 2025."),
        ("profile", "2015/2020", "As of 2015–2020, told on 23 June 2025."),
    ],
)
def test_a_fact_is_dated_as_what_it_is(kind: Kind, as_of: date | int | str, said: str) -> None:
    assert status(fact(kind=kind, as_of=as_of), "en") == said


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_can_be_dated(kind: Kind) -> None:
    assert status(fact(kind=kind), "en").endswith("23 June 2025.")
    assert "1991" in status(fact(kind=kind, as_of=1991), "en")


def test_what_the_speaker_said_is_the_speakers() -> None:
    told = quote(quotation("words <here>"), "en")
    assert told.words == "“words <here>”"
    assert told.attribution == "Ayşe Işık, Ambassador of Türkiye to Kazakhstan, 23 June 2025"
    assert told.brief == "Ayşe Işık, 23 June 2025"
    assert told.work == "The Ambassador on trade & trust, Example Weekly"
    assert told.url == SPOKEN_2025.url


def test_what_the_article_says_is_the_articles_and_an_inferred_date_is_marked() -> None:
    told = quote(quotation("words", OLD, "article"), "en")
    assert told.attribution == (
        "The article introducing the interview with Ambassador Lâle Örnek, 2 March 2012 "
        "(date inferred: the text says that it is the 20th anniversary)"
    )
    assert "article" in told.brief


def test_a_title_of_ours_is_marked_as_ours_and_in_the_readers_language() -> None:
    ours = replace(NEW.record, title_is_ours=True, translation=Translations(tr="Ticaret üzerine"))
    assert "[described by us]" in quote(quotation(source=Source("x", ours)), "en").work
    assert quote(quotation(source=Source("x", ours)), "tr").work.startswith("Ticaret üzerine")


def test_words_in_another_language_than_the_readers_have_a_translation_that_is_said_to_be_ours() -> None:
    words = quotation("no more <than> 50", tr="en çok 50", ru="не более 50")
    assert quote(words, "en").translation == ""
    assert "kzturk" in quote(words, "tr").translation
    assert "en çok 50" in quote(words, "tr").translation
    assert quote(words, "tr").words == quote(words, "ru").words.replace("«", "“").replace("»", "”")


def test_every_quote_is_told_and_the_summary_can_be_left_out() -> None:
    two = fact(quotations=(quotation("old", OLD), quotation("new")))
    assert [each.words for each in tell(two, "en").quotes] == ["“old”", "“new”"]
    assert tell(two, "en").summary
    assert tell(two, "en", summary=False).summary == ""


def test_what_can_be_opened_says_what_to_type() -> None:
    assert choice(fact(), "en").line == "• Trade volume in 2025: /kzturk fact trade/volume-2025"
    assert dated_choice(fact(as_of=1991), "en").label == "Trade volume in 2025 (1991)"


def test_the_first_letter_is_made_large_as_the_language_does() -> None:
    assert capitalise("istanbul", "tr") == "İstanbul"
    assert capitalise("istanbul", "en") == "Istanbul"
    assert capitalise("", "en") == ""


def test_a_missing_translation_falls_back_to_english() -> None:
    assert Localised(en="x").best("kk") == ("x", "en")
    assert tell(fact(), "kk").title == "Trade volume in 2025"
