"""How facts are asked for, and what is asked beyond them: which of these phrasings a question is like."""

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
        distinct = dict.fromkeys(phrasing for phrasing in phrasings if phrasing.terms)
        self._phrasings = list(distinct)
        self._weights = [sum(map(weigh, phrasing.terms)) for phrasing in self._phrasings]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, phrasing in enumerate(self._phrasings):
            for term in phrasing.terms:
                self._having[term].append(number)

    def near(self, weights: Mapping[str, float]) -> dict[str, Nearness]:
        """Return how near the phrasings of each fact are to such a question; not of facts that share no term."""
        total = sum(weights.values())
        shared: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for number in self._having.get(term, ()):
                shared[number] += weight
        found: dict[str, Nearness] = {}
        likenesses: list[tuple[float, int]] = []
        for number, weight in shared.items():
            likeness = 2 * weight / (total + self._weights[number])
            likenesses.append((likeness, number))
            phrasing = self._phrasings[number]
            held = weight * (weight / self._weights[number]) ** 2
            _note(found.setdefault(phrasing.fact, Nearness()), phrasing, likeness, held)
        self._vote(found, nlargest(_VOTERS, likenesses))
        return found

    def _vote(self, found: Mapping[str, Nearness], nearest: list[tuple[float, int]]) -> None:
        total = sum(likeness**2 for likeness, _ in nearest)
        for likeness, number in nearest:
            phrasing = self._phrasings[number]
            share = likeness**2 / total
            if phrasing.beyond:
                found[phrasing.fact].votes_beyond += share
            else:
                found[phrasing.fact].votes += share


def _note(nearness: Nearness, phrasing: Phrasing, likeness: float, held: float) -> None:
    if phrasing.beyond:
        nearness.beyond = max(nearness.beyond, likeness)
        nearness.beyond_held = max(nearness.beyond_held, held)
        return
    if likeness > nearness.like:
        nearness.like, nearness.next = likeness, nearness.like
    else:
        nearness.next = max(nearness.next, likeness)
    nearness.held = max(nearness.held, held)
