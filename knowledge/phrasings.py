"""How facts are asked for, and what is asked beyond them: which of these phrasings a question is like."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, NamedTuple

Terms = frozenset[str]
_VOTERS: Final = 12


class Phrasing(NamedTuple):
    """One phrasing of a fact. `beyond`: it asks for what the fact does not say."""

    fact: str
    terms: Terms
    beyond: bool


@dataclass(slots=True)
class Nearness:
    """How like a question the phrasings of one fact are, from 0 to 1.

    `like`, `next`: the nearest two. `held`: the weight of a phrasing that the question contains, the more of it the
    more. `beyond`, `beyond_held`: the same of what is asked beyond the fact. `votes`, `votes_beyond`: its share among
    the phrasings of all facts that are nearest.
    """

    like: float = 0.0
    next: float = 0.0
    held: float = 0.0
    beyond: float = 0.0
    beyond_held: float = 0.0
    votes: float = 0.0
    votes_beyond: float = 0.0


class Phrasings:
    """Read-only once made. `weigh`: how much a term says."""

    def __init__(self, phrasings: Iterable[Phrasing], weigh: Callable[[str], float]) -> None:
        distinct = [phrasing for phrasing in dict.fromkeys(phrasings) if phrasing.terms]
        self._facts = list(dict.fromkeys(phrasing.fact for phrasing in distinct))
        numbers = {fact: number for number, fact in enumerate(self._facts)}
        self._of = array("I", (numbers[phrasing.fact] for phrasing in distinct))
        self._beyond = bytearray(phrasing.beyond for phrasing in distinct)
        self._weights = array("d", (sum(map(weigh, phrasing.terms)) for phrasing in distinct))
        self._having: dict[str, array[int]] = {}
        for number, phrasing in enumerate(distinct):
            for term in phrasing.terms:
                self._having.setdefault(term, array("I")).append(number)

    def near(self, weights: Mapping[str, float]) -> dict[str, Nearness]:
        """Return how near the phrasings of each fact are to such a question; not of facts that share no term."""
        total = sum(weights.values())
        shared: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for number in self._having.get(term, ()):
                shared[number] += weight
        found: dict[int, Nearness] = {}
        likenesses: list[tuple[float, int]] = []
        for number, weight in shared.items():
            whole = self._weights[number]
            likeness = 2 * weight / (total + whole)
            likenesses.append((likeness, number))
            nearness = found.setdefault(self._of[number], Nearness())
            _note(nearness, likeness, weight * (weight / whole) ** 2, beyond=bool(self._beyond[number]))
        self._vote(found, nlargest(_VOTERS, likenesses))
        return {self._facts[number]: nearness for number, nearness in found.items()}

    def _vote(self, found: Mapping[int, Nearness], nearest: list[tuple[float, int]]) -> None:
        total = sum(likeness**2 for likeness, _ in nearest)
        for likeness, number in nearest:
            share = likeness**2 / total
            if self._beyond[number]:
                found[self._of[number]].votes_beyond += share
            else:
                found[self._of[number]].votes += share


def _note(nearness: Nearness, likeness: float, held: float, *, beyond: bool) -> None:
    if beyond:
        nearness.beyond = max(nearness.beyond, likeness)
        nearness.beyond_held = max(nearness.beyond_held, held)
        return
    if likeness > nearness.like:
        nearness.like, nearness.next = likeness, nearness.like
    else:
        nearness.next = max(nearness.next, likeness)
    nearness.held = max(nearness.held, held)
