"""How well each fact fits a question: what its texts share with it, and how near it comes to a known phrasing."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from rapidfuzz import fuzz, process

from knowledge.concepts import Gives, Wants
from knowledge.directions import OURS, Direction
from knowledge.evidence import Evidence
from knowledge.glossary import Lexicon
from knowledge.judging import probability
from knowledge.models import LANGUAGES, Contents, Fact, Lang, Localised, Phrases
from knowledge.odds import Odds
from knowledge.phrasings import Nearness, Phrasing, Phrasings
from knowledge.stems import stem
from knowledge.understanding import Meaning, Reader, is_light, is_unknown

# How much a term of the question counts as covered, by the place in which the fact has it.
_HEADING, _SUMMARY, _QUOTE, _AROUND = 1.0, 0.9, 0.8, 0.5
_UNKNOWN_FACTOR = 0.8
_LIGHT = 0.3
_ASKED = 1.2  # what a word of asking weighs, beside the logarithm of the number of facts for a rare word
_OFTEN, _LENGTH_COUNTS = 1.2, 0.75  # k and b of BM25: S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework
_CANDIDATES = 40
_JUDGED = 8

InLang = tuple[Lang, str]
Read = Callable[[str, Lang], Meaning]
_NONE = Nearness()


@dataclass(frozen=True, slots=True)
class Match:
    """A fact held against a question. `score`: how likely it is the answer, from 0 to 1."""

    fact: Fact
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Document:
    """What a fact is matched by. `counts`: how often each term is used; `asked`: in how many of its `phrasings`."""

    fact: Fact
    terms: Mapping[str, float]
    counts: Mapping[str, int]
    length: int
    asked: Mapping[str, int]
    phrasings: int
    beyond: frozenset[str]
    spelt: Mapping[Lang, list[str]]
    spelt_beyond: Mapping[Lang, list[str]]
    directions: frozenset[Direction]
    gives: frozenset[Gives]

    @property
    def subject(self) -> str:
        return self.fact.series or self.fact.key


class Index:
    """All facts, ready to be matched. Read-only once made, so that threads and tasks may share it."""

    def __init__(self, contents: Contents, lexicon: Lexicon) -> None:
        facts = list(contents.facts.values())
        self.reader = Reader(lexicon, sorted({text for fact in facts for text in _texts(fact, contents)}))
        read = cache(self.reader.read)
        self._documents = {fact.key: _document(fact, contents, read) for fact in facts}
        self.newest = max((fact.said.year for fact in facts), default=0)
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, document in self._documents.items():
            for term in document.terms:
                self._holders[term].append(key)
        self._rare = math.log(1 + len(facts))
        self._usual_length = sum(document.length for document in self._documents.values()) / max(1, len(facts))
        phrasings = [phrasing for fact in facts for phrasing in _phrasings(fact, read)]
        self._phrasings = Phrasings(phrasings, self._weight)
        self._odds = Odds(phrasings)
        stem.cache_clear()  # it holds the words of a whole lexicon now; those of questions are other ones

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms of a name or phrasing."""
        return frozenset(self.reader.read(text).terms)

    def rank(self, meaning: Meaning, *, most: int = _JUDGED) -> list[Match]:
        """Return the likeliest answers, best first; facts that speak of the opposite direction are left out."""
        weights = {term: self._weight(term) for term in meaning.terms}
        near = self._phrasings.near({term: self._weight(term) for term in asked_terms(meaning)})
        reached: dict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for key in self._holders.get(term, ()):
                reached[key] += weight * self._documents[key].terms[term]
        total = sum(weights.values()) or 1.0
        order = {key: share / total + near.get(key, _NONE).like for key, share in reached.items()}
        nearest = nlargest(_CANDIDATES, order, key=order.__getitem__)
        fitting = [key for key in nearest if self._fits(key, meaning)][: max(most, _JUDGED)]
        matches = self._judged(fitting, weights, meaning, near)
        return nlargest(most, matches, key=lambda match: match.score)

    def holds(self, fact: Fact, term: str) -> bool:
        """Whether the fact speaks of the term anywhere."""
        return term in self._documents[fact.key].terms

    def gives(self, fact: Fact, wanted: Wants) -> bool:
        """Whether the fact's words hold a number, an amount of money, or a date."""
        given = self._documents[fact.key].gives
        if wanted == "date" and (fact.kind == "event" or fact.as_of.end < fact.said):
            return True
        return bool(given & {"number", "amount"}) if wanted == "quantity" else wanted in given

    def _weight(self, term: str) -> float:
        """Rare terms weigh more; one that no fact has weighs a little less than one that a single fact has."""
        facts = len(self._documents)
        if ":" in term and term.startswith(("asks:", "wants:")):
            return _ASKED
        if is_light(term):
            return _LIGHT
        if is_unknown(term) or term not in self._holders:
            return self._rare * _UNKNOWN_FACTOR
        return math.log(1 + facts / len(self._holders[term]))

    def _fits(self, key: str, meaning: Meaning) -> bool:
        directions = self._documents[key].directions
        return not (meaning.direction and directions) or meaning.direction in directions

    def _judged(
        self, keys: list[str], weights: Mapping[str, float], meaning: Meaning, near: Mapping[str, Nearness]
    ) -> Iterable[Match]:
        """Yield the facts with what speaks for each, the others in view."""
        documents = [self._documents[key] for key in keys]
        telling = {key: self._telling(self._documents[key], meaning) for key in keys}
        coverage = {key: _covered(self._documents[key], weights) / (sum(weights.values()) or 1.0) for key in keys}
        like = {key: near.get(key, _NONE).like for key in keys}
        beyond_anywhere = max((each.beyond for each in near.values()), default=0.0)
        everywhere: dict[str, float] = defaultdict(float)
        for key, each in near.items():
            subject = self._documents[key].subject
            everywhere[subject] = max(everywhere[subject], each.like)
        for document in documents:
            key = document.fact.key
            others = [other.fact.key for other in documents if other.subject != document.subject]
            elsewhere = max((each for subject, each in everywhere.items() if subject != document.subject), default=0.0)
            evidence = self._evidence(document, weights, meaning, near.get(key, _NONE))._replace(
                elsewhere=elsewhere,
                beyond_anywhere=beyond_anywhere,
                telling=telling[key],
                lead_telling=telling[key] - max((telling[other] for other in others), default=0.0),
                lead_coverage=coverage[key] - max((coverage[other] for other in others), default=0.0),
                lead_like=like[key] - max((like[other] for other in others), default=0.0),
            )
            yield Match(document.fact, probability(evidence), evidence)

    def _telling(self, document: _Document, meaning: Meaning) -> float:
        usual = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * document.length / self._usual_length
        used = ((self._rarity(term), document.counts.get(term, 0)) for term in meaning.terms)
        return sum(rarity * often * (_OFTEN + 1) / (often + _OFTEN * usual) for rarity, often in used) / self._rare

    def _rarity(self, term: str) -> float:
        if is_light(term):
            return _LIGHT
        having = len(self._holders.get(term, ()))
        return math.log(1 + (len(self._documents) - having + 0.5) / (having + 0.5))

    def _evidence(
        self, document: _Document, weights: Mapping[str, float], meaning: Meaning, nearness: Nearness
    ) -> Evidence:
        total = sum(weights.values()) or 1.0
        apart = [term for term in meaning.terms if not is_light(term) and term not in OURS]
        has = [term for term in meaning.terms if term in document.terms]
        lacks = [term for term in meaning.terms if term not in document.terms]
        strange = [term for term in lacks if term not in self._holders and not is_light(term)]
        pseudo = _asked(meaning)
        odds = [self._odds.of(term) for term in (*lacks, *pseudo) if term not in OURS]
        lang, spelt = meaning.langs[0], meaning.spelt
        return Evidence(
            coverage=_covered(document, weights) / total,
            covered=_covered(document, weights) / self._rare,
            rarest=max((weights[term] * document.terms[term] for term in apart if term in has), default=0) / self._rare,
            missed_elsewhere=sum(weights[term] for term in lacks if term in self._holders) / self._rare,
            missed_lexicon=sum(weights[term] for term in strange if not is_unknown(term)) / self._rare,
            missed_unknown=sum(weights[term] for term in strange if is_unknown(term)) / self._rare,
            words=len(apart),
            words_covered=sum(term in document.terms for term in apart),
            like=nearness.like,
            next=nearness.next,
            held=nearness.held / self._rare,
            beyond=nearness.beyond,
            beyond_held=nearness.beyond_held / self._rare,
            votes=nearness.votes,
            votes_beyond=nearness.votes_beyond,
            elsewhere=0,
            beyond_anywhere=0,
            telling=0,
            lead_telling=0,
            lead_coverage=0,
            lead_like=0,
            letters=_alike(spelt, document.spelt.get(lang, [])),
            letters_beyond=_alike(spelt, document.spelt_beyond.get(lang, [])),
            wants=meaning.wants is not None,
            given=meaning.wants is not None and self.gives(document.fact, meaning.wants),
            wanted=document.asked.get(f"wants:{meaning.wants}", 0) / document.phrasings,
            asks_who="who" in meaning.asks,
            asks_where="where" in meaning.asks,
            asks_why="why" in meaning.asks,
            asks_which="which" in meaning.asks,
            asked=min((document.asked.get(f"asks:{each}", 0) / document.phrasings for each in meaning.asks), default=1),
            focus=sum(term not in document.terms for term in meaning.focus),
            mended=len(set(meaning.mended) & set(apart)) / max(1, len(apart)),
            beyond_terms=sum(weights[term] for term in lacks if term in document.beyond) / self._rare,
            odds=sum(odds),
            odds_most=max(odds, default=0),
            odds_fact=sum(self._odds.of_fact(term, document.fact.key) for term in (*apart, *pseudo)),
        )


