import pytest

from knowledge import Base
from tests.shipped import shipped


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("education/students-in-turkiye", "key"),
        ("number of Kazakh students", "phrasing"),
        ("education", "topic"),
        ("how many students from Kazakhstan are in Turkey nowadays", None),
    ],
)
def test_it_is_told_whether_the_question_is_a_name(base: Base, text: str, named: str | None) -> None:
    assert base.explain(text).named == named


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("how many students are there from Kazakhstan in Turkey", "fits"),
        ("trade volume in 2012", "another time"),
        ("salary of the ambassador Kapucu", "too far"),
        ("diplomatic relations 20th anniversary 30", "lacks what counts"),
        ("how much money did Kazakhstan give for the quake victims", "asks for more"),
    ],
)
def test_the_nearest_facts_verdict_is_told(base: Base, text: str, verdict: str) -> None:
    assert base.explain(text).candidates[0].verdict == verdict


def test_what_was_understood_is_told(base: Base) -> None:
    told = base.explain("skolko studntov iz kazahstana v turcii v 2025")
    assert told.langs[0] == "ru"
    assert told.years == (2025,)
    assert told.wants == "quantity"
    assert told.direction == ("kazakhstan", "turkiye")
    assert set(told.terms) == {"student", "kazakhstan", "turkiye"}
    assert [typed for typed, _ in told.read_as] == ["studntov"]


def test_what_a_candidate_lacks_is_told(base: Base) -> None:
    candidate = base.explain("opera singer xyzzyx in Astana").candidates[0]
    assert candidate.key == "culture/opera-singer"
    assert candidate.lacks == ("?xyzzyx",)


def test_one_candidate_is_told_when_the_question_is_answered(base: Base) -> None:
    told = [candidate for candidate in base.explain("top ten investors in Kazakhstan").candidates if candidate.told]
    assert [candidate.key for candidate in told] == ["trade/top-ten-investor"]
