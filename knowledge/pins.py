"""Pins: where each quote stands in its source's text, proof that it was found there."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from knowledge.drafts import Draft, fact_file, pins_file, read_draft, source_file
from knowledge.models import Pin, PinsRecord
from knowledge.problems import KnowledgeError, Problem
from knowledge.words import Words, digest, parts, words

_HEAD = "# Written by kzturk pin; do not edit.\n"
_NEAR = 4  # one word in so many, in a row, makes a passage the one which was meant


def pin(folder: Path, source: str, text: str) -> PinsRecord:
    """Find every quote of a source in its text, write sources/pins/<source>.toml, and return what was written.

    Raises KnowledgeError, and writes nothing, when a quote is not in the text, there is no such source, the
    folder cannot be read in full, or the file cannot be written.
    """
    draft = read_draft(folder)
    if draft.problems:
        raise KnowledgeError(draft.problems)
    if source not in draft.sources:
        known = f"name one of {', '.join(draft.sources)}"
        raise KnowledgeError([Problem(source_file(source), source, "", "there is no such source", known)])
    record, problems = prove(draft, source, text)
    if problems:
        raise KnowledgeError(problems)
    _write(folder / pins_file(source), pins_file(source), record)
    return record


def prove(draft: Draft, source: str, text: str) -> tuple[PinsRecord, tuple[Problem, ...]]:
    """Return the pins of a source as its text gives them, and a problem for each quote that is not in the text.

    A withdrawn fact may quote what is not there: that can be why it was withdrawn.
    """
    within = words(text)
    pins: dict[str, Pin] = {}
    problems: list[Problem] = []
    for key, field, quote in quotes(draft, source):
        stretches = parts(quote)
        at = locate(stretches, within)
        if at:
            pins[digest(stretches)] = Pin(digest(stretches), at, tuple(map(len, stretches)))
        elif key in draft.live:
            what = f"the quote is not in the text: {_difference(stretches, within)}"
            problems.append(Problem(fact_file(key), key, field, what, "quote the text word for word"))
    ordered = tuple(sorted(pins.values(), key=lambda pin: (pin.at, pin.lengths)))
    return PinsRecord(digest([within]), len(within), ordered), tuple(problems)


def quotes(draft: Draft, source: str) -> Iterator[tuple[str, str, str]]:
    """Yield every quote of a source, those of withdrawn facts too: the fact's key, the field, the words."""
    for key, fact in draft.facts.items():
        for number, quotation in enumerate(fact.source, start=1):
            if quotation.id == source:
                yield key, f"source {number}, quote", quotation.quote


def locate(stretches: Iterable[Words], within: Words) -> tuple[int, ...]:
    """Return the word offset of each stretch, one after another in the text; nothing when one is not there."""
    at: list[int] = []
    start = 0
    for stretch in stretches:
        found = _find(stretch, within, start)
        if found is None:
            return ()
        at.append(found)
        start = found + len(stretch)
    return tuple(at)


def _find(stretch: Words, within: Words, start: int) -> int | None:
    ends = range(start, len(within) - len(stretch) + 1)
    return next((at for at in ends if within[at : at + len(stretch)] == stretch), None)


def _difference(stretches: Sequence[Words], within: Words) -> str:
    """Tell, for the first stretch that is not there, the word in which the nearest passage of the text differs."""
    lost = next((number for number in range(len(stretches)) if not locate(stretches[: number + 1], within)), None)
    if lost is None:
        return "it has no words"
    stretch = stretches[lost]
    if _find(stretch, within, 0) is not None:
        return f'"{" ".join(stretch)}" stands earlier in it than the words before the …'
    run = SequenceMatcher(a=stretch, b=within, autojunk=False).find_longest_match()
    if run.size * _NEAR < len(stretch):
        return "nothing in it comes near"
    first, there = (run.a - 1, run.b - 1) if run.a else (run.size, run.b + run.size)
    text = f'"{within[there]}"' if 0 <= there < len(within) else "nothing more"
    return f'the text has {text} where the quote has "{stretch[first]}"'


def _write(path: Path, name: str, record: PinsRecord) -> None:
    """Put the file there whole or not at all: half-written files are hidden ones, which nothing reads."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(exist_ok=True)
        partial.write_text(_toml(record), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        problem = Problem(name, path.stem, "", f"cannot be written ({error.strerror})", "let this account write it")
        raise KnowledgeError([problem]) from None


def _toml(record: PinsRecord) -> str:
    """Write a pins file by hand: names, hex digits and numbers need no escaping."""
    lines = [_HEAD, f'text_sha256 = "{record.text_sha256}"\n', f"text_words = {record.text_words}\n"]
    for entry in record.pin:
        at, lengths = list(entry.at), list(entry.lengths)
        lines.append(f'\n[[pin]]\nsha256 = "{entry.sha256}"\nat = {at}\nlengths = {lengths}\n')
    return "".join(lines)
