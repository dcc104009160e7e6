"""Every sentence that the bot says, by language: one TOML file each, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from babel import Locale

from knowledge import Lang

Entry: TypeAlias = str | Mapping[str, str]
SOURCE_LANGUAGE: Final[Lang] = "en"
LOCALES: Final[Mapping[Lang, str]] = {"en": "en_GB", "tr": "tr", "kk": "kk", "ru": "ru"}


def locale_of(lang: Lang) -> Locale:
    """Return the CLDR locale in whose manner dates and numbers are written."""
    return Locale.parse(LOCALES[lang])


@cache
def catalogue(lang: Lang) -> Mapping[str, Entry]:
    """Return the sentences of one language by dotted key; empty where the language has no file yet.

    A sentence that depends on a number is a table of CLDR plural forms: one, few, many, other.
    """
    file = files(__name__) / f"{lang}.toml"
    if not file.is_file():
        return {}
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    return {f"{section}.{key}": entry for section, entries in sections.items() for key, entry in entries.items()}


def say(lang: Lang, key: str, /, **fields: object) -> str:
    """Return a sentence in `lang`, or in English where it is missing, with its {fields} filled in.

    Raises KeyError for a key that English lacks and for a field that is not given.
    """
    entry = catalogue(lang).get(key) or catalogue(SOURCE_LANGUAGE)[key]
    if not isinstance(entry, str):
        raise KeyError(f"{key} needs a number: use count()")
    return entry.format(**fields)


def count(lang: Lang, key: str, number: int, /, **fields: object) -> str:
    """Return the sentence in the plural form that `number` asks for; {number} is filled in too."""
    entry = catalogue(lang).get(key)
    if entry is None:
        lang, entry = SOURCE_LANGUAGE, catalogue(SOURCE_LANGUAGE)[key]
    if isinstance(entry, str):
        raise KeyError(f"{key} has no plural forms: use say()")
    form = locale_of(lang).plural_form(number)
    return entry.get(form, entry["other"]).format(number=number, **fields)
