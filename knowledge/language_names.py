"""What languages are called, so that people can choose one: by CLDR, and as people say it beside that."""

from functools import cache
from typing import Final, Literal, TypeAlias

from babel import Locale

from knowledge.models import LANGUAGES, Lang
from knowledge.text import squeeze

Chosen: TypeAlias = Lang | Literal["auto"]

_ALSO: Final[dict[Chosen, str]] = {
    "en": "eng, ing, по-английски, ағылшынша, ағылшын, angliiskii, anglijskij, agylshyn, agylshynsha, aǵylshyn",
    "tr": "tur, turkce, турецкий язык, по-турецки, түрікше, түрік, tureckii, turetskii, turikshe, turik, türıkşe",
    "kk": "kaz, qazaq, qazaqsha, қазақша, қазақ, kazaq, kazaksha, qazaqşa, казахский язык, по-казахски, казакша",
    "ru": "rus, русский язык, по-русски, орысша, орыс, russkii, russkiy, russkij, po russki, oryssha, orys, oryşşa",
    "auto": "auto, automatic, otomatik, автоматты, автоматически, авто, automatty, avtomatty, avtomaticheski, avto",
}


def language_named(text: str) -> Chosen | None:
    """Return which of our languages a text names, in any of them or by its code; "auto": that of each question."""
    return _ours().get(squeeze(text))


def is_language(text: str) -> bool:
    """Whether a text names a language of the world, or the choice of none."""
    return squeeze(text) in _world() or language_named(text) is not None


@cache
def _ours() -> dict[str, Chosen]:
    names: dict[str, Chosen] = {}
    for lang in LANGUAGES:
        names[lang] = lang
        for other in LANGUAGES:
            names[squeeze(Locale(other).languages[lang])] = lang
    for choice, also in _ALSO.items():
        names.update(dict.fromkeys(map(squeeze, also.split(",")), choice))
    return names


@cache
def _world() -> frozenset[str]:
    return frozenset(squeeze(name) for lang in LANGUAGES for name in Locale(lang).languages.values())
