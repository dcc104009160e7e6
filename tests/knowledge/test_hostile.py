"""Neither what people type nor what lies in a folder makes the base slow, break, or name what was not named."""

import os
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import process

from knowledge import AnyResult, Base, Help, KnowledgeError, NothingAsked, NothingKnown, SearchResults, check, load
from knowledge.asking import LONGEST, MOST_WORDS, parse_request
from knowledge.files import snapshot
from knowledge.stems import stem
from knowledge.text import clip, fold, tokenize
from tests.knowledge.folders import FILES, build, change, put

BRIDGE, TREES, HERALD = FILES
MANY = (
    " ".join(f"w{number:x}" for number in range(8_000)),
    " ".join(f"{number}слово" for number in range(5_000)),
    "a" + "\u0301\u0323" * 20_000,  # putting them in order takes a time that grows with the square of their number
    "\ufdfa" * 40_000,  # one character that stands for eighteen
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return load(build(tmp_path_factory.mktemp("knowledge")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path)


def ask(base: Base, text: str) -> AnyResult:
    return base.answer(text, today=date(2026, 1, 1), seed=0)


@pytest.mark.parametrize("text", MANY, ids=range(len(MANY)))
@pytest.mark.parametrize("word", ["", "search ", "source ", "timeline "])
def test_no_text_keeps_others_waiting(base: Base, word: str, text: str) -> None:
    assert ask(base, word + text) == ask(base, (word + text)[:LONGEST])


SIGNS = st.lists(st.sampled_from([*"1,'жİ½ﬃ\ufdfa\u0301\u0323 \n", ",000", ". ", "as of ", "trade"])).map("".join)
WORDS = st.lists(st.text("abcdeıж", min_size=4, max_size=30), max_size=60, unique=True).map(" ".join)
TEXTS = st.builds(lambda text, times: text * times, st.one_of(st.text(), SIGNS, WORDS), st.sampled_from([1, 40]))


@settings(deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 9))
def test_any_text_is_cut_after_so_many_letters_and_words(text: str, letters: int, words: int) -> None:
    cut = clip(text, letters, words)
    assert len(cut) <= letters
    assert len(tokenize(cut)) <= words
    assert clip(cut, letters, words) == cut


def work_for(base: Base, text: str) -> tuple[int, int, int]:
    """Return how many words are taken apart for an answer, held against every spelling, and stemmed."""
    tokenize.cache_clear()
    stem.cache_clear()
    with (
        patch("knowledge.text.fold", wraps=fold) as folded,
        patch("rapidfuzz.process.extract", wraps=process.extract) as compared,
    ):
        ask(base, text)
    return folded.call_count, compared.call_count, stem.cache_info().misses


@pytest.mark.parametrize("text", MANY, ids=range(len(MANY)))
@pytest.mark.parametrize("word", ["", "search ", "source ", "timeline "])
def test_a_long_text_is_little_work(base: Base, word: str, text: str) -> None:
    folded, compared, stemmed = work_for(base, word + text)
    assert folded < 4 * MOST_WORDS
    assert compared < 50  # eight words at most, each in the languages that the text may be in
    assert stemmed < 10 * MOST_WORDS


@settings(deadline=None)  # work is counted, not timed: other programs may keep the machine busy
@given(TEXTS)
def test_no_text_is_much_work(base: Base, text: str) -> None:
    folded, compared, stemmed = work_for(base, text)
    assert folded < 4 * MOST_WORDS
    assert compared < 50  # eight words at most, each in the languages that the text may be in
    assert stemmed < 10 * MOST_WORDS


def test_a_book_pasted_is_read_as_far_as_a_question_goes() -> None:
    assert len(parse_request("fact " + "word " * 20_000).about) <= LONGEST
    assert parse_request("word " * 20_000 + "as of 1991").as_of is None


@pytest.mark.parametrize("text", ["🙂", "...", "fact !", "source !", "quote !", "timeline !", "cite !"])
def test_a_text_without_words_names_nothing(folder: Path, text: str) -> None:
    change(folder, BRIDGE, '"The bridge"', '"…"')
    change(folder, HERALD, '"Ada Örnek"', '"—"')
    assert isinstance(ask(load(folder), text), Help | NothingAsked | NothingKnown)


def test_a_fact_whose_headings_say_nothing_is_found_by_its_summary(folder: Path) -> None:
    change(folder, BRIDGE, '"The opening"', '"What?"')
    change(
        folder, BRIDGE, '"when was the bridge opened", "opening day", "how old is the bridge"', '"how", "why", "who"'
    )
    found = ask(load(folder), "search bridge in use since May")
    assert isinstance(found, SearchResults)
    assert "bridge/opening" in [fact.key for fact in found.facts]


def test_a_folder_needs_a_fact_that_stands(folder: Path) -> None:
    for file in (BRIDGE, TREES):
        content = (folder / file).read_text(encoding="utf-8")
        put(folder, file, content.replace("say.en", 'withdrawn = "It was wrong."\nsay.en'))
    problems = [str(problem) for problem in check(folder).problems]
    assert "facts: has no fact that stands; write one, or take a withdrawal back" in problems


@pytest.mark.parametrize("place", ["facts", "lexicon"])
def test_a_file_name_that_is_no_text_is_told_or_passed_over(folder: Path, place: str) -> None:
    before = snapshot(folder).version
    put(folder, os.fsdecode(place.encode() + b"/\xff.toml"), "")
    assert snapshot(folder).version != before
    if place == "facts":
        with pytest.raises(KnowledgeError, match=r"facts/\\udcff.toml: cannot be the name of such a file"):
            load(folder)
    else:
        assert load(folder).version
