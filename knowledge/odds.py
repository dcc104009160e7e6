"""Which terms stand in questions that facts answer, and which in those that ask for more."""

import math
from collections import Counter
from collections.abc import Iterable

from knowledge.phrasings import Phrasing

_TRUST = 3.0  # so many phrasings of a fact weigh as much as all others together


class Odds:
    """Logarithms of how much likelier a term is in what is asked beyond facts than in how they are asked for."""

    def __init__(self, phrasings: Iterable[Phrasing]) -> None:
        self._terms: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self._of_fact: dict[tuple[bool, str], Counter[str]] = {}
        self._number: Counter[tuple[bool, str]] = Counter()
        for fact, terms, beyond in phrasings:
            self._terms[beyond].update(terms)
            self._of_fact.setdefault((beyond, fact), Counter()).update(terms)
            self._number[beyond, fact] += 1
        self._total = {beyond: sum(n for (b, _), n in self._number.items() if b is beyond) for beyond in (True, False)}

    def of(self, term: str) -> float:
        """Return the log odds of a term over all facts; 0 where nothing is known of it."""
        return math.log(self._share(term, beyond=True) / self._share(term, beyond=False))

    def of_fact(self, term: str, fact: str) -> float:
        """Return the log odds of a term in the questions around one fact."""
        return math.log(self._share_of(term, fact, beyond=True) / self._share_of(term, fact, beyond=False))

    def _share(self, term: str, *, beyond: bool) -> float:
        """Return the share of phrasings with the term; an unseen one is as rare on either side."""
        whole, side = sum(self._total.values()) or 1, self._total[beyond]
        if not side:
            return 1 / whole
        unseen = side / whole
        return (self._terms[beyond][term] + unseen) / (side + 2 * unseen)

    def _share_of(self, term: str, fact: str, *, beyond: bool) -> float:
        number = self._number[beyond, fact]
        seen = self._of_fact.get((beyond, fact), Counter())[term]
        return (seen + _TRUST * self._share(term, beyond=beyond)) / (number + _TRUST)
