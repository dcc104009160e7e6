"""How like a question the phrasings of facts are."""

import pytest

from knowledge.phrasings import Nearness, Phrasing, Phrasings

PHRASINGS = Phrasings(
    [
        Phrasing("ships", frozenset({"ship", "number"}), beyond=False),
        Phrasing("ships", frozenset({"ship", "traffic"}), beyond=False),
        Phrasing("ships", frozenset({"ship", "owner"}), beyond=True),
        Phrasing("bridge", frozenset({"bridge", "number"}), beyond=False),
        Phrasing("bridge", frozenset(), beyond=False),
    ],
    weigh=lambda term: 2.0 if term in {"owner", "traffic"} else 1.0,
)


def near(**weights: float) -> dict[str, Nearness]:
    return PHRASINGS.near(weights)


def test_a_phrasing_asked_word_for_word_is_as_near_as_can_be() -> None:
    found = near(ship=1.0, number=1.0)
    assert found["ships"].like == 1.0
    assert found["ships"].next == pytest.approx(2 / 5)
    assert found["bridge"].like == pytest.approx(0.5)
    assert found["ships"].votes > found["bridge"].votes


def test_what_is_asked_beyond_a_fact_is_told_apart() -> None:
    found = near(ship=1.0, owner=2.0)["ships"]
    assert (found.beyond, found.beyond_held) == (1.0, 3.0)
    assert found.like < found.beyond
    assert found.votes_beyond > found.votes


def test_the_more_of_a_phrasing_is_in_the_question_the_more_is_held() -> None:
    assert near(ship=1.0, number=1.0, weather=4.0)["ships"].held == 2.0
    assert near(ship=1.0, weather=4.0)["ships"].held == pytest.approx(0.25)


def test_facts_that_share_nothing_are_not_near() -> None:
    assert near(weather=1.0) == {}
    assert set(near(bridge=1.0)) == {"bridge"}


def test_the_votes_of_all_are_one() -> None:
    found = near(ship=1.0, number=1.0, bridge=1.0)
    assert sum(each.votes + each.votes_beyond for each in found.values()) == pytest.approx(1.0)
