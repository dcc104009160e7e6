"""The lexicon's files read: concepts by name, or every problem named."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from knowledge.concepts import ConceptRecord
from knowledge.files import LEXICON, parse, snapshot
from knowledge.models import LANGUAGES, Lang
from knowledge.problems import KnowledgeError, Problem
from knowledge.records import convert
from knowledge.text import squeeze

SHIPPED = Path(__file__).parent

Entry = tuple[str, str, ConceptRecord]


def read_concepts(files: Mapping[str, bytes]) -> Mapping[str, ConceptRecord]:
    """Return the concepts of a folder's lexicon, given as its files' bytes by name; without any, the shipped ones.

    Raises KnowledgeError with every problem of the lexicon.
    """
    return _concepts(tuple((files or snapshot(SHIPPED).under(LEXICON)).items()))


@lru_cache(maxsize=1)  # what is loaded was checked just before, and folders without a lexicon share the shipped one
def _concepts(files: tuple[tuple[str, bytes], ...]) -> Mapping[str, ConceptRecord]:
    problems: list[Problem] = []
    concepts: dict[str, ConceptRecord] = {}
    entries = list(_records(dict(files), problems))
    for file, name, record in entries:
        if name in concepts:
            problems.append(Problem(file, name, "", "this concept is in another file too", "put the words into one"))
        concepts[name] = record
    for lang in LANGUAGES:
        problems.extend(_unusable(lang, entries))
    if problems:
        raise KnowledgeError(problems)
    return MappingProxyType(concepts)


def _records(files: Mapping[str, bytes], problems: list[Problem]) -> Iterator[Entry]:
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


def _unusable(lang: Lang, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield a problem for each phrase without a word, or that another concept has already in that language.

    In another language the same letters may mean something else: Turkish petrol is oil, and son is last.
    """
    owners: dict[str, tuple[str, str]] = {}
    for file, name, record in entries:
        for phrase in getattr(record, lang):
            words = squeeze(phrase)
            owner, place = owners.setdefault(words, (name, file)) if words else (name, file)
            if not words:
                yield Problem(file, name, "", f"“{phrase}” has no word in it", "write words, without signs alone")
            elif owner != name:
                what = f"“{phrase}” is in {owner} ({place}) already"
                yield Problem(file, name, "", what, "leave it in the one that fits best")
