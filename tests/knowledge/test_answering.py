"""Every slash word and way of asking, on a small base whose every fact is known."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from knowledge import (
    AnyResult,
    Base,
    Choices,
    Citation,
    Comparison,
    FactFound,
    Help,
    KnowledgeError,
    LanguageChoice,
    NothingAsked,
    NothingKnown,
    SearchResults,
    SlashWord,
    SmallTalk,
    SourceFound,
    SourceList,
    Timeline,
    TopicFound,
    TopicList,
    WithdrawnFound,
    load,
)
from tests.knowledge.folders import build, change, put


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = build(tmp_path_factory.mktemp("knowledge"))
    put(
        folder,
        "facts/old.toml",
        """
title.en = "Old claims"
lead = "wrong-count"

[wrong-count]
title.en = "A wrong count"
kind = "figure"
as_of = 2019
say.en = "It was counted wrongly."
ask.en = ["wrong count"]
withdrawn = "The count was of cars."
[[wrong-count.source]]
id = "herald-2021"
voice = "speaker"
quote = "every year"
""",
    )
    return load(folder)


def ask(base: Base, text: str, seed: int = 0) -> AnyResult:
    return base.answer(text, today=date(2026, 1, 1), seed=seed)


def keys(result: AnyResult) -> list[str]:
    """The facts told in full."""
    return [fact.key for fact in (result.fact, *result.alongside)] if isinstance(result, FactFound | TopicFound) else []


@pytest.mark.parametrize(
    "typed",
    [
        "bridge/ships-2021",
        "fact Bridge/Ships-2021 ",
        "how many ships are there",
        "HOW MANY SHIPS ARE THERE?",
        "number of shps",
        "ships in 2021",
    ],
)
def test_a_key_a_phrasing_and_a_free_question_find_the_fact(base: Base, typed: str) -> None:
    result = ask(base, typed)
    assert isinstance(result, FactFound)
    assert result.fact.key == "bridge/ships-2021"


def test_a_fact_brings_its_series_along_and_offers_the_rest_of_its_topic(base: Base) -> None:
    result = ask(base, "bridge/ships-2021")
    assert keys(result) == ["bridge/ships-2021", "bridge/ships-2010"]
    assert isinstance(result, FactFound)
    assert [fact.key for fact in result.others] == ["bridge/opening"]


def test_a_topic_gives_its_leading_fact(base: Base) -> None:
    for typed in ("bridge", "fact bridge", "tell me about the bridge, please"):
        result = ask(base, typed)
        assert isinstance(result, TopicFound)
        assert keys(result) == ["bridge/ships-2021", "bridge/ships-2010"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ships as of 2010", ["bridge/ships-2010"]),
        ("bridge as of 2010", ["bridge/ships-2010"]),
        ("bridge 2020", ["bridge/opening"]),
        ("bridge/ships-2021 as of 2010", ["bridge/ships-2010"]),
        ("bridge/ships-2021 as of 2021", ["bridge/ships-2021"]),
        ("how many ships were there in 2010", ["bridge/ships-2010"]),
        ("how many ships passed in 2010", ["bridge/ships-2010"]),
        ("trees as of 2025", ["trees/plan"]),
    ],
)
def test_a_year_gets_what_holds_for_it_and_nothing_beside(base: Base, typed: str, told: list[str]) -> None:
    assert keys(ask(base, typed)) == told


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("bridge as of 1999", (2010, 2020, 2021)),
        ("bridge/ships-2010 as of 1999", (2010, 2021)),
        ("ship traffic now as of 1999", (2010, 2021)),
        ("number of ships passing in 1999", (2010, 2021)),
        ("quote Örnek as of 2001", (2021,)),
    ],
)
def test_a_year_of_which_nothing_is_known_gets_those_that_are(base: Base, typed: str, years: tuple[int, ...]) -> None:
    result = ask(base, typed)
    assert isinstance(result, NothingKnown)
    assert result.years == years


@pytest.mark.parametrize(
    "typed",
    [
        "how many cars",
        "trees in Japan",
        "who is the mayor of the bridge",
        "how much do ships pay",
        "xyzzy",
        "search cars",
    ],
)
def test_what_is_not_in_the_base_is_declined(base: Base, typed: str) -> None:
    assert isinstance(ask(base, typed), NothingKnown)


def test_a_near_miss_is_offered_what_is_near(base: Base) -> None:
    result = ask(base, "ship traffic in Japan")
    assert isinstance(result, NothingKnown)
    assert result.near[0].key in {"bridge/ships-2021", "bridge/ships-2010"}


def test_two_readings_are_offered_and_none_is_guessed(tmp_path: Path) -> None:
    gates = "".join(
        f"""
        [{side}]
        title.en = "The {side} gate"
        kind = "statement"
        as_of = 2021
        say.en = "The gate in the {side} is shut at night."
        ask.en = ["is the {side} gate shut", "{side} gate at night", "when the {side} gate is shut"]
        [[{side}.source]]
        id = "herald-2021"
        voice = "speaker"
        quote = "Nearly 300 ships … every year"
        """
        for side in ("north", "south", "inner")
    )
    put(build(tmp_path), "facts/gates.toml", 'title.en = "Gates and walls"\nlead = "north"\n' + gates)
    result = ask(load(tmp_path), "is the gate shut")
    assert isinstance(result, Choices)
    assert {fact.key for fact in result.facts} == {"gates/north", "gates/south", "gates/inner"}
    assert keys(ask(load(tmp_path), "is the south gate shut?")) == ["gates/south"]


@pytest.mark.parametrize(
    "typed", ["help", "Help!", "hello, what can you do?", "Привет! Что ты умеешь?", "nasıl kullanılır"]
)
def test_help_is_given_to_whoever_asks_for_it(base: Base, typed: str) -> None:
    assert ask(base, typed) == Help(lang="en")


@pytest.mark.parametrize("typed", ["", "   ", "and in 2012?", "why?", "thanks, and in 2012?", "🙂"])
def test_half_a_question_is_not_guessed_at(base: Base, typed: str) -> None:
    assert ask(base, typed) == NothingAsked(lang="en")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Thanks!", "thanks"),
        ("рақмет", "thanks"),
        ("thank you, sir", "thanks"),
        ("hi", "greeting"),
        ("Merhaba", "greeting"),
    ],
)
def test_small_talk_is_answered_in_kind(base: Base, typed: str, kind: Literal["thanks", "greeting"]) -> None:
    assert ask(base, typed) == SmallTalk(lang="en", kind=kind)


def test_politeness_does_not_hide_a_question(base: Base) -> None:
    plain = ask(base, "how many ships pass the bridge?")
    assert keys(plain)
    assert keys(ask(base, "hello, how many ships pass the bridge? thanks")) == keys(plain)


@pytest.mark.parametrize("word", ["fact", "quote", "search", "cite"])
def test_a_slash_word_without_its_words_says_which(base: Base, word: SlashWord) -> None:
    assert ask(base, word) == Help(lang="en", incomplete=word)


def test_a_withdrawn_fact_says_why_when_it_is_named_and_is_not_found_otherwise(base: Base) -> None:
    result = ask(base, "old/wrong-count")
    assert isinstance(result, WithdrawnFound)
    assert result.fact.withdrawn == "The count was of cars."
    assert isinstance(ask(base, "cite old/wrong-count"), WithdrawnFound)
    assert not keys(ask(base, "wrong count"))
    assert isinstance(ask(base, "timeline old/wrong-count"), WithdrawnFound)


def test_quote_leaves_the_summary_out_and_knows_speakers(base: Base) -> None:
    by_key, by_topic, by_speaker = (ask(base, f"quote {about}") for about in ("bridge/opening", "trees", "ada örnek"))
    assert isinstance(by_key, FactFound)
    assert isinstance(by_topic, TopicFound)
    assert isinstance(by_speaker, FactFound)
    assert by_key.quote_first
    assert by_topic.quote_first
    assert by_speaker.quote_first
    assert len({fact.key for fact in (by_speaker.fact, *by_speaker.others)}) == 5
    assert ask(base, "quote ada örnek", seed=1) != by_speaker


def test_search_lists_the_best(base: Base) -> None:
    result = ask(base, "search ships")
    assert isinstance(result, SearchResults)
    assert {fact.key for fact in result.facts} == {"bridge/ships-2021", "bridge/ships-2010"}
    dated = ask(base, "search ships as of 2010")
    assert isinstance(dated, SearchResults)
    assert [fact.key for fact in dated.facts] == ["bridge/ships-2010"]


def test_topics_are_listed_by_title(base: Base) -> None:
    result = ask(base, "topics")
    assert isinstance(result, TopicList)
    assert [topic.key for topic in result.topics] == ["bridge", "trees"]


def test_sources_are_listed_and_shown(base: Base) -> None:
    assert isinstance(ask(base, "source"), SourceList)
    for name in ("herald-2021", "Ada Örnek", "ornek"):
        result = ask(base, f"source {name}")
        assert isinstance(result, SourceFound)
        assert len(result.facts) == 5
    assert isinstance(ask(base, "source of ships"), TopicFound | FactFound)


@pytest.mark.parametrize("about", ["", "bridge", "bridge/ships-2010", "number of ships"])
def test_a_comparison_sets_a_series_side_by_side(base: Base, about: str) -> None:
    result = ask(base, f"compare {about}")
    assert isinstance(result, Comparison)
    assert [[fact.key for fact in group] for group in result.groups] == [["bridge/ships-2010", "bridge/ships-2021"]]


def test_what_has_no_series_is_offered_those_that_are_there(base: Base) -> None:
    result = ask(base, "compare trees")
    assert isinstance(result, NothingKnown)
    assert [fact.key for fact in result.near] == ["bridge/ships-2021"]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("", ["bridge/ships-2010", "bridge/opening", "trees/meeting", "bridge/ships-2021"]),
        ("bridge", ["bridge/ships-2010", "bridge/opening", "bridge/ships-2021"]),
        ("when was the bridge opened", ["bridge/ships-2010", "bridge/opening", "bridge/ships-2021"]),
    ],
)
def test_a_timeline_is_in_order(base: Base, about: str, told: list[str]) -> None:
    result = ask(base, f"timeline {about}")
    assert isinstance(result, Timeline)
    assert [fact.key for fact in result.facts] == told


def test_a_timeline_of_nothing_known_is_declined(base: Base, tmp_path: Path) -> None:
    assert isinstance(ask(base, "timeline cars"), NothingKnown)
    change(build(tmp_path), "facts/trees.toml", 'kind = "event"', 'kind = "statement"')
    assert isinstance(ask(load(tmp_path), "timeline trees"), NothingKnown)


@pytest.mark.parametrize(
    ("about", "style"),
    [
        ("bridge/opening", "plain"),
        ("bridge/opening APA", "apa"),
        ("bridge bibtex", "bibtex"),
        ("number of ships csl", "csl"),
        ("bridge brief", "brief"),
    ],
)
def test_a_citation_has_the_style_asked_for(base: Base, about: str, style: str) -> None:
    result = ask(base, f"cite {about}")
    assert isinstance(result, Citation)
    assert result.style == style
    assert "Example Herald" in result.text


def test_what_is_not_known_is_not_cited(base: Base) -> None:
    assert isinstance(ask(base, "cite cars apa"), NothingKnown)
    assert not isinstance(ask(base, "cite apa"), Citation)


def test_random_is_the_seeds(base: Base) -> None:
    found = {tuple(keys(ask(base, "random", seed))) for seed in range(10)}
    assert len(found) == 5
    assert ask(base, "random", 3) == ask(base, "random", 3)


@pytest.mark.parametrize(("about", "choice"), [("en", "en"), ("EN", "en"), ("auto", "auto"), ("tr", None), ("", None)])
def test_a_language_is_chosen_among_those_in_which_all_is_told(base: Base, about: str, choice: str | None) -> None:
    result = ask(base, f"language {about}")
    assert isinstance(result, LanguageChoice)
    assert (result.choice, result.available) == (choice, ("en",))


def test_equal_folders_have_equal_versions(base: Base, tmp_path: Path) -> None:
    first = load(build(tmp_path / "a")).version
    assert load(build(tmp_path / "b")).version == first
    assert base.version != first
    assert base.contents.version == base.version


def test_a_folder_is_refused_with_the_problems_of_facts_and_lexicon_together(tmp_path: Path) -> None:
    put(build(tmp_path), "lexicon/ships.toml", "[ship\n")
    change(tmp_path, "facts/trees.toml", 'kind = "plan"', 'kind = "dream"')
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {"facts/trees.toml", "lexicon/ships.toml"}


def test_words_changed_after_they_were_pinned_are_never_given(tmp_path: Path) -> None:
    change(build(tmp_path), "facts/bridge.toml", "no more than 50 ships passed", "no more than 50 boats passed")
    with pytest.raises(KnowledgeError, match="was changed since the quotes"):
        load(tmp_path)


def test_two_voices_on_one_year_stand_side_by_side(tmp_path: Path) -> None:
    change(build(tmp_path), "facts/bridge.toml", "as_of = 2010\n", "as_of = 2021-02-01\n")
    for typed in ("bridge as of 2021", "how many ships as of 2021", "number of ships in 2021"):
        assert set(keys(ask(load(tmp_path), typed))) == {"bridge/ships-2021", "bridge/ships-2010"}


def test_a_year_without_the_leading_fact_gets_the_latest(tmp_path: Path) -> None:
    change(build(tmp_path), "facts/bridge.toml", 'kind = "event"', 'kind = "statement"')
    assert keys(ask(load(tmp_path), "bridge as of 2025")) == ["bridge/opening"]


@pytest.mark.parametrize("key", ["bridge/ships-2012", "brigde/opening", "fact bridge/nope"])
def test_a_key_that_is_not_there_gets_the_nearest_keys_and_no_other_fact(base: Base, key: str) -> None:
    result = ask(base, key)
    assert isinstance(result, NothingKnown)
    assert result.near[0].topic == "bridge"
    assert len(result.near) == 3


def test_a_withdrawn_facts_own_phrasing_says_that_it_is_withdrawn(base: Base) -> None:
    assert isinstance(ask(base, "wrong count"), WithdrawnFound)


def test_a_language_in_which_not_all_is_told_is_not_replied_in(base: Base) -> None:
    assert base.answer("bridge/opening", "tr", today=date(2026, 1, 1), seed=0).lang == "en"
