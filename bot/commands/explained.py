"""Why a question is answered as it is, as a table for curators."""

from collections.abc import Iterable, Iterator, Sequence

from bot.rendering.escape import inert
from knowledge import Candidate, Explanation

_NAMED = {
    "key": "It is a fact's key: that fact is told.",
    "phrasing": "It is a fact's title, alias or phrasing, word for word: that fact is told.",
    "topic": "It names a topic: the topic's leading fact is told.",
}
_VERDICTS = {
    "fits": "fits, but another fact comes nearer",
    "too far": "too little in common: add a phrasing (ask) if it should answer",
    "asks for more": "asks for what it does not say: nearer to what is asked beyond it",
    "lacks what counts": "lacks a decisive term",
    "another time": "speaks of another time",
}
_HEAD = ("likely", "covers", "ask", "beyond", "fact", "verdict", "for", "against", "lacks")


def explained(explanation: Explanation) -> str:
    """Write an explanation as lines: what was understood, then the nearest facts as a table."""
    rows = [_HEAD, *(_row(candidate) for candidate in explanation.candidates)]
    return inert(
        "\n".join((*_understood(explanation), *(_columns(rows) if len(rows) > 1 else ("No fact comes near.",))))
    )


def _understood(explanation: Explanation) -> Iterator[str]:
    if explanation.named:
        yield _NAMED[explanation.named]
    yield f"read as: {', '.join(explanation.langs)}"
    yield from (f"taken for a misspelling: {typed} = {read}" for typed, read in explanation.read_as)
    yield f"terms: {_listed(explanation.terms)}   (.everyday  ?unknown  ~word of a fact alone)"
    yield f"decisive: {_listed(explanation.decisive)}"
    if explanation.direction:
        yield f"direction: from {explanation.direction[0]} to {explanation.direction[1]}"
    if explanation.wants:
        yield f"wants: {explanation.wants}"
    if explanation.years:
        yield f"years: {_listed(map(str, explanation.years))}"


def _row(candidate: Candidate) -> tuple[str, ...]:
    figures = (candidate.score, candidate.coverage, candidate.like, candidate.beyond)
    lists = (candidate.speaks_for, candidate.speaks_against, candidate.lacks)
    verdict = "answers" if candidate.told else _VERDICTS[candidate.verdict]
    return (*(f"{figure:.2f}" for figure in figures), candidate.key, verdict, *map(_listed, lists))


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _listed(terms: Iterable[str]) -> str:
    return "; ".join(terms) or "none"
