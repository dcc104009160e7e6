from pathlib import Path

import pytest

from knowledge.checking import check
from knowledge.pins import pin
from knowledge.words import words
from tests.knowledge.folders import ARTICLE, FILES, QUOTES, build, change, put

BRIDGE, TREES, HERALD = FILES
PINS = "sources/pins/herald-2021.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "texts/herald-2021.txt", ARTICLE)
    return build(tmp_path / "knowledge")


@pytest.fixture
def texts(folder: Path) -> Path:
    return folder.parent / "texts"


def problems(folder: Path, texts: Path | None = None) -> list[str]:
    return [str(problem) for problem in check(folder, texts).problems]


def test_a_folder_in_order_has_no_problems_and_is_counted(folder: Path, texts: Path) -> None:
    report = check(folder)
    assert report == check(folder, texts)
    assert report.problems == ()
    assert (report.topics, report.facts, report.withdrawn, report.sources, report.quotes) == (2, 5, 0, 1, 5)
    assert report.shares == {"herald-2021": sum(map(len, map(words, QUOTES))) / len(words(ARTICLE))}


def test_overlapping_quotes_are_counted_once(folder: Path) -> None:
    before = check(folder).shares["herald-2021"]
    change(folder, TREES, "plant a thousand trees", "a thousand trees on both")
    pin(folder, "herald-2021", ARTICLE)
    shifted = check(folder).shares["herald-2021"]
    change(folder, TREES, "met Ada Örnek in her office", "plant a thousand trees")
    pin(folder, "herald-2021", ARTICLE)
    assert shifted - before == pytest.approx(1 / len(words(ARTICLE)))
    assert shifted - check(folder).shares["herald-2021"] == pytest.approx(5 / len(words(ARTICLE)))
    put(folder, PINS, f'text_sha256 = "{"0" * 64}"\ntext_words = 0\n')
    assert check(folder).shares == {"herald-2021": 0.0}


def test_a_broken_file_does_not_hide_broken_rules_elsewhere(folder: Path) -> None:
    put(folder, TREES, "half a fi")
    put(folder, PINS, "half a fi")
    change(folder, BRIDGE, "as_of = 2010", "as_of = 2022")
    change(folder, BRIDGE, 'as_of = 2022\nseries = "ships"', 'as_of = 2022\nseries = "boats"')
    assert [line.split(": ")[:3] for line in problems(folder)] == [
        [BRIDGE, "bridge/ships-2010", "as_of"],
        [TREES, "line 1, column 6", "a field lacks its = sign; mend that line, and look at the one before it too"],
        [PINS, "line 1, column 6", "a field lacks its = sign; mend that line, and look at the one before it too"],
    ]


def test_the_lexicon_is_checked_too(folder: Path) -> None:
    put(folder, "lexicon/words.toml", '[ship]\nen = ["ship", ""]\n')
    put(folder, TREES, "half a fi")
    assert [line.split(": ")[0] for line in problems(folder)] == [TREES, "lexicon/words.toml"]


def test_withdrawn_facts_are_counted_apart(folder: Path) -> None:
    change(folder, BRIDGE, 'kind = "event"', 'kind = "event"\nwithdrawn = "Never opened."')
    report = check(folder)
    assert (report.problems, report.facts, report.withdrawn, report.quotes) == ((), 4, 1, 4)


def test_what_is_no_folder_of_knowledge_is_a_problem_and_no_error(tmp_path: Path) -> None:
    report = check(tmp_path)
    assert [problem.do for problem in report.problems] == ["name a folder of knowledge"]
    assert (report.facts, report.shares) == (0, {})


@pytest.mark.parametrize("spoilt", ['text_words = "x"', "lengths = [6, 1]", "lengths = []", "at = [x]"])
def test_pins_changed_by_hand_are_to_be_written_anew(folder: Path, spoilt: str) -> None:
    name = spoilt.split(" = ", maxsplit=1)[0]
    lines = (folder / PINS).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(name))
    put(folder, PINS, "\n".join([*lines[:first], spoilt, *lines[first + 1 :]]))
    assert [line.split(": ")[0] for line in problems(folder)] == [PINS]


def test_quotes_are_proven_again_from_the_text(folder: Path, texts: Path) -> None:
    put(texts, "herald-2021.txt", ARTICLE.replace("50 ships", "60 ships"))
    assert problems(folder, texts) == [
        (
            f"{BRIDGE}: bridge/ships-2010: source 1, quote: the quote is not in the text: "
            'the text has "60" where the quote has "50"; quote the text word for word'
        )
    ]


def test_another_text_than_the_pinned_one_is_told(folder: Path, texts: Path) -> None:
    put(texts, "herald-2021.txt", "An editor's note. " + ARTICLE)
    assert problems(folder, texts) == [
        (
            f"{PINS}: herald-2021: is not what the text gives; compare the article with the one that was pinned, then "
            "run kzturk pin herald-2021 herald-2021.txt"
        )
    ]


def test_a_pin_moved_by_hand_is_told(folder: Path, texts: Path) -> None:
    change(folder, PINS, "at = [3]", "at = [4]")
    assert problems(folder) == []
    assert [line.split(": ")[0] for line in problems(folder, texts)] == [PINS]


@pytest.mark.parametrize(("content", "words"), [(None, "its text is not a file"), (b"\xff", "its text is not UTF-8")])
def test_a_text_that_cannot_be_read_is_told(folder: Path, texts: Path, content: bytes | None, words: str) -> None:
    (texts / "herald-2021.txt").unlink()
    if content:
        put(texts, "herald-2021.txt", content)
    assert problems(folder, texts)[0].startswith(f"{HERALD}: herald-2021: {words}")
    assert problems(folder, texts)[0].endswith("put the article as herald-2021.txt into the folder of texts")


def test_proofs_need_no_pins_to_be_told(folder: Path, texts: Path) -> None:
    (folder / PINS).unlink()
    assert [line.split(" (")[0] for line in problems(folder, texts)] == [f"{PINS}: herald-2021: is missing"]
