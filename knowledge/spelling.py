"""Words typed wrongly: run together, pulled apart, or with wrong letters."""

from collections.abc import Callable, Set

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from knowledge.text import Token

_SHORTEST = 4  # letters; shorter words have too many neighbours
_LONGEST = 30
_NEIGHBOURS = 8
_HALF = 4  # letters that each half of two words run together has at least


class Speller:
    """Mends words that `is_known` does not know, by the spellings of those that are."""

    def __init__(self, is_known: Callable[[Token], bool], spellings: Set[str]) -> None:
        self._is_known = is_known
        self._spellings = sorted(word for word in spellings if len(word) >= _SHORTEST and word.isalpha())
        self._known_words = frozenset(self._spellings)

    def mend(self, tokens: list[Token]) -> tuple[list[Token], tuple[tuple[str, str], ...]]:
        """Return the tokens with misspelt ones replaced, and a pair (typed, read as) for each replacement."""
        mended: list[Token] = []
        corrected: list[tuple[str, str]] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            joined = self._joined(tokens[position : position + 2])
            words = joined or self._words(token)
            typed = f"{token.typed} {tokens[position + 1].typed}" if joined else token.typed
            if words != [token]:
                corrected.append((typed, " ".join(word.typed for word in words)))
            mended.extend(words)
            position += 2 if joined else 1
        return mended, tuple(corrected)

    def _joined(self, pair: list[Token]) -> list[Token]:
        """Read "green house" as one word, unless both halves mean something."""
        if len(pair) < 2 or (self._is_known(pair[0]) and self._is_known(pair[1])):  # noqa: PLR2004
            return []
        word = _as_token(pair[0].folded + pair[1].folded)
        return [word] if word.folded in self._known_words and len(word.folded) >= 2 * _HALF else []

    def _words(self, token: Token) -> list[Token]:
        if not (token.folded.isalpha() and _SHORTEST <= len(token.folded) <= _LONGEST) or self._is_known(token):
            return [token]
        return self._nearest(token) or self._parted(token) or [token]

    def _nearest(self, token: Token) -> list[Token]:
        length = len(token.folded)
        found = process.extract(
            token.folded,
            self._spellings,
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
            if all(self._is_known(half) for half in halves):
                return halves
        return []


def _mistakes_allowed(length: int) -> int:
    return 1 if length <= 7 else 2 if length <= 10 else 3  # noqa: PLR2004


def _as_token(word: str) -> Token:
    return Token(word, word)
