"""Why a question is answered as it is: what was understood, what was matched, and what spoke against the others."""

from dataclasses import dataclass
from typing import Final, Literal

from knowledge.asking import parse_request
from knowledge.deciding import Verdict, decide, judge
from knowledge.judging import weighed
from knowledge.library import Library
from knowledge.matching import Match
from knowledge.models import Lang
from knowledge.understanding import Meaning

_MOST: Final = 5
_MOST_NAMED: Final = 2
_TELLING: Final = 0.2  # log odds

Named = Literal["key", "phrasing", "topic"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that was held against the question. `score`: how likely it is the answer, from 0 to 1.

    `speaks_for`, `speaks_against`: the figures of the evidence that weigh most, by the names of `evidence.Evidence`.
    `lacks`: terms of the question that the fact has nowhere. `told`: it answers, or is one of the readings offered.
    """

    key: str
    score: float
    coverage: float
    like: float
    beyond: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    lacks: tuple[str, ...]
    verdict: Verdict
    told: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was understood of a question, and the facts nearest to it, best first.

    `named`: it is the name of a fact or topic, which goes before all candidates. `langs`: the languages that it was
    read in, the likeliest first. `read_as`: (typed, read as) for words taken for misspellings. `decisive`: the terms
    that an answer must have. `wants`: the sort of figure it must hold, if any.
    """

    named: Named | None
    langs: tuple[Lang, ...]
    read_as: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    decisive: tuple[str, ...]
    direction: tuple[str, str] | None
    wants: str | None
    years: tuple[int, ...]
    candidates: tuple[Candidate, ...]


def explain(library: Library, text: str) -> Explanation:
    """Explain what becomes of a question. Its slash word, if it begins with one, plays no part."""
    request = parse_request(text)
    index = library.index
    meaning = index.reader.read_question(request.about)
    told = {fact.key for fact in decide(index, meaning, request.as_of).answers}
    ranked = index.rank(meaning, most=_MOST)
    verdicts = ((match, judge(index, meaning, match, request.as_of)) for match in ranked)
    return Explanation(
        named=_named(library, request.about),
        langs=meaning.langs,
        read_as=meaning.corrected,
        terms=meaning.terms,
        decisive=tuple(term for term in meaning.terms if term in meaning.decisive | meaning.focus),
        direction=meaning.direction,
        wants=meaning.wants,
        years=meaning.years,
        candidates=tuple(_candidate(library, meaning, match, verdict, told) for match, verdict in verdicts),
    )


def _named(library: Library, about: str) -> Named | None:
    names = library.names
    if names.keyed(about):
        return "key"
    if names.topic(about) is None and names.phrased(about):
        return "phrasing"
    return "topic" if names.topic_meant(about) else None


def _candidate(library: Library, meaning: Meaning, match: Match, verdict: Verdict, told: set[str]) -> Candidate:
    weights = weighed(match.evidence)
    return Candidate(
        key=match.fact.key,
        score=match.score,
        coverage=match.evidence.coverage,
        like=match.evidence.like,
        beyond=match.evidence.beyond,
        speaks_for=tuple(name for name, weight in weights.items() if weight > _TELLING)[:_MOST_NAMED],
        speaks_against=tuple(name for name, weight in weights.items() if weight < -_TELLING)[:_MOST_NAMED],
        lacks=tuple(term for term in meaning.terms if not library.index.holds(match.fact, term)),
        verdict=verdict,
        told=match.fact.key in told,
    )
