"""The world's countries and languages, by CLDR."""

from collections.abc import Iterator

from babel import Locale

from knowledge.models import LANGUAGES, Phrases
from knowledge.text import tokenize

_STATE_LANGUAGE = 2  # letters of an ISO 639-1 code: languages of states, whose names name the peoples too


def countries_and_languages() -> Iterator[tuple[str, Phrases]]:
    """Yield a name for each (territory-JP, language-ja), and what it is called in our languages."""
    locales = {lang: Locale(lang) for lang in LANGUAGES}
    for code in sorted(locales["en"].territories):
        if code.isalpha():
            yield f"territory-{code}", _phrases({lang: locales[lang].territories.get(code) for lang in LANGUAGES})
    for code in sorted(locales["en"].languages):
        if len(code) == _STATE_LANGUAGE:
            yield f"language-{code}", _phrases({lang: locales[lang].languages.get(code) for lang in LANGUAGES})


def _phrases(names: dict[str, str | None]) -> Phrases:
    return Phrases(**{lang: (name,) if name and tokenize(name) else () for lang, name in names.items()})
