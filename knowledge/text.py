"""Letters and words: what makes two spellings the same, in any of our scripts."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

APOSTROPHES = "'’‘ʼ`´"

_GROUPED_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[.,  ]\d{3})+(?!\d)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(rf"[^\W\d_]+|\d+|(?:(?<=[^\W\d_])|^)[{APOSTROPHES}][^\W\d_]+")
_SAME_LETTER = str.maketrans({"İ": "i", "I": "i", "ı": "i", "ё": "е", "Ё": "е"})
_LOWER = str.maketrans({"İ": "i"})
_YEAR_DIGITS = 4


class Token(NamedTuple):
    """One word in lower case, and as compared. A suffix after an apostrophe is a token of its own: 's, 'de."""

    typed: str
    folded: str


def fold(text: str) -> str:
    """Return the form in which texts are compared: no case, no diacritics on Latin letters, ё as е, one width.

    `str.casefold` alone gives Turkish İ a stray dot and keeps ı apart from i, which people type for each other.
    Marks that make another Cyrillic letter (й, and the letters of Kazakh) stay.
    """
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).translate(_SAME_LETTER).casefold()
    decomposed = unicodedata.normalize("NFD", lowered)
    kept: list[str] = []
    base = ""
    for character in decomposed:
        if not unicodedata.combining(character):
            base = character
            kept.append(character)
        elif not base.isascii():
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def clip(text: str, letters: int, words: int) -> str:
    """Return the beginning of a text in compatibility form (NFKC): so many characters and words at most.

    It is cut before, as marks are put in order in a time that grows with the square of their number; and after, as
    one character can stand for eighteen.
    """
    plain = unicodedata.normalize("NFKC", text[:letters])[:letters]
    beyond = next(islice(_WORD.finditer(plain), words, None), None)
    return plain[: beyond.start()] if beyond else plain


@lru_cache(maxsize=16)  # a question is taken apart again at each step on the way to its answer
def tokenize(text: str) -> tuple[Token, ...]:
    """Split a text into its words and numbers; 12,000 and 12 000 become 12000."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if _DIGIT.search(plain):
        plain = _GROUPED_NUMBER.sub(lambda found: re.sub(r"\D", "", found[0]), plain)
    return tuple(_token(found) for found in _WORD.findall(plain))


@lru_cache(maxsize=1024)
def _token(word: str) -> Token:
    if word[0] in APOSTROPHES:
        word = "'" + word[1:]
    return Token(word.translate(_LOWER).lower(), fold(word))


def is_year(word: str) -> bool:
    """Whether a folded word can be a year of our time."""
    return word.isdecimal() and len(word) == _YEAR_DIGITS and word[:2] in {"19", "20"}


def squeeze(text: str) -> str:
    """Return the folded words of a text with single spaces between them."""
    return " ".join(token.folded for token in tokenize(text))
