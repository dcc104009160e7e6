"""The lexicon's files read: concepts by name, or every problem named."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.concepts import ConceptRecord
from knowledge.files import LEXICON, parse, snapshot
from knowledge.problems import KnowledgeError, Problem
from knowledge.records import convert
from knowledge.text import squeeze, tokenize

SHIPPED = Path(__file__).parent


def read_concepts(files: Mapping[str, bytes]) -> dict[str, ConceptRecord]:
    """Return the concepts of a folder's lexicon, given as its files' bytes by name; without any, the shipped ones.

    Raises KnowledgeError with every problem of the lexicon.
    """
    files = files or snapshot(SHIPPED).under(LEXICON)
    problems: list[Problem] = []
    concepts: dict[str, ConceptRecord] = {}
    owners: dict[str, str] = {}
    for file, name, record in _records(files, problems):
        if name in concepts:
            problems.append(Problem(file, name, "", "this concept is in another file too", "put the words into one"))
        problems.extend(_wordless(file, name, record))
        problems.extend(_taken(file, name, record, owners))
        concepts[name] = record
    if problems:
        raise KnowledgeError(problems)
    return concepts


def _records(files: Mapping[str, bytes], problems: list[Problem]) -> Iterator[tuple[str, str, ConceptRecord]]:
    for stem, content in files.items():
        file = f"{LEXICON}/{stem}.toml"
        try:
            tables = parse(file, content)
        except KnowledgeError as error:
            problems.extend(error.problems)
            continue
        for name, table in tables.items():
            if not isinstance(table, dict):
                problems.append(Problem(file, "", name, "stands outside a concept", "write it under its [concept]"))
                continue
            record, flaws = convert(table, ConceptRecord)
            problems.extend(Problem(file, name, flaw.field, flaw.what, flaw.do) for flaw in flaws)
            if record:
                yield file, name, record


def _taken(file: str, name: str, record: ConceptRecord, owners: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem for each phrase that another concept has already: it would do nothing here."""
    for phrase in record.phrases().every():
        owner = owners.setdefault(squeeze(phrase), f"{name} ({file})")
        if owner != f"{name} ({file})":
            yield Problem(file, name, "", f"“{phrase}” is in {owner} already", "leave it in the one that fits best")


def _wordless(file: str, name: str, record: ConceptRecord) -> Iterator[Problem]:
    for phrase in record.phrases().every():
        if not tokenize(phrase):
            yield Problem(file, name, "", f"“{phrase}” has no word in it", "write words, without signs alone")
