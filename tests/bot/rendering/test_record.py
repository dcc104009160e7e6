import pytest

from bot.rendering.record import record
from tests.bot.rendering.results import RESULTS

NOT_ANSWERED = {
    "readings",
    "nothing",
    "nothing, but near",
    "nothing of that year",
    "withdrawn",
    "search",
    "source",
    "source without facts",
    "sources",
    "topics",
    "language",
    "language chosen",
    "thanks",
    "greeting",
    "nothing asked",
    "language by itself",
    "help",
    "help for an incomplete word",
}


@pytest.mark.parametrize("name", RESULTS)
def test_answered_means_that_a_fact_is_told(name: str) -> None:
    made = record("q", RESULTS[name])
    assert made["answered"] is (name not in NOT_ANSWERED)
    assert made["answered"] is bool(made["keys"])


def test_keys_are_those_that_the_text_tells_and_suggestions_those_that_it_offers() -> None:
    made = record("trade?", RESULTS["topic"])
    assert made["question"] == "trade?"
    assert made["keys"] == ["trade/volume-2025", "trade/volume-1991"]
    assert made["suggestions"] == ["education/students"]
    assert made["lang"] == "en"
    assert "“Today, it is nearly $10 billion”" in made["text"]


def test_a_timeline_tells_its_entries() -> None:
    assert record("q", RESULTS["timeline"])["keys"] == ["trade/volume-1991", "trade/volume-2025"]


def test_topics_are_no_facts() -> None:
    assert record("q", RESULTS["topics"])["suggestions"] == []
