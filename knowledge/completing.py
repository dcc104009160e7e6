"""Facts for what somebody has typed so far: while typing, word by word, misspelt or not."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from itertools import islice, takewhile
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.models import Contents, Fact
from knowledge.text import clip, squeeze

LONGEST: Final = 200  # characters; who types more wants an answer, no completion
_MOST_WORDS: Final = 12
_MOST_ALIKE: Final = (
    200  # words that begin alike, and facts that have one of them: more would help nobody and take time
)
_MOST_HELD: Final = 20_000
_PLACES: Final = 4  # how far from the fact's name a word stands: in its title 0, an alias 1, a phrasing 2, its topic 3
_BEGUN, _MISSPELT = 0.5, 4.0  # how far from the word what was typed is
_SHORTEST_MISSPELT: Final = 4  # letters
_NEAREST: Final = 5


class Completions:
    """The words of all facts' titles, aliases, phrasings and topics, ready to be completed. Read-only once made."""

    def __init__(self, contents: Contents) -> None:
        self._facts = tuple(contents.facts.values())
        self._leads = tuple(topic.lead for topic in contents.topics.values())
        holders: dict[str, array[int]] = defaultdict(lambda: array("L"))
        for number, fact in enumerate(self._facts):
            for word, place in _placed_words(fact, contents).items():
                holders[word].append(number * _PLACES + place)
        self._holders = dict(holders)
        self._words = sorted(holders)

    def complete(self, text: str, limit: int) -> tuple[Fact, ...]:
        """Return the facts that have the most of the words, nearest first; topics' leading facts while none is typed.

        The words may stand in any order, and each may be the beginning of a word.
        """
        typed = list(dict.fromkeys(squeeze(clip(text, LONGEST, LONGEST)).split()))[:_MOST_WORDS]
        if not typed:
            return self._leads[:limit]
        reached: Counter[int] = Counter()
        distances: dict[int, float] = defaultdict(float)
        for word in typed:
            for number, distance in self._holders_of(word).items():
                reached[number] += 1
                distances[number] += distance
        most = max(reached.values(), default=0)
        if 2 * most < len(typed):
            return ()
        best = (number for number, words in reached.items() if words == most)
        return tuple(self._facts[number] for number in nsmallest(limit, best, key=lambda each: (distances[each], each)))

    def _holders_of(self, typed: str) -> dict[int, float]:
        """Return the facts that have a word, by their numbers, with its distance."""
        found: dict[int, float] = {}
        for word, far in self._begun_by(typed) or self._like(typed):
            for entry in self._holders[word][: _MOST_HELD - len(found)]:
                number, place = divmod(entry, _PLACES)
                found[number] = min(place + far, found.get(number, place + far))
        return found

    def _begun_by(self, typed: str) -> list[tuple[str, float]]:
        from_there = islice(self._words, bisect_left(self._words, typed), None)
        begun = takewhile(lambda word: word.startswith(typed), from_there)
        return [(word, 0.0 if word == typed else _BEGUN) for word in islice(begun, _MOST_ALIKE)]

    def _like(self, typed: str) -> list[tuple[str, float]]:
        """Return the words whose beginnings come nearest: the last letters may not have been typed yet."""
        length = len(typed)
        if length < _SHORTEST_MISSPELT:
            return []
        distances: dict[str, float] = {}
        for letters in (length, length + 1):
            beginnings = {word: word[:letters] for word in self._words}
            near = process.extract(typed, beginnings, scorer=OSA.distance, score_cutoff=1 + length // 8, limit=_NEAREST)
            for _, mistakes, word in near:
                distances[word] = min(mistakes, distances.get(word, mistakes))
        return [
            (word, _MISSPELT + distances[word]) for word in nsmallest(_NEAREST, distances, key=distances.__getitem__)
        ]


def _placed_words(fact: Fact, contents: Contents) -> dict[str, int]:
    """Return each word in which a fact is known, and the nearest place in which it stands."""
    topic = contents.topics[fact.topic]
    texts = (
        (*fact.title.every(), fact.key.removeprefix(topic.key)),
        fact.alias.every(),
        fact.ask.every(),
        (topic.key, *topic.title.every(), *topic.alias.every()),
    )
    placed: dict[str, int] = {}
    for place, names in enumerate(texts):
        for word in _words(names):
            placed.setdefault(word, place)
    return placed


def _words(texts: Iterable[str]) -> list[str]:
    return squeeze(" ".join(texts)).split()
