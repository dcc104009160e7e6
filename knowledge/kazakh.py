"""A light stemmer for Kazakh: no library covers it.

Takes words as `letters.kazakh_sounds` gives them, so that vowel harmony and the choice of an alphabet play no part.
Endings follow one another (plural, possessive, case), so they are taken off again and again, while enough is left.
The grammar: any handbook of Kazakh, "жалғау" (септік, тәуелдік, көптік, жіктік) and "көсемше, есімше".
"""

import re
from typing import Final

# By what must be left of the word: an ending of few letters is more often a part of the word itself.
_ENDINGS: Final = (
    (2, "imiz|iniz|[ldt]ar|[ldt]er|[ndt]in|[ndt]an|[ndt]en|[mbp]en|[dt]agi|[dt]egi|[nd]iki"),
    (3, "nda|nde|da|de|ta|te|ga|ge|ka|ke|na|ne|di|ti|ni|im|in|si|miz|niz"),
    (4, "i|n"),
)
_PATTERNS: Final = tuple(re.compile(rf"(?<=^.{{{least}}})(?P<more>.*?)(?:{endings})$") for least, endings in _ENDINGS)
_VOICED: Final = {"b": "p", "g": "k"}  # мектеп, мектебі; қазақ, қазағы


def stem_kazakh(word: str) -> str:
    """Return the stem of a word: student for studentterimiz (студенттеріміз)."""
    stripped = word
    while (shorter := _shorter(stripped)) != stripped:
        stripped = shorter
    return stripped[:-1] + _VOICED.get(stripped[-1:], stripped[-1:])


def _shorter(word: str) -> str:
    return next((found for pattern in _PATTERNS if (found := pattern.sub(r"\g<more>", word, count=1)) != word), word)
