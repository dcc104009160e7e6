import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import SLASH_WORDS, Request, parse_request


@pytest.mark.parametrize(
    ("typed", "request_"),
    [
        ("fact education", Request("fact", "education")),
        ("  FACT:   education ", Request("fact", "education")),
        ("education", Request(None, "education")),
        ("trade as of 1991", Request(None, "trade", 1991)),
        ("compare trade As Of the year 2012 please", Request("compare", "trade please", 2012)),
        ("trade as of yesterday", Request(None, "trade as of yesterday")),
        ("help", Request("help", "")),
        ("help after the earthquake", Request(None, "help after the earthquake")),
        ("topics", Request("topics", "")),
        ("topics of the summit", Request(None, "topics of the summit")),
        ("random", Request("random", "")),
        ("language tr", Request("language", "tr")),
        ("language", Request("language", "")),
        ("language of both peoples", Request(None, "language of both peoples")),
        ("factory", Request(None, "factory")),
        ("", Request(None, "")),
    ],
)
def test_a_question_is_taken_apart(typed: str, request_: Request) -> None:
    assert parse_request(typed) == request_


@given(st.text())
def test_any_text_is_taken_apart(text: str) -> None:
    assert parse_request(text).word in {None, *SLASH_WORDS}
