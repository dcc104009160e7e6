"""How well each fact fits a question: which of its terms the fact covers, and how near it comes to a known phrasing."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from rapidfuzz import fuzz, process

from knowledge.concepts import Gives, Wants
from knowledge.directions import Direction
from knowledge.glossary import Lexicon
from knowledge.models import LANGUAGES, Contents, Fact, Lang, Localised, Phrases
from knowledge.stems import stem
from knowledge.understanding import Meaning, Reader, is_light, is_unknown

# How much a term of the question counts as covered, by the place in which the fact has it.
_HEADING, _SUMMARY, _QUOTE, _AROUND = 1.0, 0.9, 0.8, 0.5
_UNKNOWN_FACTOR = 0.8
_COVERAGE_SHARE = 0.6
_LIGHT = 0.3
_NEAREST, _NEXT = 0.75, 0.25  # what the nearest and the next nearest phrasing count for
_CANDIDATES = 40

InLang = tuple[Lang, str]
Read = Callable[[str, Lang], Meaning]


@dataclass(frozen=True, slots=True)
class Match:
    """A fact held against a question. Scores lie between 0 and 1.

    `substance`: how many rare words the whole question is worth. `coverage`: the weight of the question's terms that
    the fact has. `likeness`: of its nearest phrasings, term by term. `echo`: of the nearest one in the question's
    language, letter by letter.
    """

    fact: Fact
    score: float
    coverage: float
    likeness: float
    substance: float
    echo: float


@dataclass(frozen=True, slots=True)
class _Document:
    fact: Fact
    terms: dict[str, float]
    phrasings: tuple[tuple[str, ...], ...]
    spelt: dict[Lang, list[str]]
    directions: frozenset[Direction]
    gives: frozenset[Gives]


class Index:
    """All facts, ready to be matched. Read-only once made, so that threads and tasks may share it."""

    def __init__(self, contents: Contents, lexicon: Lexicon) -> None:
        facts = list(contents.facts.values())
        self.reader = Reader(lexicon, sorted({text for fact in facts for text in _texts(fact, contents)}))
        read = cache(self.reader.read)
        self._documents = {fact.key: _document(fact, contents, read) for fact in facts}
        stem.cache_clear()  # it holds the words of a whole lexicon now; those of questions are other ones
        self.newest = max((fact.said.year for fact in facts), default=0)
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
        matches = [self._match(self._documents[key], weights, meaning) for key in nearest if self._fits(key, meaning)]
        return nlargest(most, matches, key=lambda match: match.score)

    def holds(self, fact: Fact, term: str) -> bool:
        """Whether the fact speaks of the term anywhere."""
        return term in self._documents[fact.key].terms

    def gives(self, fact: Fact, wanted: Wants) -> bool:
        """Whether the fact's words hold a number, an amount of money, or a date."""
        given = self._documents[fact.key].gives
        return bool(given & {"number", "amount"}) if wanted == "quantity" else wanted in given

    def _weight(self, term: str) -> float:
        """Rare terms weigh more; one that no fact has weighs a little less than one that a single fact has."""
        facts = len(self._documents)
        if is_light(term):
            return _LIGHT
        if is_unknown(term) or term not in self._holders:
            return math.log(1 + facts) * _UNKNOWN_FACTOR
        return math.log(1 + facts / len(self._holders[term]))

    def _match(self, document: _Document, weights: dict[str, float], meaning: Meaning) -> Match:
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
            _echo(meaning.spelt, document.spelt.get(meaning.langs[0], [])),
        )

    def _likeness(self, phrasing: tuple[str, ...], weights: dict[str, float], total: float) -> float:
        shared = sum(weights[term] for term in phrasing if term in weights)
        return 2 * shared / (total + sum(self._weight(term) for term in phrasing))

    def _fits(self, key: str, meaning: Meaning) -> bool:
        directions = self._documents[key].directions
        return not (meaning.direction and directions) or meaning.direction in directions


def _document(fact: Fact, contents: Contents, read: Read) -> _Document:
    """Make what a fact is matched by. `read`: the reader's, which may remember what it has read."""
    readings = [read(text, lang) for lang, text in _headings(fact)]
    told = (read(text, lang) for lang, text in (*_each(fact.title), *_each(fact.say)))
    terms: dict[str, float] = {}
    for weight, texts in _placed_texts(fact, contents):
        for lang, text in texts:
            for term in read(text, lang).terms:
                terms[term] = max(weight, terms.get(term, 0.0))
    return _Document(
        fact,
        terms,
        tuple({tuple(sorted(reading.terms)) for reading in readings if reading.terms}),
        _spelt(readings),
        _directions(meaning.direction for meaning in told),
        frozenset(given for lang, quote in _quotes(fact) for given in read(quote, lang).gives),
    )


def _spelt(readings: list[Meaning]) -> dict[Lang, list[str]]:
    spelt: dict[Lang, list[str]] = {}
    for reading in readings:
        spelt.setdefault(reading.langs[0], []).append(reading.spelt)
    return spelt


def _echo(question: str, phrasings: list[str]) -> float:
    """Return how near the nearest phrasing is. Where a language has none, letters speak against no fact."""
    found = process.extract(question, phrasings, scorer=fuzz.token_sort_ratio, limit=1)
    return found[0][1] / 100 if found else 1.0


def _directions(found: Iterable[Direction | None]) -> frozenset[Direction]:
    """Return the directions that a fact's own texts tell, if they agree: else it is of no one direction."""
    told = frozenset(direction for direction in found if direction)
    return told if len(told) == 1 else frozenset()


def _headings(fact: Fact) -> list[InLang]:
    return [*_each(fact.title), *_each(fact.ask), *_each(fact.alias)]


def _quotes(fact: Fact) -> list[InLang]:
    return [(quotation.source.record.language, quotation.quote) for quotation in fact.quotations]


def _placed_texts(fact: Fact, contents: Contents) -> Iterable[tuple[float, list[InLang]]]:
    topic = contents.topics[fact.topic]
    records = [quotation.source.record for quotation in fact.quotations]
    offices = [(lang, f"{record.speaker} {office}") for record in records for lang, office in _each(record.office)]
    yield _HEADING, _headings(fact)
    yield _SUMMARY, _each(fact.say)
    yield _QUOTE, _quotes(fact)
    yield _AROUND, [*_each(topic.title), *_each(topic.alias), *offices]


def _texts(fact: Fact, contents: Contents) -> Iterable[InLang]:
    return (text for _, texts in _placed_texts(fact, contents) for text in texts)


def _each(texts: Localised | Phrases) -> list[InLang]:
    """Return the texts of all languages, each with its language."""
    found: list[InLang] = []
    for lang in LANGUAGES:
        own: str | tuple[str, ...] | None = getattr(texts, lang)
        found.extend((lang, text) for text in ((own,) if isinstance(own, str) else own or ()))
    return found
