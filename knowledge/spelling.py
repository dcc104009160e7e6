"""Words typed wrongly: run together, pulled apart, or with wrong letters."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from knowledge.models import Lang
from knowledge.stems import LATIN, form
from knowledge.text import Token

_SHORTEST: Final = 4  # letters; shorter words have too many neighbours
_LONGEST: Final = 30
_NEIGHBOURS: Final = 8
_HALF: Final = 4  # letters that each half of two words run together has at least
_MOST_MENDED: Final = 8  # words of one text: each is held against every spelling, which takes time

_VOWELS: Final = re.compile("[aeiouy]")  # unstressed ones sound alike in Russian: pasol for posol

IsKnown = Callable[[Token], bool]


class Speller:
    """Mends words that are not known, by the spellings (`stems.form`) of those that are, in each language."""

    def __init__(self, spellings: Mapping[Lang, Iterable[str]]) -> None:
        self._spellings = {
            lang: sorted(word for word in set(words) if len(word) >= _SHORTEST and word.isalpha())
            for lang, words in spellings.items()
        }
        self._near_in_length = {lang: _by_length_typed(words) for lang, words in self._spellings.items()}

    def mend(
        self, tokens: Sequence[Token], langs: Sequence[Lang], is_known: IsKnown
    ) -> tuple[list[Token], tuple[tuple[str, str], ...]]:
        """Return the tokens with misspelt ones replaced, and a pair (typed, read as) for each replacement.

        Of spellings equally near one of the first language is taken. Of the different words that are not known only
        the first eight are mended.
        """
        unknown = dict.fromkeys(token for token in tokens if _is_mendable(token) and not is_known(token))
        readings = {token: self._reading(token, langs, is_known) for token in islice(unknown, _MOST_MENDED)}
        mended: list[Token] = []
        corrected: list[tuple[str, str]] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            joined = self._joined(tokens[position : position + 2], langs, is_known)
            words = joined or readings.get(token, [token])
            typed = f"{token.typed} {tokens[position + 1].typed}" if joined else token.typed
            if words != [token]:
                corrected.append((typed, " ".join(word.typed for word in words)))
            mended.extend(words)
            position += 2 if joined else 1
        return mended, tuple(corrected)

    def _joined(self, pair: Sequence[Token], langs: Sequence[Lang], is_known: IsKnown) -> list[Token]:
        """Read "green house" as one word, unless both halves mean something."""
        if len(pair) < 2 or all(is_known(half) for half in pair):  # noqa: PLR2004
            return []
        word = _as_token(pair[0].folded + pair[1].folded)
        return [word] if len(word.folded) >= 2 * _HALF and any(self._has(word, lang) for lang in langs) else []

    def _has(self, token: Token, lang: Lang) -> bool:
        word, spellings = form(token, lang) or "", self._spellings[lang]
        place = bisect_left(spellings, word)
        return place < len(spellings) and spellings[place] == word

    def _reading(self, token: Token, langs: Sequence[Lang], is_known: IsKnown) -> list[Token]:
        return self._nearest(token, langs) or _parted(token, is_known) or [token]

    def _nearest(self, token: Token, langs: Sequence[Lang]) -> list[Token]:
        near = [found for place, lang in enumerate(langs) for found in self._neighbours(token, lang, place)]
        return [_as_token(min(near)[-1])] if near else []

    def _neighbours(self, token: Token, lang: Lang, place: int) -> Iterator[tuple[int, int, bool, float, str]]:
        typed = form(token, lang) or ""
        words = self._near_in_length[lang].get(len(typed), ())
        allowed = _mistakes_allowed(len(typed))
        consonants = _VOWELS.sub("", typed)
        for word, mistakes, _ in process.extract(
            typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=_NEIGHBOURS
        ):
            if mistakes <= 1 or word[0] == typed[0]:
                other_sounds = lang not in LATIN and _VOWELS.sub("", word) != consonants
                yield int(mistakes), place, other_sounds, -JaroWinkler.similarity(typed, word), word


def _mistakes_allowed(length: int) -> int:
    return 1 if length <= 7 else 2 if length <= 10 else 3  # noqa: PLR2004


def _is_mendable(token: Token) -> bool:
    return token.folded.isalpha() and _SHORTEST <= len(token.folded) <= _LONGEST


def _by_length_typed(words: Iterable[str]) -> dict[int, list[str]]:
    """Return, for each length of a typed word, the spellings that it can be made of by as many mistakes as allowed."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    return {length: list(_around(length, by_length)) for length in range(_SHORTEST, _LONGEST + 1)}


def _around(length: int, by_length: Mapping[int, list[str]]) -> Iterator[str]:
    mistakes = _mistakes_allowed(length)
    for near in range(length - mistakes, length + mistakes + 1):
        yield from by_length.get(near, ())


def _parted(token: Token, is_known: IsKnown) -> list[Token]:
    """Read "middlecorridor" as two words."""
    for cut in range(_HALF, len(token.folded) - _HALF + 1):
        halves = [_as_token(token.folded[:cut]), _as_token(token.folded[cut:])]
        if all(is_known(half) for half in halves):
            return halves
    return []


def _as_token(word: str) -> Token:
    return Token(word, word)
