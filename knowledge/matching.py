"""How well each fact fits a question: which of its terms the fact covers, and how near it comes to a known phrasing."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from knowledge.concepts import Lexicon, Wants
from knowledge.models import Contents, Fact
from knowledge.understanding import Direction, Meaning, Reader, is_light, is_unknown

# How much a term of the question counts as covered, by the place in which the fact has it.
_HEADING, _SUMMARY, _QUOTE, _AROUND = 1.0, 0.9, 0.8, 0.5
_UNKNOWN_FACTOR = 0.8
_COVERAGE_SHARE = 0.6
_LIGHT = 0.3
_NEAREST, _NEXT = 0.75, 0.25  # what the nearest and the next nearest phrasing count for
_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Match:
    """A fact held against a question. Scores lie between 0 and 1.

    `substance`: how many rare words the whole question is worth. `coverage`: the weight of the question's terms that
    the fact has. `likeness`: of its nearest phrasings.
    """

    fact: Fact
    score: float
    coverage: float
    likeness: float
    substance: float


@dataclass(frozen=True, slots=True)
class _Document:
    fact: Fact
    terms: dict[str, float]
    phrasings: tuple[frozenset[str], ...]
    directions: frozenset[Direction]
    gives: frozenset[Wants]


class Index:
    """All facts, ready to be matched. Read-only once made, so that threads and tasks may share it."""

    def __init__(self, contents: Contents, lexicon: Lexicon) -> None:
        facts = list(contents.facts.values())
        self.reader = Reader(lexicon, (text for fact in facts for text in _texts(fact, contents)))
        self._documents = {fact.key: self._document(fact, contents) for fact in facts}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, document in self._documents.items():
            for term in document.terms:
                self._holders[term].append(key)

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms of a name or phrasing."""
        return frozenset(self.reader.read(text).terms)

    def rank(self, meaning: Meaning, *, most: int = _CANDIDATES) -> list[Match]:
        """Return the best matches, best first; facts that speak of the opposite direction are left out."""
        weights = {term: self._weight(term) for term in meaning.terms}
        reached: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for key in self._holders.get(term, ()):
                reached[key] += weight * self._documents[key].terms[term]
        nearest = nlargest(_CANDIDATES, reached, key=lambda key: reached[key])
        matches = [self._match(self._documents[key], weights) for key in nearest if self._fits(key, meaning)]
        return nlargest(most, matches, key=lambda match: match.score)

    def holds(self, fact: Fact, term: str) -> bool:
        """Whether the fact speaks of the term anywhere."""
        return term in self._documents[fact.key].terms

    def gives(self, fact: Fact, wanted: Wants) -> bool:
        """Whether the fact's words hold a number, an amount of money, or a date."""
        return wanted in self._documents[fact.key].gives

    def _weight(self, term: str) -> float:
        """Rare terms weigh more; one that no fact has weighs a little less than one that a single fact has."""
        facts = len(self._documents)
        if is_light(term):
            return _LIGHT
        if is_unknown(term) or term not in self._holders:
            return math.log(1 + facts) * _UNKNOWN_FACTOR
        return math.log(1 + facts / len(self._holders[term]))

    def _match(self, document: _Document, weights: dict[str, float]) -> Match:
        total = sum(weights.values())
        covered = sum(weight * document.terms.get(term, 0.0) for term, weight in weights.items())
        coverage = covered / total
        likenesses = (self._likeness(phrasing, weights, total) for phrasing in document.phrasings)
        nearest = nlargest(2, likenesses) or [0.0]  # headings may be words of asking alone: "who", "how"
        likeness = _NEAREST * nearest[0] + _NEXT * nearest[-1]
        return Match(
            document.fact,
            _COVERAGE_SHARE * coverage + (1 - _COVERAGE_SHARE) * likeness,
            coverage,
            likeness,
            total / math.log(1 + len(self._documents)),
        )

    def _likeness(self, phrasing: frozenset[str], weights: dict[str, float], total: float) -> float:
        shared = sum(weights[term] for term in phrasing if term in weights)
        return 2 * shared / (total + sum(self._weight(term) for term in phrasing))

    def _fits(self, key: str, meaning: Meaning) -> bool:
        directions = self._documents[key].directions
        return not (meaning.direction and directions) or meaning.direction in directions

    def _document(self, fact: Fact, contents: Contents) -> _Document:
        readings = [self.reader.read(text) for text in _headings(fact)]
        terms: dict[str, float] = {}
        for weight, texts in _placed_texts(fact, contents):
            for text in texts:
                for term in self.reader.read(text).terms:
                    terms[term] = max(weight, terms.get(term, 0.0))
        return _Document(
            fact,
            terms,
            tuple({frozenset(reading.terms) for reading in readings if reading.terms}),
            frozenset(reading.direction for reading in readings if reading.direction),
            frozenset(given for quotation in fact.quotations for given in self.reader.read(quotation.quote).gives),
        )


def _headings(fact: Fact) -> list[str]:
    return [*fact.title.every(), *fact.ask.every(), *fact.alias.every()]


def _placed_texts(fact: Fact, contents: Contents) -> Iterable[tuple[float, list[str]]]:
    topic = contents.topics[fact.topic]
    records = [quotation.source.record for quotation in fact.quotations]
    yield _HEADING, _headings(fact)
    yield _SUMMARY, list(fact.say.every())
    yield _QUOTE, [quotation.quote for quotation in fact.quotations]
    yield (
        _AROUND,
        [*topic.title.every(), *topic.alias.every(), *(f"{record.speaker} {record.office.en}" for record in records)],
    )


def _texts(fact: Fact, contents: Contents) -> Iterable[str]:
    return (text for _, texts in _placed_texts(fact, contents) for text in texts)
