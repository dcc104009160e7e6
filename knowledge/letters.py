"""Letters of the other script: Russian and Kazakh as people type them in Latin letters, and back."""

import re
from functools import cache, lru_cache
from typing import Final

_CYRILLIC = re.compile(r"[\u0400-\u052f]")

# Russian in Latin letters, as in passports, by the rules of journals, and as typed on a phone; the longest first.
_TO_RUSSIAN: Final = {
    "shch": "щ",
    "sch": "щ",
    "iya": "ия",
    "iyu": "ию",
    "iye": "ие",
    "yo": "е",
    "zh": "ж",
    "kh": "х",
    "tsya": "тся",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "yu": "ю",
    "ju": "ю",
    "ya": "я",
    "ja": "я",
    "ye": "е",
    "yi": "ый",
    "yy": "ый",
    "iy": "ий",
    "ii": "ии",
    **dict(zip("abcdefghijklmnopqrstuvwyz", "абцдефгхийклмнопкрстуввыз", strict=True)),
    "x": "кс",
    "'": "ь",
}
_ENDS_IN_J = re.compile(r"(?<=[аеоуыиэюя])[иы](?![a-zа-я])")  # torgovyi, kotoroy: й after a vowel at the end
_RUSSIAN_SOUNDS: Final = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie", strict=True)),
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
# Kazakh in Cyrillic, with its own letters or with those of a Russian keyboard, as one would spell it aloud …
_KAZAKH_SOUNDS: Final = {
    **_RUSSIAN_SOUNDS,
    **dict(zip("жчшщәғқңөұүһі", "jcssagknouuhi", strict=True)),
}
# … and in Latin letters: the alphabets of 2017 to 2021, whose marks folding takes away, and plain ASCII.
_KAZAKH_LATIN: Final = {
    "shch": "s",
    "dzh": "j",
    "zh": "j",
    "dj": "j",
    "sh": "s",
    "ch": "c",
    "ts": "c",
    "kh": "h",
    "gh": "g",
    "ng": "n",
    "y": "i",
    "w": "u",
    "q": "k",
    "x": "h",
    "ŋ": "n",
    "'": "",
}
_LONG_VOWEL = re.compile(r"([aeiou])\1+")


def is_cyrillic(word: str) -> bool:
    """Whether a word has Cyrillic letters."""
    return _CYRILLIC.search(word) is not None


_SOFT_SPELLING = re.compile(r"(?<=[жшчщц])ы")  # ы for и after these is a mistake, or heard so


def to_russian(folded: str) -> str:
    """Return a folded word in Cyrillic letters: turciya, turtsiya as турция. Cyrillic ones stay."""
    if is_cyrillic(folded):
        return _SOFT_SPELLING.sub("и", folded)
    return _ENDS_IN_J.sub("й", _any_of(tuple(_TO_RUSSIAN)).sub(lambda found: _TO_RUSSIAN[found[0]], folded))


@lru_cache(maxsize=1024)
def russian_sounds(folded: str) -> str:
    """Return what is the same in a Russian word however it is typed, in ASCII: tureckoi for турецкой and turetskoy."""
    return _shortened("".join(_RUSSIAN_SOUNDS.get(letter, letter) for letter in to_russian(folded)))


@lru_cache(maxsize=1024)
def kazakh_sounds(folded: str) -> str:
    """Return what is the same in a Kazakh word however it is typed, in ASCII.

    kazakstan for Қазақстан, Qazaqstan and казакстан; жылыжай, jylyjai and zhylyzhay alike.
    """
    spelt = "".join(_KAZAKH_SOUNDS.get(letter, letter) for letter in folded)
    return _shortened(_any_of(tuple(_KAZAKH_LATIN)).sub(lambda found: _KAZAKH_LATIN[found[0]], spelt))


def _shortened(word: str) -> str:
    return _LONG_VOWEL.sub(r"\1", word)


@cache
def _any_of(letters: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(letters))
