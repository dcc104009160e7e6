"""What a view shows and what it showed before, as Slack keeps it."""

from bot.listeners import trail
from bot.rendering.showing import MOST_KEPT
from knowledge import FactFound
from tests.bot.making import TRADE_1991, TRADE_2025, fact


def found(number: int) -> FactFound:
    others = tuple(fact(f"trade/{'n' * 20}{other}") for other in range(18))
    return FactFound(lang="en", fact=fact(f"trade/{number}"), others=others)


def test_what_is_shown_now_stands_last_and_back_takes_it_away() -> None:
    once = trail.further("", FactFound(lang="en", fact=TRADE_2025))
    twice = trail.further(once, FactFound(lang="en", fact=TRADE_1991))
    assert TRADE_1991.key in trail.now(twice)
    assert trail.back(twice) == once
    assert trail.back(once) == ""


def test_what_was_shown_longest_ago_is_forgotten_where_slack_keeps_no_more() -> None:
    kept = ""
    for number in range(20):
        kept = trail.further(kept, found(number))
        assert len(kept) <= MOST_KEPT
    assert "trade/19" in trail.now(kept)
    assert "trade/18" in trail.now(trail.back(kept))
    assert '"trade/0"' not in kept


def test_only_told_facts_can_be_shared() -> None:
    assert trail.can_be_shared(FactFound(lang="en", fact=TRADE_2025))
