"""The handbook's examples do what the handbook says of them."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from knowledge.checking import check
from knowledge.concepts import ConceptRecord
from knowledge.models import FactRecord, QuotationRecord, SourceRecord, TopicRecord
from knowledge.pins import pin
from knowledge.problems import KnowledgeError, Problem
from knowledge.schemas import FOLDER
from tests.knowledge.folders import put

HANDBOOK = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
FACTS, SOURCE = "facts/bridge.toml", "sources/herald-2021.toml"
SPOILT = "opening"  # the fact into which the examples of fields are put
RECORDS: dict[str, type[msgspec.Struct]] = {
    "The topic's fields": TopicRecord,
    "The fact's fields": FactRecord,
    "The fields of a fact's source": QuotationRecord,
    "The source's fields": SourceRecord,
}


class Example(NamedTuple):
    """A fenced block: the headings above it, what its fence says of it, and its lines."""

    chapter: str
    field: str
    about: str
    text: str


def examples() -> list[Example]:
    found = []
    for chapter in re.split(r"^## ", HANDBOOK, flags=re.MULTILINE)[1:]:
        for section in re.split(r"^### ", chapter, flags=re.MULTILINE):
            heading = section.splitlines()[0].strip("`")
            for about, text in re.findall(r"^```(\w[^\n]*)\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL):
                found.append(Example(chapter.splitlines()[0], heading, about, text))
    return found


EXAMPLES = examples()
ARTICLE = next(example.text for example in EXAMPLES if example.about == "text article")
FILES = {example.about.split()[-1]: example.text for example in EXAMPLES if example.about.startswith("toml good file")}
GOOD = [example for example in EXAMPLES if re.fullmatch("toml good (topic|fact|source)", example.about)]
BAD = [example for example in EXAMPLES if re.fullmatch("toml bad (topic|fact|source)", example.about)]
WORDS = [example for example in EXAMPLES if re.fullmatch("toml (good|bad) lexicon", example.about)]


def put_in(example: Example) -> tuple[str, str]:
    """Return the file in which an example's lines replace those of the same fields, and its new content."""
    place = example.about.split()[-1]
    file = SOURCE if place == "source" else FACTS
    blocks = re.split(r"^(?=\[\w)", FILES[file], flags=re.MULTILINE)
    number = next((n for n, block in enumerate(blocks) if place == "fact" and block.startswith(f"[{SPOILT}]")), 0)
    fields = set(re.findall(r"^(\w+)(?:\.\w+)? = ", example.text.partition("[")[0] or example.text, flags=re.MULTILINE))
    head, bracket, quotation = blocks[number].partition("[[")
    kept = [line for line in head.splitlines(keepends=True) if line.split(".")[0].split(" ")[0] not in fields]
    replaced = "" if f"[{SPOILT}.source" in example.text else bracket + quotation
    blocks[number] = "".join(kept).rstrip("\n") + "\n" + example.text + replaced
    return file, "".join(blocks)


def problems(folder: Path, changed: dict[str, str]) -> tuple[Problem, ...]:
    for name, content in {**FILES, **changed}.items():
        put(folder, name, content)
    try:
        pin(folder, "herald-2021", ARTICLE)
    except KnowledgeError as error:
        return error.problems
    return check(folder).problems


def names(examples: list[Example]) -> list[str]:
    return [f"{number}-{example.field}" for number, example in enumerate(examples)]


def test_the_example_made_step_by_step_is_in_order(tmp_path: Path) -> None:
    assert set(FILES) == {FACTS, SOURCE}
    assert problems(tmp_path, {}) == ()


@pytest.mark.parametrize("example", GOOD, ids=names(GOOD))
def test_a_good_example_passes(tmp_path: Path, example: Example) -> None:
    assert problems(tmp_path, dict([put_in(example)])) == ()


@pytest.mark.parametrize("example", BAD, ids=names(BAD))
def test_a_bad_example_fails_for_what_it_shows(tmp_path: Path, example: Example) -> None:
    found = problems(tmp_path, dict([put_in(example)]))
    assert found
    shown = {"checked": "said", "source": "source"}.get(example.field, example.field)
    assert all(shown in problem.field or shown in problem.do for problem in found), found


def test_the_message_that_it_quotes_is_the_one_of_its_example(tmp_path: Path) -> None:
    (example,) = (example for example in BAD if example.field == "kind")
    (problem,) = problems(tmp_path, dict([put_in(example)]))
    assert f"> `{problem}`\n" in HANDBOOK


@pytest.mark.parametrize("example", WORDS, ids=names(WORDS))
def test_an_example_of_the_lexicon_passes_or_fails_as_it_says(tmp_path: Path, example: Example) -> None:
    found = problems(tmp_path, {"lexicon/own.toml": example.text})
    assert {problem.file for problem in found} == (set() if "good" in example.about else {"lexicon/own.toml"})


def test_every_field_of_a_concept_is_shown() -> None:
    good = [tomllib.loads(example.text) for example in WORDS if "good" in example.about]
    shown = {field for example in good for concept in example.values() for field in concept}
    assert shown | {"tr", "kk", "ru"} == set(ConceptRecord.__struct_fields__)


@pytest.mark.parametrize("chapter", RECORDS)
def test_every_field_has_a_good_and_a_bad_example(chapter: str) -> None:
    fields = set(RECORDS[chapter].__struct_fields__)
    assert {example.field for example in GOOD if example.chapter == chapter} == fields
    assert {example.field for example in BAD if example.chapter == chapter} == fields


def test_every_block_is_an_example_that_is_tried() -> None:
    assert len(EXAMPLES) == 1 + len(FILES) + len(GOOD) + len(BAD) + len(WORDS)
    assert all(tomllib.loads(example.text) for example in (*GOOD, *BAD))
