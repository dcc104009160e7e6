"""Kazakh and Russian words in Latin letters, as people type them: by an alphabet, as in passports, by ear."""

from typing import Final

_CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_WITH_KAZAKH: Final = _CYRILLIC + "әғқңөұүһі"


def _table(letters: str, spelt: str) -> dict[int, str]:
    """Pair letters with what is typed for them, between single spaces; ъ and ь are left out."""
    return str.maketrans(dict(zip(letters, spelt.split(" "), strict=True)))


_RUSSIAN: Final = (
    _table(_CYRILLIC, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"),
    _table(_CYRILLIC, "a b v g d e e j z i i k l m n o p r s t u f h c ch sh sch  y  e yu ya"),
)
# The alphabet of 2021, plain letters in a Russian manner, and the alphabet of 2018.
_KAZAKH: Final = (
    _table(_WITH_KAZAKH, "a b v g d e e j z i i k l m n o p r s t u f h ts ch ş ş  y  e iu ia ä ğ q ñ ö ū ü h ı"),
    _table(_WITH_KAZAKH, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya a g k n o u u h i"),
    _table(_WITH_KAZAKH, "a b v g d e e j z ı ı k l m n o p r s t ý f h ts ch sh sh  y  e ıý ıa á ǵ q ń ó u ú h i"),
)


def russian_in_latin(word: str) -> set[str]:
    """Return spellings of a lower-case Russian word in Latin letters."""
    return {word.translate(table) for table in _RUSSIAN}


def kazakh_in_latin(word: str) -> set[str]:
    """Return spellings of a lower-case Kazakh word in Latin letters."""
    return {word.translate(table) for table in _KAZAKH}
