"""Words typed wrongly: run together, pulled apart, or with wrong letters."""

from collections.abc import Callable, Sequence, Set
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from knowledge.text import Token

_SHORTEST = 4  # letters; shorter words have too many neighbours
_LONGEST = 30
_NEIGHBOURS = 8
_HALF = 4  # letters that each half of two words run together has at least
_BEGINNING = 3
_MOST_MENDED = 12  # words of one text: each is held against every spelling, which takes time


class Speller:
    """Mends words that `is_known` does not know, by the spellings of those that are."""

    def __init__(self, is_known: Callable[[Token], bool], spellings: Set[str]) -> None:
        self._is_known = is_known
        self._spellings = sorted(word for word in spellings if len(word) >= _SHORTEST and word.isalpha())
        self._known_words = frozenset(self._spellings)
        self._beginnings = frozenset(word[:_BEGINNING] for word in spellings)
        self._near_in_length = {length: self._of_about(length) for length in range(_SHORTEST, _LONGEST + 1)}

    def mend(self, tokens: Sequence[Token]) -> tuple[list[Token], tuple[tuple[str, str], ...]]:
        """Return the tokens with misspelt ones replaced, and a pair (typed, read as) for each replacement.

        Of the different words that are not known only the first twelve are mended.
        """
        unknown = dict.fromkeys(token for token in tokens if self._is_mendable(token))
        readings = {token: self._reading(token) for token in islice(unknown, _MOST_MENDED)}
        mended: list[Token] = []
        corrected: list[tuple[str, str]] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            joined = self._joined(tokens[position : position + 2])
            words = joined or readings.get(token, [token])
            typed = f"{token.typed} {tokens[position + 1].typed}" if joined else token.typed
            if words != [token]:
                corrected.append((typed, " ".join(word.typed for word in words)))
            mended.extend(words)
            position += 2 if joined else 1
        return mended, tuple(corrected)

    def _joined(self, pair: Sequence[Token]) -> list[Token]:
        """Read "green house" as one word, unless both halves mean something."""
        if len(pair) < 2 or (self._is_known(pair[0]) and self._is_known(pair[1])):  # noqa: PLR2004
            return []
        word = _as_token(pair[0].folded + pair[1].folded)
        return [word] if word.folded in self._known_words and len(word.folded) >= 2 * _HALF else []

    def _is_mendable(self, token: Token) -> bool:
        word = token.folded
        return word.isalpha() and _SHORTEST <= len(word) <= _LONGEST and not self._is_known(token)

    def _reading(self, token: Token) -> list[Token]:
        return self._nearest(token) or self._parted(token) or [token]

    def _nearest(self, token: Token) -> list[Token]:
        length = len(token.folded)
        found = process.extract(
            token.folded,
            self._near_in_length[length],
            scorer=OSA.distance,
            score_cutoff=_mistakes_allowed(length),
            limit=_NEIGHBOURS,
        )
        near = [(mistakes, -JaroWinkler.similarity(token.folded, word), word) for word, mistakes, _ in found]
        likely = [word for mistakes, _, word in sorted(near) if mistakes == 1 or word[0] == token.folded[0]]
        return [_as_token(likely[0])] if likely else []

    def _parted(self, token: Token) -> list[Token]:
        """Read "middlecorridor" as two words."""
        for cut in range(_HALF, len(token.folded) - _HALF + 1):
            halves = [_as_token(token.folded[:cut]), _as_token(token.folded[cut:])]
            if all(half.folded[:_BEGINNING] in self._beginnings for half in halves) and all(
                map(self._is_known, halves)
            ):
                return halves
        return []

    def _of_about(self, length: int) -> list[str]:
        """Return the spellings that so many mistakes can make out of a word of that length."""
        mistakes = _mistakes_allowed(length)
        return [word for word in self._spellings if abs(len(word) - length) <= mistakes]


def _mistakes_allowed(length: int) -> int:
    return 1 if length <= 7 else 2 if length <= 10 else 3  # noqa: PLR2004


def _as_token(word: str) -> Token:
    return Token(word, word)
