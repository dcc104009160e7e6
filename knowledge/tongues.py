"""Which languages a text is in: several, as people mix them, the likeliest first."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.glossary import Tongue
from knowledge.letters import is_cyrillic
from knowledge.models import LANGUAGES, Lang
from knowledge.stems import LATIN
from knowledge.text import Token

Strength = Callable[[Token, Lang], int]

_LEAST_SHARE: Final = 0.25  # of the likeliest language's words, for the inflected forms of another to be looked for
_CYRILLIC: Final[tuple[Lang, ...]] = ("ru", "kk")
_KAZAKH_LETTERS: Final = re.compile("[әғқңөұүһі]")
_RUSSIAN_LETTERS: Final = re.compile("[щъэ]")


def tongues_of(tokens: Sequence[Token], strength: Strength) -> tuple[Tongue, ...]:
    """Let each word vote for the languages that know it best; `strength`: how well one does, 0 for not at all.

    Words that all know say little, so a word's vote is shared by those who know it. Of Russian and Kazakh in Latin
    letters one is looked for thoroughly only where it is the likeliest: by its sound, "shut" could be Kazakh for milk.
    """
    votes = dict.fromkeys(LANGUAGES, 0.0)
    for token in tokens:
        known = {lang: strength(token, lang) for lang in LANGUAGES}
        best = max(known.values())
        if best:
            knowing = [lang for lang in LANGUAGES if known[lang] == best]
            for lang in knowing:
                votes[lang] += 1 / len(knowing)
        votes["kk"] += _KAZAKH_LETTERS.search(token.typed) is not None
        votes["ru"] += _RUSSIAN_LETTERS.search(token.typed) is not None
    ranked = sorted(LANGUAGES, key=lambda lang: -votes[lang])
    least = _LEAST_SHARE * votes[ranked[0]]
    typed = {ranked[0], *LATIN, *(_CYRILLIC if any(is_cyrillic(token.folded) for token in tokens) else ())}
    return tuple(Tongue(lang, thorough=lang in typed and votes[lang] >= least) for lang in ranked)


def tongues_for(lang: Lang) -> tuple[Tongue, ...]:
    """Return the tongues of a text that is known to be in a language: names and terms of the others may stand in it."""
    others = LATIN if lang in LATIN else (*_CYRILLIC, *LATIN)
    return (Tongue(lang), *(Tongue(other, thorough=False) for other in others if other != lang))