def asked_terms(meaning: Meaning) -> tuple[str, ...]:
    """Return what tells one question from another: the terms apart from our countries, and what is asked for."""
    return (*(term for term in meaning.terms if not is_light(term) and term not in OURS), *_asked(meaning))


def _asked(meaning: Meaning) -> list[str]:
    wants = [f"wants:{meaning.wants}"] if meaning.wants else []
    return wants + [f"asks:{each}" for each in sorted(meaning.asks)]


def _covered(document: _Document, weights: Mapping[str, float]) -> float:
    return sum(weight * document.terms.get(term, 0.0) for term, weight in weights.items())


def _phrasings(fact: Fact, read: Read) -> Iterable[Phrasing]:
    for beyond, texts in ((False, _headings(fact)), (True, _each(fact.beyond))):
        for lang, text in texts:
            yield Phrasing(fact.key, frozenset(asked_terms(read(text, lang))), beyond)


def _document(fact: Fact, contents: Contents, read: Read) -> _Document:
    """Make what a fact is matched by. `read`: the reader's, which may remember what it has read."""
    readings = [read(text, lang) for lang, text in _headings(fact)]
    beyond = [read(text, lang) for lang, text in _each(fact.beyond)]
    told = [read(text, lang) for lang, text in (*_each(fact.title), *_each(fact.say))]
    quoted = [read(text, lang) for lang, text in _quotes(fact)]
    terms: dict[str, float] = {}
    for weight, texts in _placed_texts(fact, contents):
        for lang, text in texts:
            for term in read(text, lang).terms:
                terms[term] = max(weight, terms.get(term, 0.0))
    counts = Counter(term for meaning in (*readings, *told, *quoted, *quoted) for term in meaning.terms)
    return _Document(
        fact=fact,
        terms=terms,
        counts=counts,
        length=counts.total(),
        asked=Counter(each for meaning in readings for each in _asked(meaning)),
        phrasings=max(1, len(readings)),
        beyond=frozenset(term for meaning in beyond for term in meaning.terms),
        spelt=_spelt(readings),
        spelt_beyond=_spelt(beyond),
        directions=_directions(meaning.direction for meaning in told),
        gives=frozenset(given for meaning in quoted for given in meaning.gives),
    )


def _spelt(readings: list[Meaning]) -> dict[Lang, list[str]]:
    spelt: dict[Lang, list[str]] = {}
    for reading in readings:
        spelt.setdefault(reading.langs[0], []).append(reading.spelt)
    return spelt


def _alike(question: str, phrasings: list[str]) -> float:
    """Return how near the nearest phrasing is, letter by letter, in whatever order the words stand."""
    found = process.extractOne(question, phrasings, scorer=fuzz.token_sort_ratio) if phrasings else None
    return found[1] / 100 if found else 0.0


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
