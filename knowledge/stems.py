"""The stem of a word in each language for which a stemmer exists."""

from functools import lru_cache
from threading import Lock

import snowballstemmer

from knowledge.models import Lang
from knowledge.text import Token, fold

_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "tr": snowballstemmer.stemmer("turkish"),
    "ru": snowballstemmer.stemmer("russian"),
}
_ONE_AT_A_TIME = Lock()  # a stemmer keeps the word it works on in itself, and folders are reloaded in a thread


@lru_cache(maxsize=8192)
def stem(token: Token, lang: Lang) -> str:
    """Return the folded stem of a word; the folded word itself in a language without a stemmer (Kazakh)."""
    stemmer = _STEMMERS.get(lang)
    if stemmer is None:
        return token.folded
    with _ONE_AT_A_TIME:
        return fold(stemmer.stemWord(token.folded if lang == "en" else token.typed))
