"""A knowledge folder as far as it can be read: its records as written, and what is wrong with the others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from knowledge.files import FACTS, LEXICON, PINS, SOURCES, Snapshot, parse, snapshot
from knowledge.forms import shown
from knowledge.models import LANGUAGES, SLUG_PATTERN, FactRecord, Lang, PinsRecord, SourceRecord, TopicRecord
from knowledge.period import HOW_TO_WRITE, parse_period
from knowledge.problems import KnowledgeError, Problem
from knowledge.records import Flaw, convert

_SLUG = re.compile(SLUG_PATTERN)
_RENAME = "give it a name of lower-case Latin letters, digits and single hyphens"


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read. References are not resolved yet, and rules not applied.

    `topics` and `sources` by key and id, `facts` by topic/name, `pins` by the source's id, all in the folder's order.
    `present`: what the folder has, readable or not: keys of facts, ids of sources, files of pins.
    `lexicon`: the bytes of its files by name, of the same moment as all else.
    `problems`: why the rest could not be read; `pin_problems`: the same of pins, which answering does not need.
    """

    topics: Mapping[str, TopicRecord]
    facts: Mapping[str, FactRecord]
    sources: Mapping[str, SourceRecord]
    pins: Mapping[str, PinsRecord]
    present: frozenset[str]
    problems: tuple[Problem, ...]
    pin_problems: tuple[Problem, ...]
    strays: tuple[str, ...]
    lexicon: Mapping[str, bytes]
    version: str

    @property
    def live(self) -> dict[str, FactRecord]:
        """Return the facts that stand, by key: those not withdrawn."""
        return {key: fact for key, fact in self.facts.items() if fact.withdrawn is None}

    @property
    def spoken(self) -> tuple[Lang, ...]:
        """Return the languages that the summary of some fact has: English, and what the folder is translated into."""
        facts = self.live.values()
        return tuple(lang for lang in LANGUAGES if any(getattr(fact.say, lang) for fact in facts))


def fact_file(key: str) -> str:
    """Return the file of a topic, or of a fact given as topic/name."""
    return f"{FACTS}/{key.partition('/')[0]}.toml"


def source_file(source: str) -> str:
    """Return the file of a source."""
    return f"{SOURCES}/{source}.toml"


def pins_file(source: str) -> str:
    """Return the file of a source's pins."""
    return f"{PINS}/{source}.toml"


def read_draft(folder: Path) -> Draft:
    """Read all that can be read. Raises KnowledgeError only when the folder is not one of knowledge."""
    files = snapshot(folder)
    problems = [*files.unread, *_emptiness(files)]
    topics, facts, names = _topics(files, problems)
    sources = _sources(files, problems)
    pins, pin_problems = _pins(files)
    pin_problems += [problem for problem in files.unread if problem.file.startswith(PINS)]
    return Draft(
        topics=topics,
        facts=facts,
        sources=sources,
        pins=pins,
        present=frozenset({*names, *_stems(files, SOURCES), *map(pins_file, _stems(files, PINS))}),
        problems=tuple(sorted(problem for problem in problems if not problem.file.startswith(PINS))),
        pin_problems=tuple(sorted(pin_problems)),
        strays=files.strays,
        lexicon=files.under(LEXICON),
        version=files.version,
    )


def _stems(files: Snapshot, place: str) -> set[str]:
    """Return the names, without .toml, of the files in a place, those that could not be read among them."""
    paths = map(Path, (*files.files, *(lost.file for lost in files.unread)))
    return {path.stem for path in paths if str(path.parent) == place}


def _emptiness(files: Snapshot) -> Iterator[Problem]:
    for place in (FACTS, SOURCES):
        if not _stems(files, place):
            yield Problem(place, "", "", f"has no {place}", "write a first file: knowledge/README.md shows how")


def _topics(files: Snapshot, problems: list[Problem]) -> tuple[dict[str, TopicRecord], dict[str, FactRecord], set[str]]:
    """Return topics, facts, and the keys of all facts that the files name. What is wrong is added to `problems`."""
    topics: dict[str, TopicRecord] = {}
    facts: dict[str, FactRecord] = {}
    names: set[str] = set()
    for key, table in _tables(files, FACTS, problems):
        head, entries = split_topic(table)
        names |= {f"{key}/{name}" for name in entries}
        record, flaws = convert(head, TopicRecord)
        problems.extend(_tell(fact_file(key), key, flaws))
        if record:
            topics[key] = record
        if not entries:
            problems.append(Problem(fact_file(key), key, "", "has no facts", "write one, or take the file away"))
        for name, entry in entries.items():
            fact, wrong = _fact(name, entry)
            problems.extend(_tell(fact_file(key), f"{key}/{name}", wrong))
            if fact:
                facts[f"{key}/{name}"] = fact
    return topics, facts, names


def split_topic(table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Part a topic file's fields from its facts. A table of languages alone is a misspelt field, and no fact."""
    entries = {
        name: value
        for name, value in table.items()
        if isinstance(value, dict)
        and name not in TopicRecord.__struct_fields__
        and not (value and value.keys() <= set(LANGUAGES))
    }
    return {name: value for name, value in table.items() if name not in entries}, entries


def _fact(name: str, entry: Mapping[str, Any]) -> tuple[FactRecord | None, list[Flaw]]:
    as_of = entry.get("as_of")
    if isinstance(as_of, date) and not isinstance(as_of, datetime):
        entry = {**entry, "as_of": as_of.isoformat()}
    record, found = convert(entry, FactRecord)
    flaws = list(found)
    if not _SLUG.fullmatch(name):
        flaws.append(Flaw("", f"{shown(name)} cannot be the name of a fact", _RENAME))
    if record:
        try:
            parse_period(record.as_of)
        except ValueError as error:
            flaws.append(Flaw("as_of", str(error), HOW_TO_WRITE))
    return (None if flaws else record), flaws


def _sources(files: Snapshot, problems: list[Problem]) -> dict[str, SourceRecord]:
    sources: dict[str, SourceRecord] = {}
    for source, table in _tables(files, SOURCES, problems):
        record, flaws = convert(table, SourceRecord)
        problems.extend(_tell(source_file(source), source, flaws))
        if record:
            sources[source] = record
    return sources


def _pins(files: Snapshot) -> tuple[dict[str, PinsRecord], list[Problem]]:
    """Return what `kzturk pin` wrote. A curator need not know what is wrong with such a file, only to write it anew."""
    pins: dict[str, PinsRecord] = {}
    problems: list[Problem] = []
    for source, table in _tables(files, PINS, problems):
        record, _ = convert(table, PinsRecord)
        if record and all(len(pin.at) == len(pin.lengths) > 0 for pin in record.pin):
            pins[source] = record
        else:
            again = f"run kzturk pin {source} TEXTFILE again"
            problems.append(Problem(pins_file(source), source, "", "is not as kzturk pin writes it", again))
    return pins, problems


def _tables(files: Snapshot, place: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the files of a place by their name without .toml. One that is not TOML is added to `problems`."""
    for stem, content in files.under(place).items():
        file = f"{place}/{stem}.toml"
        if not _SLUG.fullmatch(stem):
            problems.append(Problem(file, "", "", "cannot be the name of such a file", _RENAME))
            continue
        try:
            yield stem, parse(file, content)
        except KnowledgeError as error:
            problems.extend(error.problems)


def _tell(file: str, key: str, flaws: Iterable[Flaw]) -> Iterator[Problem]:
    return (Problem(file, key, flaw.field, flaw.what, flaw.do) for flaw in flaws)
