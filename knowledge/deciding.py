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
# A question of which no word but misspelt ones says anything needs a phrasing so like it: "lunch" is no launch.
_MENDED_LIKENESS = 0.6
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
    if not content(meaning):
        return Decision((), near)
    mended = set(meaning.mended) >= set(content(meaning))
    enough = [match for match in matches if _is_enough(match, mended=mended)]
    sound = [match for match in enough if _speaks_of_what_counts(index, meaning, match.fact)]
    timely = [match for match in sound if is_of_the_time(match.fact, meaning.years, as_of)]
    if timely:
        return Decision(_readings(timely), near)
    return Decision((), near, tuple(match.fact for match in sound))


def content(meaning: Meaning) -> tuple[str, ...]:
    """Return the terms that tell one fact from another: every fact speaks of our two countries."""
    return tuple(term for term in meaning.terms if not is_light(term) and term not in OURS)


def _is_enough(match: Match, *, mended: bool) -> bool:
    if mended and match.likeness < _MENDED_LIKENESS:
        return False
    if any(match.substance < substance and match.likeness < likeness for substance, likeness in _LIKENESS_NEEDED):
        return False
    return match.coverage >= _ENOUGH_COVERAGE and match.score >= _ENOUGH_SCORE


def _speaks_of_what_counts(index: Index, meaning: Meaning, fact: Fact) -> bool:
    if any(not index.holds(fact, term) for term in meaning.decisive):
        return False
    if meaning.wants == "date" and (fact.kind == "event" or fact.as_of.end < fact.said):
        return True
    return meaning.wants is None or index.gives(fact, meaning.wants)


def is_of_the_time(fact: Fact, years: tuple[int, ...], as_of: int | None) -> bool:
    """Whether a fact may be told where these years were asked for: each by itself, and `as_of` one."""
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
