"""The subject's words: concepts, and how each is said in our languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from babel import Locale
from msgspec import Meta, Struct

from knowledge.models import LANGUAGES, Lang, Phrases, Text
from knowledge.stems import stem
from knowledge.text import Token, tokenize

Role = Literal["from", "in"]
SmallTalk = Literal["thanks", "greeting", "help"]
Wants = Literal["number", "amount", "date", "duration"]


class ConceptRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[concept]` table of lexicon/<theme>.toml."""

    en: tuple[Text, ...] = ()
    tr: tuple[Text, ...] = ()
    kk: tuple[Text, ...] = ()
    ru: tuple[Text, ...] = ()
    of: Annotated[Text | None, Meta(description="The country that these words name with a role")] = None
    role: Annotated[Role | None, Meta(description="from: of that country; in: there, or towards it")] = None
    filler: Annotated[bool, Meta(description="Words of asking, which say nothing of the subject")] = False
    light: Annotated[bool, Meta(description="Everyday words: it matters little whether a fact has them")] = False
    apart: Annotated[bool, Meta(description="Each of the words means something else: a list of cities, say")] = False
    focus: Annotated[bool, Meta(description="What follows these words is what is asked for: who is the …")] = False
    decisive: Annotated[bool, Meta(description="A question naming it is answered only by a fact that speaks of it")] = (
        False
    )
    small_talk: Annotated[SmallTalk | None, Meta(description="What is said back when nothing else is said")] = None
    wants: Annotated[Wants | None, Meta(description="What an answer to these words must hold")] = None
    gives: Annotated[Wants | None, Meta(description="What a quote with these words holds")] = None

    def phrases(self) -> Phrases:
        """Return the words of the concept by language."""
        return Phrases(self.en, self.tr, self.kk, self.ru)


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning that words can have. `name` is the country's where `role` is given."""

    name: str
    role: Role | None = None
    filler: bool = False
    light: bool = False
    apart: bool = False
    focus: bool = False
    decisive: bool = False
    small_talk: SmallTalk | None = None
    wants: Wants | None = None
    gives: Wants | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text: the tokens from `start` up to `end`, and the concept that they name, if any.

    `stems`: of the concept's phrase.
    """

    start: int
    end: int
    concept: Concept | None
    stems: tuple[str, ...] = ()


Stems = tuple[str, ...]
_STATE_LANGUAGE = 2  # letters of an ISO 639-1 code: languages of states, whose names name the peoples too


@dataclass(frozen=True, slots=True)
class _Phrase:
    stems: Stems
    words: Stems
    concept: Concept


class Lexicon:
    """Concepts by their words. `words`: every folded word that stands in a phrase."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._phrases: dict[Lang, dict[str, list[_Phrase]]] = {lang: {} for lang in LANGUAGES}

    def add(self, concept: Concept, phrases: Phrases) -> None:
        """Let the phrases name the concept. Of two concepts with the same words the first added is meant."""
        for lang in LANGUAGES:
            for phrase in getattr(phrases, lang):
                tokens = tokenize(phrase)
                words = tuple(token.folded for token in tokens)
                stems = tuple(stem(token, lang) for token in tokens)
                self._phrases[lang].setdefault(stems[0], []).append(_Phrase(stems, words, concept))
                self.words.update(words)

    def knows(self, token: Token) -> bool:
        """Whether some phrase of some language has this word."""
        return token.folded in self.words or any(stem(token, lang) in self._phrases[lang] for lang in LANGUAGES)

    def mentions(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Cut a text into the longest phrases known, left to right, and the single words between them."""
        start = 0
        while start < len(tokens):
            phrase = self._longest(tokens, start)
            end = start + (len(phrase.stems) if phrase else 1)
            yield Mention(start, end, phrase.concept, phrase.stems) if phrase else Mention(start, end, None)
            start = end

    def _longest(self, tokens: Sequence[Token], start: int) -> _Phrase | None:
        """Return the longest phrase that begins here; of equal ones the one spelt just so, then the first added."""
        best: tuple[int, bool] = (0, False)
        found: _Phrase | None = None
        for lang in LANGUAGES:
            for phrase in self._phrases[lang].get(stem(tokens[start], lang), ()):
                here = tokens[start : start + len(phrase.stems)]
                if tuple(stem(token, lang) for token in here) == phrase.stems:
                    fit = (len(here), tuple(token.folded for token in here) == phrase.words)
                    if fit > best:
                        best, found = fit, phrase
        return found


def build_lexicon(records: Mapping[str, ConceptRecord]) -> Lexicon:
    """Put the curated concepts together with the world's countries and languages, which come from CLDR.

    Countries other than ours are decisive: no fact about Kazakhstan and Türkiye answers a question about Japan.
    """
    lexicon = Lexicon()
    for name, record in records.items():
        lexicon.add(_concept(name, record), record.phrases())
    for name, phrases in _world():
        lexicon.add(Concept(name, decisive=True), phrases)
    return lexicon


def _concept(name: str, record: ConceptRecord) -> Concept:
    return Concept(
        name=record.of or name,
        role=record.role,
        filler=record.filler,
        light=record.light,
        apart=record.apart,
        focus=record.focus,
        decisive=record.decisive,
        small_talk=record.small_talk,
        wants=record.wants,
        gives=record.gives,
    )


def _world() -> Iterable[tuple[str, Phrases]]:
    locales = {lang: Locale(lang) for lang in LANGUAGES}
    for code in sorted(locales["en"].territories):
        if code.isalpha():
            yield (
                f"territory-{code}",
                Phrases(**{lang: _name(locales[lang].territories.get(code)) for lang in LANGUAGES}),
            )
    for code in sorted(locales["en"].languages):
        if len(code) == _STATE_LANGUAGE:
            yield f"language-{code}", Phrases(**{lang: _name(locales[lang].languages.get(code)) for lang in LANGUAGES})


def _name(name: str | None) -> tuple[str, ...]:
    return (name,) if name and tokenize(name) else ()
