"""How a word is compared in each language: its form, which is the same for all its spellings, and its stem."""

import re
from functools import lru_cache
from threading import Lock
from typing import Final

import Stemmer

from knowledge.kazakh import stem_kazakh
from knowledge.letters import is_cyrillic, kazakh_sounds, russian_sounds, to_russian
from knowledge.models import Lang
from knowledge.text import Token, fold

LATIN: Final[tuple[Lang, ...]] = ("en", "tr")
_STEMMERS: Final = {
    "en": Stemmer.Stemmer("english"),
    "tr": Stemmer.Stemmer("turkish"),
    "ru": Stemmer.Stemmer("russian"),
}
_ONE_AT_A_TIME: Final = Lock()  # a stemmer keeps the word it works on in itself, and folders are reloaded in a thread
_SHORTEST: Final = 3  # letters: of Butan the Turkish stemmer leaves "bu", of dolar "do"
_NAME_IN_AN: Final = re.compile(
    r"(?<=\w\wан)(?:а|у|е|ом|ы|ов|ам|ами|ах)?$"
)  # Иран, в Иране: -ан is no ending of theirs
_BACK_I: Final = re.compile(r"(?<=[aouı])([^aeiouı]+)i")
_FRONT: Final = {"o": "ö", "u": "ü"}
_BEFORE_E: Final = re.compile(r"[ou](?=[^aeiouıöü]+e)")


def form(token: Token, lang: Lang) -> str | None:
    """Return what all spellings of a word share; None if it is not in letters in which the language is typed."""
    if lang in LATIN:
        return None if is_cyrillic(token.folded) else token.folded
    return russian_sounds(token.folded) if lang == "ru" else kazakh_sounds(token.folded)


@lru_cache(maxsize=2048)
def stem(token: Token, lang: Lang) -> str:
    """Return what the inflected forms of a word share, or its form where they would share too little."""
    whole = form(token, lang) or ""
    stripped = stem_kazakh(whole) if lang == "kk" else _snowball(token, lang)
    return stripped if len(stripped) >= min(_SHORTEST, len(whole)) else whole


def _snowball(token: Token, lang: Lang) -> str:
    if lang == "ru":
        return russian_sounds(_stemmed(to_russian(token.folded), lang))
    return fold(_stemmed(token.folded if lang == "en" else _with_harmony(token.folded), lang))


def _stemmed(word: str, lang: Lang) -> str:
    if lang == "ru" and (found := _NAME_IN_AN.search(word)):
        return word[: found.start()]
    with _ONE_AT_A_TIME:
        return str(_STEMMERS[lang].stemWord(word))


def _with_harmony(word: str) -> str:
    """Return a Turkish word with ı, ö and ü where its other vowels call for them, whether or not they were typed.

    The stemmer takes off -ları and -ler where the vowels before agree: it would not see okul in okullari.
    """
    while (harmonised := _BACK_I.sub(r"\1ı", word)) != word:
        word = harmonised
    return _BEFORE_E.sub(lambda found: _FRONT[found[0]], word)
