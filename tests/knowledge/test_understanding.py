import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.concepts import ConceptRecord
from knowledge.glossary import build_lexicon
from knowledge.understanding import Meaning, Reader, is_light, is_unknown
from knowledge.vocabulary import read_concepts

READER = Reader(
    build_lexicon(read_concepts({})), [("en", "A beacon over the strait"), ("kk", "Көпір"), ("tr", "beacon")]
)


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


def test_what_is_asked_for_is_in_focus_and_everyday_words_are_not() -> None:
    assert ask("who is the harbourmaster of the beacon").focus == {"?harbourmaster"}
    assert ask("which long beacon").focus == {"~beacon"}
    assert ask("who is the harbourmaster of the beacon").asks == {"who"}
    assert ask("which long beacon").asks == {"which"}
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


def test_what_stands_before_kim_is_asked_for() -> None:
    assert ask("deniz fenerinin bekçisi xyzzyx kim").focus >= {"?xyzzyx"}
    assert not ask("kim").focus


@pytest.mark.parametrize(
    ("text", "decisive"),
    [("30 beacons", {"?30"}), ("2 beacons", set()), ("12 thousand beacons", set()), ("beacons of 2025", set())],
)
def test_a_number_by_itself_is_decisive(text: str, decisive: set[str]) -> None:
    assert ask(text).decisive == decisive


@pytest.mark.parametrize("text", ["now", "şimdi", "сейчас", "қазір"])
def test_it_is_told_when_the_present_is_asked_for(text: str) -> None:
    assert ask(text).now
    assert not ask("beacon").now


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("қанша студент", "quantity"),
        ("сколько маяков", "quantity"),
        ("сколько долларов", "amount"),
        ("kaç kişi", "number"),
    ],
)
def test_how_many_and_how_much_are_one_word_in_kazakh_and_russian(text: str, wants: str) -> None:
    assert ask(text).wants == wants


def test_an_ending_behind_an_apostrophe_says_nothing_by_itself() -> None:
    assert ask("xyzzyx'nun").terms == ("?xyzzyx",)


@pytest.mark.parametrize(
    "text",
    [
        "students in Turkey",
        "Türkiye'deki öğrenciler",
        "студенты в турции",
        "studenty v turcii",
        "Turkiyadagy studentter",
    ],
)
def test_a_question_means_the_same_in_every_language_and_spelling(text: str) -> None:
    meaning = ask(text)
    assert set(meaning.terms) == {"student", "turkiye"}
    assert meaning.direction == ("kazakhstan", "turkiye")
