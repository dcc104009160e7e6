"""Which terms stand in questions that facts answer, and which in those that ask for more."""

from knowledge.odds import Odds
from knowledge.phrasings import Phrasing

PHRASINGS = [
    *(Phrasing("ships", frozenset({"ship", word}), beyond=False) for word in ("number", "traffic", "now")),
    *(Phrasing("ships", frozenset({"ship", "owner"}), beyond=True) for _ in range(3)),
    Phrasing("bridge", frozenset({"bridge", "owner"}), beyond=False),
]


def test_a_term_of_what_is_asked_beyond_has_odds_above_nought() -> None:
    odds = Odds(PHRASINGS)
    assert odds.of("owner") > 0 > odds.of("traffic")
    assert abs(odds.of("never seen")) < 0.1


def test_a_facts_own_questions_count_more_than_those_of_others() -> None:
    odds = Odds(PHRASINGS)
    assert odds.of_fact("owner", "ships") > odds.of("owner")
    assert odds.of_fact("owner", "bridge") < odds.of("owner")


def test_without_questions_beyond_facts_nothing_speaks_for_more_being_asked() -> None:
    odds = Odds(phrasing for phrasing in PHRASINGS if not phrasing.beyond)
    assert odds.of("ship") < 0
    assert Odds([]).of("ship") == 0
