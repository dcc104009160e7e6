"""Whether what was matched may be said: the facts that answer, several readings, or nothing."""

from dataclasses import dataclass

from knowledge.matching import Index, Match
from knowledge.models import Fact
from knowledge.understanding import OURS, Meaning, is_light

# Set by `tests/questions` (those marked for tuning): an answer must cover this much of the question …
_ENOUGH_COVERAGE = 0.6
# … and score this much with its nearest phrasing counted in.
_ENOUGH_SCORE = 0.55
# A question worth less than so many rare words ("Kazakhstan's ambassador") is answered only by a fact with a phrasing
# that is so like it.
_LIKENESS_NEEDED = ((0.65, 0.7), (1.0, 0.5))
# Scores nearer to each other than this are two readings, unless both facts tell of the same thing.
_TIE = 0.02
_MOST_READINGS = 5
_MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """`answers`: empty: nothing known; one: the answer; more: several readings. `near`: facts to offer instead.

    `untimely`: facts that would have answered, had another year been asked for.
    """

    answers: tuple[Fact, ...]
    near: tuple[Fact, ...] = ()
    untimely: tuple[Fact, ...] = ()


def decide(index: Index, meaning: Meaning, as_of: int | None = None) -> Decision:
    """Pick what to say to a question; `as_of`: the year that was asked for by these words."""
    matches = index.rank(meaning)
    near = tuple(match.fact for match in matches[:_MOST_OFFERED])
    if all(is_light(term) or term in OURS for term in meaning.terms):  # every fact speaks of our two countries
        return Decision((), near)
    sound = [match for match in matches if _is_enough(match) and _speaks_of_what_counts(index, meaning, match.fact)]
    timely = [match for match in sound if _is_of_the_time(match.fact, meaning.years, as_of)]
    if timely:
        return Decision(_readings(timely), near)
    return Decision((), near, tuple(match.fact for match in sound))


def _is_enough(match: Match) -> bool:
    if any(match.substance < substance and match.likeness < likeness for substance, likeness in _LIKENESS_NEEDED):
        return False
    return match.coverage >= _ENOUGH_COVERAGE and match.score >= _ENOUGH_SCORE


def _speaks_of_what_counts(index: Index, meaning: Meaning, fact: Fact) -> bool:
    if any(not index.holds(fact, term) for term in meaning.decisive):
        return False
    if meaning.wants == "date" and (fact.kind == "event" or fact.as_of.end < fact.said):
        return True
    return meaning.wants is None or index.gives(fact, meaning.wants)


def _is_of_the_time(fact: Fact, years: tuple[int, ...], as_of: int | None) -> bool:
    return all(fact.tells_of(year) for year in years) and (as_of is None or fact.holds_as_of(as_of))


def _readings(matches: list[Match]) -> tuple[Fact, ...]:
    """Return the best fact; or several, if they fit equally well and tell of different things.

    Of one series the latest answers, and brings the others along.
    """
    best = matches[0]
    tied = [match.fact for match in matches if best.score - match.score < _TIE]
    latest: dict[str, Fact] = {}
    for fact in tied:
        subject = fact.series or fact.key
        latest[subject] = max(latest.get(subject, fact), fact, key=lambda candidate: (candidate.as_of, candidate.said))
    return tuple(latest.values())[:_MOST_READINGS]
