"""Facts for what has been typed so far."""

from pathlib import Path

import pytest

from knowledge import Base, load
from knowledge.completing import Completions
from tests.knowledge.folders import build, change
from tests.shipped import shipped


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return load(build(tmp_path_factory.mktemp("knowledge")))


def names(base: Base, typed: str, limit: int = 20) -> list[str]:
    return [fact.key.partition("/")[2] for fact in base.complete(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("s", ["ships-2021", "ships-2010"]),
        ("shi", ["ships-2021", "ships-2010"]),
        ("SHIPS ", ["ships-2021", "ships-2010"]),
        ("2010 ships", ["ships-2010"]),
        ("ships 2010", ["ships-2010"]),
        ("tree thous", ["plan"]),
        ("how old", ["opening"]),
        ("trees/plan", ["plan"]),
        ("shpis", ["ships-2021", "ships-2010"]),
        ("opning", ["opening"]),
        ("bridge opning", ["opening"]),
        ("thousnad tr", ["plan"]),
        ("qqqq", []),
        ("zzz", []),
        ("ships qqqq", ["ships-2021", "ships-2010"]),
        ("ships qqqq wwww", []),
    ],
)
def test_facts_for_what_is_typed(base: Base, typed: str, found: list[str]) -> None:
    assert names(base, typed) == found


def test_a_word_of_a_title_comes_before_one_of_a_phrasing_and_that_before_the_topics(base: Base) -> None:
    assert names(base, "traffic") == ["ships-2021", "ships-2010"]
    assert names(base, "bridge")[0] == "opening"  # a phrasing of its own; the others have the word from their topic
    assert names(base, "trees")[0] == "plan"


@pytest.mark.parametrize("typed", ["", "   ", "?!", "/"])
def test_while_nothing_is_typed_the_topics_leading_facts(base: Base, typed: str) -> None:
    assert names(base, typed) == ["ships-2021", "plan"]
    assert names(base, typed, 1) == ["ships-2021"]


def test_no_more_than_asked_for(base: Base) -> None:
    assert len(base.complete("s", 1)) == 1


def test_a_withdrawn_fact_is_not_offered(tmp_path: Path) -> None:
    folder = build(tmp_path)
    change(folder, "facts/bridge.toml", 'title.en = "The opening"', 'title.en = "The opening"\nwithdrawn = "Wrong."')
    assert names(load(folder), "opening") == []


@pytest.mark.parametrize(
    "typed",
    ["studnts", "studen", "student", "kazakh studetns", "STUDENTS in türkiye", "öğrenci", "студенттер", "студентов"],
)
def test_the_shipped_base_completes(typed: str) -> None:
    assert "education/students-in-turkiye" in [fact.key for fact in shipped().complete(typed, 3)]


def test_turkish_and_kazakh_letters_are_as_in_every_other_search() -> None:
    assert shipped().complete("ÜLKER", 5) == shipped().complete("ulker", 5) != ()


@pytest.mark.parametrize("typed", ["x" * 100_000, "ab " * 50_000, "\ud800", "\x00", "😀" * 500, "'" * 300])
def test_whatever_is_typed_has_an_outcome(typed: str) -> None:
    assert len(shipped().complete(typed, 20)) <= 20


def test_what_is_looked_through_has_an_end(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.completing._MOST_HELD", 1)
    assert len(Completions(base.contents).complete("s", 20)) == 1
