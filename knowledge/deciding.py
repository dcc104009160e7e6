"""Whether what was matched may be said: the facts that answer, several readings, or nothing."""

from dataclasses import dataclass
from typing import Literal

from knowledge.directions import OURS
from knowledge.matching import Index, Match
from knowledge.models import Fact
from knowledge.understanding import Meaning, is_light

# How likely a fact must be the answer to be told. `tests.questions.training` prints what others would give.
_ENOUGH = 0.55
# A question of which no word but misspelt ones says anything needs a phrasing so like it: "lunch" is no launch.
_MENDED_LIKENESS = 0.6
# Facts of different subjects that have as much of the question, and are as near to it, are two readings.
_TIE, _AS_LIKELY = 0.01, 0.3
# Of a series the latest is told, if it is so nearly as likely.
_FELLOW = 0.3
# Years after which what was said may hold no more.
_STILL_HOLDS = 5
_MOST_READINGS = 5
_MOST_OFFERED = 3


# `lacks what counts`: a decisive term of the question; `asks for more`: the sources do not say what is asked.
Verdict = Literal["fits", "too far", "asks for more", "lacks what counts", "another time"]


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
    verdicts = [(match, judge(index, meaning, match, as_of)) for match in matches]
    if timely := [match for match, verdict in verdicts if verdict == "fits"]:
        return Decision(_readings(timely), near)
    return Decision((), near, tuple(match.fact for match, verdict in verdicts if verdict == "another time"))


def judge(index: Index, meaning: Meaning, match: Match, as_of: int | None = None) -> Verdict:
    """Tell whether a fact may answer, or else what first speaks against it."""
    evidence = match.evidence
    mended = set(meaning.mended) >= set(content(meaning))
    if mended and evidence.like < _MENDED_LIKENESS:
        return "too far"
    if match.score < _ENOUGH:
        return "asks for more" if evidence.beyond > evidence.like else "too far"
    if any(not index.holds(match.fact, term) for term in meaning.decisive):
        return "lacks what counts"
    return "fits" if is_of_the_time(match.fact, meaning, as_of, index.newest) else "another time"


def content(meaning: Meaning) -> tuple[str, ...]:
    """Return the terms that tell one fact from another: every fact speaks of our two countries."""
    return tuple(term for term in meaning.terms if not is_light(term) and term not in OURS)


def is_of_the_time(fact: Fact, meaning: Meaning, as_of: int | None, newest: int) -> bool:
    """Whether it tells of each of the years asked for, and as of one; of the present, while it may still hold."""
    if meaning.now and fact.as_of.end.year < newest - _STILL_HOLDS:
        return False
    return all(fact.tells_of(year) for year in meaning.years) and (as_of is None or fact.holds_as_of(as_of))


def _readings(matches: list[Match]) -> tuple[Fact, ...]:
    """Return the best fact; or several, if they fit equally well and tell of different things.

    Of one series the latest answers, and brings the others along.
    """
    best = matches[0]
    subjects = {_subject(match.fact) for match in matches if _is_tied(match, best)}
    latest: dict[str, Fact] = {}
    for match in matches:
        fact, subject = match.fact, _subject(match.fact)
        if subject in subjects and best.score - match.score < _FELLOW:
            latest[subject] = max(latest.get(subject, fact), fact, key=lambda each: (each.as_of, each.said))
    return tuple(latest.values())[:_MOST_READINGS]


def _subject(fact: Fact) -> str:
    return fact.series or fact.key


def _is_tied(match: Match, best: Match) -> bool:
    mine, its = match.evidence, best.evidence
    alike = abs(mine.coverage - its.coverage) < _TIE and abs(mine.like - its.like) < _TIE
    return match is best or (alike and best.score - match.score < _AS_LIKELY)
