"""What is newest in the base."""

from pathlib import Path

from knowledge import load, pin
from tests.knowledge.folders import ARTICLE, SOURCE, build, change, put
from tests.shipped import shipped

LATER = SOURCE.replace("2021-03-04", "2024-05-06").replace("2022-02-02", "2024-06-06")
SHIPS_2024 = """
[ships-2024]
title.en = "Ships in 2024"
kind = "figure"
as_of = 2024-05-06
series = "ships"
say.en = "The count of vessels was unchanged."
ask.en = ["ships counted lately", "latest number of ships", "ships in 2024"]
[[ships-2024.source]]
id = "herald-2024"
voice = "speaker"
quote = "pass below it every year"
"""


def test_what_was_said_last_comes_first_and_brings_what_was_before(tmp_path: Path) -> None:
    folder = build(tmp_path)
    topic = (folder / "facts/bridge.toml").read_text("utf-8")
    put(folder, "facts/bridge.toml", topic + SHIPS_2024)
    put(folder, "sources/herald-2024.toml", LATER)
    pin(folder, "herald-2024", ARTICLE)
    newest = load(folder).lately().newest
    assert newest[0].fact.key == "bridge/ships-2024"
    assert newest[0].before
    assert newest[0].before.key == "bridge/ships-2021"
    assert all(novelty.before is None for novelty in newest[1:])


def test_of_one_day_what_leads_its_topic_comes_first(tmp_path: Path) -> None:
    news = load(build(tmp_path)).lately(2)
    assert [novelty.fact.key for novelty in news.newest] == ["trees/plan", "bridge/ships-2021"]
    assert news.withdrawn == ()


def test_what_is_not_given_any_more_is_told_of(tmp_path: Path) -> None:
    folder = build(tmp_path)
    change(folder, "facts/bridge.toml", 'title.en = "The opening"', 'title.en = "The opening"\nwithdrawn = "Wrong."')
    news = load(folder).lately()
    assert [fact.key for fact in news.withdrawn] == ["bridge/opening"]
    assert "bridge/opening" not in [novelty.fact.key for novelty in news.newest]


def test_the_shipped_base_shows_new_beside_old() -> None:
    newest = shipped().lately().newest
    assert len(newest) == 5
    assert all(novelty.before and novelty.before.said < novelty.fact.said for novelty in newest)
