"""The words of quotes and articles, made alike where typesetting alone tells them apart.

Words are what whitespace parts. Made alike are: kinds of space, of apostrophe, of quotation mark and of dash; composed
and decomposed letters; hidden hyphenation marks. Dropped is the punctuation at either end of a word, and dashes that
stand alone. All else counts: letters, their case, digits, and signs such as %, $ and the minus of a number.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

Words = tuple[str, ...]

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("—―…", " ")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
)
_OUTER = ".,;:!?¿¡\"'()[]{}"
_OMISSION = re.compile(r"…|\.{3,}")


def words(text: str) -> Words:
    """Return a text's words, as the module's docstring describes them."""
    plain = unicodedata.normalize("NFC", text).translate(_ALIKE)
    stripped = (word.strip(_OUTER) for word in plain.split())
    return tuple(word for word in stripped if word.strip("-"))


def parts(quote: str) -> tuple[Words, ...]:
    """Return the words of each stretch of a quote; … or three dots stand for words left out between two of them."""
    return tuple(part for part in map(words, _OMISSION.split(quote)) if part)


def digest(stretches: Iterable[Sequence[str]]) -> str:
    """Return the sha256, in hex, of normalised words: of the parts of a quote, or of a text as its only part."""
    return hashlib.sha256(" … ".join(" ".join(stretch) for stretch in stretches).encode()).hexdigest()
