import pytest

from bot.rendering.pages import page
from bot.rendering.plain import plain
from knowledge import AnyResult
from tests.bot.rendering.results import RESULTS

TOLD = """\
Trade volume in 2025
Trade between the two countries is worth nearly 10 billion US dollars.
As of 23 June 2025.

“Today, it is nearly $10 billion”
Ayşe Işık, Ambassador of Türkiye to Kazakhstan, 23 June 2025
The Ambassador on trade & trust, Example Weekly
https://example.org/interview?id=1&lang=en"""


def text(name: str) -> str:
    return plain(page(RESULTS[name]))


def test_a_fact_has_summary_words_speaker_date_title_and_link() -> None:
    assert text("fact") == f"{TOLD}\n\nSee also\n• Trade volume in 1991: /kzturk fact trade/volume-1991"


def test_others_of_the_series_are_told_in_full_beside_it() -> None:
    assert text("fact with others beside").startswith(TOLD)
    assert "“the trade volume was just $50 million”\nAyşe Işık" in text("fact with others beside")


def test_asked_for_words_the_summary_is_left_out() -> None:
    assert "“Today, it is nearly $10 billion”" in text("words first")
    assert "worth" not in text("words first")


def test_asked_for_a_year_the_year_is_said_first() -> None:
    assert text("figure of a year").startswith("For 1991:\n\nTrade volume in 1991")
    assert text("statement of a year").startswith("The latest that was said by the end of 2025:")


def test_a_topic_lists_its_other_facts() -> None:
    assert "More on Trade\n• Students from Kazakhstan in Türkiye: /kzturk fact education/students" in text("topic")


def test_several_readings_are_asked_about() -> None:
    assert text("readings") == (
        "That can be read in several ways. Which do you mean?\n\n"
        "• Trade volume in 2025 (23 June 2025): /kzturk fact trade/volume-2025\n"
        "• Trade volume in 1991 (1991): /kzturk fact trade/volume-1991"
    )


def test_nothing_known_is_said_plainly_with_what_is_near() -> None:
    assert text("nothing").startswith("I have nothing on that, and I don't guess.\n\nTo see what there is:")
    assert "The nearest that I know:\n• Trade volume in 2025" in text("nothing, but near")
    assert text("nothing of that year").startswith("I have nothing on that as of 1995, and I don't guess.")
    assert "What I have speaks of 1991 and 2025." in text("nothing of that year")


def test_a_withdrawn_fact_is_not_told_but_why() -> None:
    assert "The article was corrected." in text("withdrawn")
    assert "“Today" not in text("withdrawn")


def test_a_timeline_gives_words_and_names_each_source_once() -> None:
    assert "1991: Trade volume in 1991\nIn 1991 trade was worth 50 million US dollars.\n“the trade" in text("timeline")
    assert text("timeline").count("https://example.org/interview") == 1
    assert text("timeline").endswith("Example Weekly, https://example.org/interview?id=1&lang=en")


def test_several_series_are_headed_each_by_its_years() -> None:
    assert "\n\nSeries 1 of 2: 1991–2025\n\nTrade volume in 1991" in text("comparison of several series")
    assert "\n\nSeries 2 of 2: 2012–2025\n\n" in text("comparison of several series")
    assert "Series" not in text("comparison")


def test_a_citation_stands_alone_to_be_copied() -> None:
    assert text("citation").endswith("Ready to paste (apa):\n\nIşık, A. (2025). {x} <!here>")


def test_a_source_is_shown_with_its_record() -> None:
    assert "Said on 2 March 2012 (date inferred: the text" in text("source")
    assert "Also published as: Двадцать лет" in text("source")
    assert "Published by Example Dialogue, in English" in text("source")
    assert "/kzturk source isik-2025" in text("sources")


def test_topics_tell_how_much_there_is() -> None:
    assert "• Trade (2 facts): /kzturk fact trade\n• Education (1 fact): /kzturk fact education" in text("topics")


def test_languages_are_named() -> None:
    assert text("language") == "I answer in English."
    assert text("language chosen") == "From now on I answer you in English."
    assert text("language by itself") == "From now on I answer you in the language of your question."


def test_help_names_what_is_missing_and_only_what_there_is() -> None:
    assert text("help for an incomplete word").startswith("“cite” needs to know of what")
    assert "/kzturk topics — what I can answer on" in text("help")
    assert "/kzturk language english — " in text("help")
    assert "/kzturk help" not in text("help")


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_no_text_is_empty_escaped_or_holds_controls(result: AnyResult) -> None:
    written = plain(page(result))
    assert written.strip() == written != ""
    assert "&amp;" not in written
    assert not set(written) & set("\x00\x07\x1b\u202e\r\t")
    assert "\n\n\n" not in written
