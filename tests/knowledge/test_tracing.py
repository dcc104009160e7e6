"""What somebody wrote to others, held against the base."""

from datetime import date

import pytest

from knowledge import AnyResult, Base, Choices, FactFound, NothingKnown, SearchResults, TopicFound
from tests.shipped import shipped

STUDENTS = "Some 15,000 Kazakh students study in Türkiye."
TRADE = "Trade with Türkiye stands at $10 billion."


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def trace(base: Base, text: str) -> AnyResult:
    return base.trace(text, today=date(2026, 11, 22), seed=1)


@pytest.mark.parametrize("text", [STUDENTS, f"Hi all! {STUDENTS} See you tomorrow.", f"Draft:\n{STUDENTS}\nThanks!"])
def test_the_fact_that_a_message_speaks_of(base: Base, text: str) -> None:
    result = trace(base, text)
    assert isinstance(result, FactFound)
    assert result.fact.key == "education/students-in-turkiye"


def test_several_facts_are_listed(base: Base) -> None:
    result = trace(base, f"{TRADE} {STUDENTS}")
    assert isinstance(result, SearchResults)
    assert [fact.key for fact in result.facts][:2] == ["trade/volume-2025", "education/students-in-turkiye"]


def test_no_more_than_five_are_listed(base: Base) -> None:
    titles = [fact.title.en for fact in base.contents.facts.values()]
    result = trace(base, ".\n".join(titles[:12]))
    assert isinstance(result, SearchResults)
    assert len(result.facts) == 5


def test_a_fact_that_two_sentences_speak_of_is_told_once(base: Base) -> None:
    assert isinstance(trace(base, f"{TRADE} {TRADE}"), FactFound)


@pytest.mark.parametrize(
    "text",
    [
        *("Lunch at one? I am hungry.", "Shall we have lunch?", "How is your family?", "Hope to see you there"),
        *("See you in Astana next week", "Please send me the visitor list"),
    ],
)
def test_what_is_said_in_passing_speaks_of_no_fact(base: Base, text: str) -> None:
    assert isinstance(trace(base, text), NothingKnown)
    assert isinstance(trace(base, f"{STUDENTS} {text}"), FactFound)


def test_a_message_with_several_readings_keeps_them_if_it_is_all_that_is_said(base: Base) -> None:
    assert isinstance(trace(base, "London or Rome"), Choices)


@pytest.mark.parametrize(
    "text", ["", " \n ", "Hi all!", "Thanks.", "...", "topics", "random", "source", "help me, please", "👍"]
)
def test_what_says_nothing_is_nothing_known(base: Base, text: str) -> None:
    result = trace(base, text)
    assert isinstance(result, NothingKnown)


@pytest.mark.parametrize("word", ["search", "cite", "fact", "quote", "compare", "timeline"])
def test_no_word_of_a_message_is_a_command(base: Base, word: str) -> None:
    result = trace(base, f"{word} Kazakh students study in Türkiye")
    assert isinstance(result, FactFound | NothingKnown)
    assert not getattr(result, "quote_first", False)


def test_a_bare_topic_is_told_by_its_leading_fact_if_it_is_all_that_is_said(base: Base) -> None:
    assert isinstance(trace(base, "education"), TopicFound)
    assert isinstance(trace(base, f"{TRADE} Education!"), FactFound)


def test_a_message_without_full_stops_is_read_as_a_whole(base: Base) -> None:
    result = trace(base, "the number of Kazakh students\nin Türkiye")
    assert isinstance(result, FactFound | SearchResults)


def test_only_the_beginning_of_a_long_message_is_looked_at(base: Base) -> None:
    assert isinstance(trace(base, "lorem. " * 2_000 + STUDENTS), NothingKnown)
