import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold, is_year, squeeze, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("Ülker", "ulker"),
        ("Şımkent", "simkent"),
        ("Ёлка", "елка"),
        ("ＡＳＴＡＮＡ", "astana"),
        ("Straße", "strasse"),
    ],
)
def test_spellings_that_differ_in_case_width_and_latin_marks_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("қ", "к"), ("ө", "о"), ("ү", "у"), ("ғ", "г")])
def test_other_letters_of_cyrillic_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nearly 12,000 students", ["nearly", "12000", "students"]),
        ("12 000 және 1.000.000", ["12000", "және", "1000000"]),
        ("in 1991, 2025", ["in", "1991", "2025"]),
        ("Türkiye's", ["turkiye", "'s"]),
        ("Türkiye’de", ["turkiye", "'de"]),
        ("'s", ["'s"]),
        ("people-to-people", ["people", "to", "people"]),
        ("🙂 … <!>", []),
    ],
)
def test_a_text_is_cut_into_words_and_numbers(text: str, words: list[str]) -> None:
    assert [token.folded for token in tokenize(text)] == words


def test_a_token_keeps_the_letters_that_a_stemmer_needs() -> None:
    assert [token.typed for token in tokenize("İŞÇİ")] == ["işçi"]


def test_squeezed_texts_are_equal_when_only_signs_and_case_differ() -> None:
    assert squeeze("  Kazakh  STUDENTS, in Türkiye?") == squeeze("kazakh students in turkiye")


def test_years_are_those_of_our_time() -> None:
    words = ["1891", "1991", "2025", "20256", "x"]
    assert [word for word in words if is_year(word)] == ["1991", "2025"]
