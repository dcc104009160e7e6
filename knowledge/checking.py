"""What `kzturk check` finds: every problem of a knowledge folder at once, and figures about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.drafts import Draft, pins_file, read_draft, source_file
from knowledge.files import decode, read_bytes
from knowledge.pins import prove
from knowledge.problems import KnowledgeError, Problem
from knowledge.rules import RULES
from knowledge.shares import shares
from knowledge.vocabulary import read_concepts


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. No `problems`: the folder is in order.

    `shares`: for each source with pins, the part (0 to 1) of its words that quotes cover. The counts are of what could
    be read; withdrawn facts and their quotes are not counted among `facts` and `quotes`.
    """

    problems: tuple[Problem, ...]
    shares: Mapping[str, float]
    topics: int
    facts: int
    withdrawn: int
    sources: int
    quotes: int


def check(folder: Path, texts: Path | None = None) -> Report:
    """Read a knowledge folder and hold it against every rule; nothing is raised for what is wrong with it.

    With `texts`, a folder that has each source's article as <source>.txt, all quotes and pins are proven again.
    """
    try:
        draft = read_draft(folder)
    except KnowledgeError as error:
        return Report(error.problems, {}, 0, 0, 0, 0, 0)
    problems = {*problems_in(draft), *_wrong_words(draft)}
    if texts:
        problems.update(_disproved(draft, texts))
    return Report(
        problems=tuple(sorted(problems)),
        shares=shares(draft),
        topics=len(draft.topics),
        facts=len(draft.live),
        withdrawn=len(draft.facts) - len(draft.live),
        sources=len(draft.sources),
        quotes=sum(len(fact.source) for fact in draft.live.values()),
    )


def problems_in(draft: Draft) -> set[Problem]:
    """Return what could not be read, and every rule that the rest breaks."""
    rules = (rule for rule in RULES if rule.scope == "records" or not draft.problems)
    return {*draft.problems, *draft.pin_problems, *(problem for rule in rules for problem in rule.check(draft))}


def _wrong_words(draft: Draft) -> tuple[Problem, ...]:
    try:
        read_concepts(draft.lexicon)
    except KnowledgeError as error:
        return error.problems
    return ()


def _disproved(draft: Draft, texts: Path) -> Iterator[Problem]:
    for source in draft.sources:
        name = f"{source}.txt"
        try:
            text = decode(name, read_bytes(texts, name))
        except KnowledgeError as error:
            what, do = f"its text {error.problems[0].what}", f"put the article as {name} into the folder of texts"
            yield Problem(source_file(source), source, "", what, do)
            continue
        record, problems = prove(draft, source, text)
        yield from problems
        if not problems and not draft.problems and source in draft.pins and record != draft.pins[source]:
            do = f"compare the article with the one that was pinned, then run kzturk pin {source} {name}"
            yield Problem(pins_file(source), source, "", "is not what the text gives", do)
