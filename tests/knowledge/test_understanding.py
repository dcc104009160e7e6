import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.concepts import ConceptRecord, build_lexicon
from knowledge.understanding import Meaning, Reader, is_light, is_unknown
from knowledge.vocabulary import read_concepts

READER = Reader(build_lexicon(read_concepts({})), ["A beacon over the strait", "Көпір"])


def ask(text: str) -> Meaning:
    return READER.read_question(text)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Kazakh students in Turkey", ("kazakhstan", "turkiye")),
        ("students from Kazakhstan in Türkiye", ("kazakhstan", "turkiye")),
        ("Turkish students in Kazakhstan", ("turkiye", "kazakhstan")),
        ("kazakh students turkey", ("kazakhstan", "turkiye")),
        ("Türkiye's ambassador to Kazakhstan", ("turkiye", "kazakhstan")),
        ("Kazakh students", ("kazakhstan", "turkiye")),
        ("trade between Turkey and Kazakhstan", None),
        ("Kazakh and Turkish people", None),
        ("students in Kazakhstan", ("turkiye", "kazakhstan")),
        ("Kazakh students in Kazakhstan and Turkish ones in Turkey", None),
    ],
)
def test_who_does_what_where_is_told_apart(text: str, direction: tuple[str, str] | None) -> None:
    assert ask(text).direction == direction


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("how many students", "number"),
        ("how much trade", "amount"),
        ("how many dollars", "amount"),
        ("when was the summit", "date"),
        ("how long has it been", "duration"),
        ("students", None),
    ],
)
def test_what_an_answer_must_hold_is_told(text: str, wants: str | None) -> None:
    assert ask(text).wants == wants


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("nearly 12,000 of them", {"number"}),
        ("three of them", {"number"}),
        ("in 1991", {"date"}),
        ("just $50 million", {"amount"}),
        ("for over two years", {"number", "duration"}),
        ("by October", {"date"}),
        ("from 2015 to 2020", {"duration"}),
        ("some of them", set()),
    ],
)
def test_what_a_text_holds_is_told(text: str, gives: set[str]) -> None:
    assert READER.read(text).gives == gives


def test_what_is_asked_for_is_decisive_and_everyday_words_are_not() -> None:
    assert ask("who is the harbourmaster of the beacon").decisive == {"?harbourmaster"}
    assert ask("which long beacon").decisive == {"~beacon"}
    assert ask("trade with Japan").decisive == {"territory-JP"}


def test_terms_are_concepts_roots_and_words_that_nothing_knows() -> None:
    meaning = ask("Is the beacon, or are beacons, near a shipyard in 2025? zzyzx")
    assert meaning.terms == ("~beacon", ".near", "shipyard", "?zzyzx")
    assert meaning.years == (2025,)
    assert [term for term in meaning.terms if is_light(term)] == [".near"]
    assert [term for term in meaning.terms if is_unknown(term)] == ["?zzyzx"]


def test_only_questions_are_mended() -> None:
    assert ask("baecon").corrected == (("baecon", "beacon"),)
    assert READER.read("baecon").terms == ("?baecon",)


@given(st.text(max_size=3000))
def test_any_text_is_understood(text: str) -> None:
    terms = ask(text).terms
    assert all(terms)
    assert len(set(terms)) == len(terms)


def test_the_words_of_a_list_mean_different_things() -> None:
    lists = {"city": ConceptRecord(en=("Izmir", "Bursa"), apart=True, decisive=True)}
    reader = Reader(build_lexicon(lists), [])
    assert reader.read("to Bursa and Izmir").decisive == {"city: bursa", "city: izmir"}
