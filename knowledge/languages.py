"""The language of a question, told from its words: how likely each of them is in each of our languages.

For each language, and for Kazakh and Russian in Latin letters too, it is known how often each run of two or three
letters, each letter outside ASCII and each whole word occurs (a naive Bayes classifier over hashed features, after
W. B. Cavnar and J. M. Trenkle, N-gram-based text categorization, 1994). So inflected and misspelt words tell as well.
"""

import math
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias
from zlib import crc32

from knowledge.letters import is_cyrillic
from knowledge.models import LANGUAGES, Lang
from knowledge.text import APOSTROPHES, fold

Counts: TypeAlias = Mapping[Lang, Counter[str]]
Model: TypeAlias = "array[int]"
Numbers: TypeAlias = "array[int]"

LONGEST: Final = 200  # words; what follows them would tell no more
_WORD: Final = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]*)*")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_RUNS: Final = (2, 3)
_WHOLE: Final = 5  # a whole word weighs as much as so many runs of letters
_SIZE: Final = 1 << 15
_LIKE: Final = 0.75  # of a word's runs that a language has at least
_UNSEEN: Final = 0.3  # added to each count
_NAT: Final = 100  # likelihoods are kept as whole hundredths
_DOUBT, _DOUBT_OF_UNKNOWN, _DOUBT_OF_NAME = 0.1, 0.3, 0.6  # no single word is surer than this
_BEFORE: Final[Mapping[Lang, float]] = {"en": 1.2, "tr": 0.0, "kk": -0.3, "ru": 0.0}  # decides where words hardly do
_ACRONYM: Final = 6  # letters at most


@dataclass(frozen=True, slots=True)
class Told:
    """What tells the language. `lang`: None where no word does. `likelihoods`: in nats, the likeliest first.

    `words`: each word that tells, and the language in which it is the likeliest.
    """

    lang: Lang | None
    likelihoods: tuple[tuple[Lang, float], ...] = ()
    words: tuple[tuple[str, Lang], ...] = ()


class Languages:
    """Tells the language of texts. Read-only once made."""

    def __init__(self, cyrillic: Counts, latin: Counts, names: Iterable[str]) -> None:
        """Learn how often each lower-case word occurs, in either script. `names`: folded words that tell nothing."""
        self._cyrillic = {lang: _model(words) for lang, words in cyrillic.items() if words}
        self._latin = {lang: _model(words) for lang, words in latin.items() if words}
        self._known = {lang: _numbers(cyrillic.get(lang, ()), latin.get(lang, ())) for lang in LANGUAGES}
        self._names = frozenset(names)

    def tell(self, text: str) -> Told:
        """Tell the language of a text; where Cyrillic names stand alone it is Russian, as far as that is known."""
        words = words_in(text)[:LONGEST]
        shares = {word: self._shares(lower(word)) for word in words if not self._is_name(word, words)}
        if not any(shares.values()):
            return Told("ru" if "ru" in self._cyrillic and any(map(is_cyrillic, words)) else None)
        likely = {
            lang: _BEFORE[lang] + sum(self._weighed(word, shares[word], lang) for word in words if shares.get(word))
            for lang in LANGUAGES
        }
        ranked = sorted(likely.items(), key=lambda each: each[1], reverse=True)
        told = ((word, max(share, key=share.__getitem__)) for word, share in shares.items() if share)
        return Told(ranked[0][0], tuple(ranked), tuple(told))

    def _is_name(self, word: str, among: list[str]) -> bool:
        """Whether it is a name that several languages share, or an acronym: NATO, unless ALL OF IT IS SHOUTED."""
        shouted = len(among) > 1 and all(each.isupper() for each in among)
        return fold(word) in self._names or (word.isupper() and len(word) <= _ACRONYM and not shouted)

    def _weighed(self, word: str, shares: Mapping[Lang, float], lang: Lang) -> float:
        """Return the logarithm of a word's share, in so far as the word is to be trusted: no names, if possible."""
        known = any(self._knows(word, each) for each in LANGUAGES)
        doubt = _DOUBT if known else _DOUBT_OF_NAME if word[0].isupper() else _DOUBT_OF_UNKNOWN
        return math.log((1 - doubt) * shares.get(lang, 0.0) + doubt / len(LANGUAGES))

    def _knows(self, word: str, lang: Lang) -> bool:
        number, known = _number(word), self._known[lang]
        place = bisect_left(known, number)
        return place < len(known) and known[place] == number

    def _shares(self, word: str) -> dict[Lang, float]:
        """Return how likely a word is each language's, 1 together: of those that have it, or else its letters."""
        written = self._cyrillic if is_cyrillic(word) else self._latin
        models = {lang: model for lang, model in written.items() if self._knows(word, lang)} or written
        whole, *runs = map(_place, _features(word))
        scores = {lang: _score(model, [whole] * _WHOLE + runs) for lang, model in models.items()}
        likeliest = max(scores, key=scores.__getitem__, default=None)
        if likeliest is None or not _is_like(models[likeliest], runs):
            return {}
        weights = {lang: math.exp(score - max(scores.values())) for lang, score in scores.items()}
        return {lang: weight / sum(weights.values()) for lang, weight in weights.items()}


def words_in(text: str) -> list[str]:
    """Return the words of a text as typed; a suffix after an apostrophe is part of its word: Türkiye'de."""
    return [_APOSTROPHE.sub("", word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def lower(word: str) -> str:
    """Return a word in lower case; of Turkish İ no dot is left over."""
    return word.replace("İ", "i").lower()


def _model(words: Counter[str]) -> Model:
    """Return the likelihood of each feature, as hundredths of nats, and at last that of one which was never seen.

    Frequent words count by their logarithm.
    """
    seen: Counter[str] = Counter()
    for word, times in words.items():
        features = list(_features(word))
        for _ in range(1 + int(math.log(times))):
            seen.update(features)
    counts = [_UNSEEN] * (_SIZE + 1)
    for feature, times in seen.items():
        counts[_place(feature)] += times
    total = sum(counts)
    return array("h", (round(_NAT * math.log(count / total)) for count in counts))


def _score(model: Model, places: list[int]) -> float:
    return sum(model[place] for place in places) / _NAT / math.sqrt(len(places))


def _is_like(model: Model, runs: list[int]) -> bool:
    """Whether most of a word's runs of letters are known there: not those of "zzzzzz"."""
    different = set(runs)
    return sum(model[run] > model[-1] for run in different) >= _LIKE * len(different)


def _features(word: str) -> Iterator[str]:
    """Yield the whole word first."""
    whole = _whole(word)
    yield whole
    for length in _RUNS:
        yield from (whole[start : start + length] for start in range(len(whole) - length + 1))
    if not word.isascii() and not is_cyrillic(word):
        yield from (f"#{letter}" for letter in word if not letter.isascii())


def _whole(word: str) -> str:
    return f"^{fold(word)}$"


def _place(feature: str) -> int:
    return crc32(feature.encode()) % _SIZE


def _number(word: str) -> int:
    return crc32(fold(word).encode())


def _numbers(*words: Iterable[str]) -> Numbers:
    return array("I", sorted(set(map(_number, chain.from_iterable(words)))))
