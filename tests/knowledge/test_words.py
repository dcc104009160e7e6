import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import digest, parts, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("study in Türkiye", "study in Türkiye."),
        ("study in Türkiye", "study in Tu\u0308rkiye"),
        ("Kazakhstan’s “Middle Corridor”", 'Kazakhstan\'s "Middle Corridor"'),
        ("a — b", "a b"),
        ("a - b", "a – b"),
        ("15–16 September", "15-16 September"),
        ("its\u00a0art,\n\tand  more", "its art and more"),
        ("(CICA) which", "CICA which"),
        ("in\u00adde\u200bpendence", "independence"),
        ("Бауырлас халық!", "Бауырлас халық"),
    ],
)
def test_typesetting_does_not_part_words(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly 12,000 students", "almost 12,000 students"),
        ("12,000", "12,001"),
        ("12,000", "12.000"),
        ("$50 million", "50 million"),
        ("12%", "12"),
        ("-5 degrees", "5 degrees"),
        ("Nearly", "nearly"),
        ("ılık", "ilik"),
        ("m²", "m2"),
        ("it’s", "its"),
        ("a b", "ab"),
        ("c++", "c"),
    ],
)
def test_a_changed_word_sign_digit_or_case_parts_them(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_what_is_left_out_parts_a_quote() -> None:
    assert (
        parts("one two … three")
        == parts("one two ... three")
        == parts("one two […] three")
        == (
            ("one", "two"),
            ("three",),
        )
    )
    assert parts("… one …") == (("one",),)
    assert parts("… “—” .") == ()


def test_a_digest_knows_where_a_quote_is_parted() -> None:
    assert digest(parts("one two … three")) != digest(parts("one two three")) != digest(parts("one … two three"))
    assert digest(parts("“one two”")) == digest([("one", "two")])


@given(st.text(alphabet="ab '-—.…\u00a0\u200bİ1"))
def test_words_of_words_are_the_same_words(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)
    assert all(word and not word.isspace() for word in words(text))
