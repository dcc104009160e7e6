import pytest

from knowledge.models import Lang
from knowledge.spelling import Speller
from knowledge.text import Token, tokenize

WORDS = {"trade", "greenhouse", "middle", "corridor", "diplomat", "diploma", "students", "oil"}


@pytest.fixture
def speller() -> Speller:
    return Speller({"en": WORDS, "ru": {"posol", "parol"}})


def is_known(token: Token) -> bool:
    return token.folded in WORDS


def mend(speller: Speller, text: str, *langs: Lang) -> tuple[list[Token], tuple[tuple[str, str], ...]]:
    return speller.mend(tokenize(text), langs or ("en",), is_known)


def read(speller: Speller, text: str, *langs: Lang) -> list[str]:
    return [token.folded for token in mend(speller, text, *langs)[0]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tarde", "trade"),
        ("tade", "trade"),
        ("studnts", "students"),
        ("diplomt", "diplomat"),
        ("green house", "greenhouse"),
        ("middlecorridor", "middle corridor"),
        ("oil trade", "oil trade"),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest(speller: Speller, typed: str, meant: str) -> None:
    assert " ".join(read(speller, typed)) == meant


@pytest.mark.parametrize("typed", ["oyl", "xrads", "japan", "12345", "a" * 31, "zzzzzzzzz"])
def test_a_word_without_a_near_neighbour_stays(speller: Speller, typed: str) -> None:
    assert read(speller, typed) == [typed]


def test_a_word_typed_wrongly_again_and_again_is_mended_each_time(speller: Speller) -> None:
    assert read(speller, "tarde " * 50) == ["trade"] * 50


def test_of_many_unknown_words_the_first_are_mended(speller: Speller) -> None:
    names = " ".join(f"zz{letter}yx" for letter in "abcdefghijkl")
    assert read(speller, f"tarde {names} studnts") == ["trade", *names.split(), "studnts"]


def test_what_was_mended_is_told(speller: Speller) -> None:
    assert mend(speller, "green house tarde oil")[1] == (("green house", "greenhouse"), ("tarde", "trade"))


def test_of_russian_words_the_one_that_differs_in_a_vowel_is_meant(speller: Speller) -> None:
    assert read(speller, "пасол", "ru") == ["posol"]


def test_of_words_equally_near_that_of_the_first_language_is_meant() -> None:
    speller = Speller({"en": {"tree"}, "tr": {"trem"}})
    assert read(speller, "tren", "tr", "en") == ["trem"]
    assert read(speller, "treb", "en", "tr") == ["tree"]
