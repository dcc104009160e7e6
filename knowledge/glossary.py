"""The subject's words in our languages, and the concepts that they name, found in texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from knowledge.concepts import Concept, ConceptRecord, as_concept
from knowledge.models import LANGUAGES, Lang, Phrases
from knowledge.stems import LATIN, form, stem
from knowledge.tables import Table
from knowledge.text import Token, tokenize
from knowledge.world import countries_and_languages

_INFLECTED_AT_THE_END: Final = frozenset({"tr", "kk"})
_LETTERS_OF_ANOTHER: Final = 6  # that a Latin word has at least to be taken for a Russian or Kazakh one by itself


Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a text may be in. `thorough`: its inflected forms are looked for too; else listed words alone."""

    lang: Lang
    thorough: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text: the tokens from `start` up to `end`, and the concept that they name, if any.

    `stems`: of the words, in the language in which they name it.
    """

    start: int
    end: int
    concept: Concept | None
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tokens of a text as a language's words. `stems`: None where words count in listed forms alone."""

    lang: Lang
    words: list[str]
    forms: list[str | None]
    stems: list[str | None]


class Lexicon:
    """Concepts by their words. Of two concepts with the same words in one language the first given is meant.

    `spellings`: for each language the forms of all words that stand in a phrase.
    """

    def __init__(
        self, entries: Iterable[tuple[Concept, Phrases]], last: Iterable[tuple[Concept, Phrases]] = ()
    ) -> None:
        """Take the entries, and those that are meant only where no other is in any language."""
        self._concepts: list[Concept] = []
        self._by_form, self._by_stem, self._reach, self._words = Table(), Table(), Table(), Table()
        self.spellings: dict[Lang, list[str]] = {lang: [] for lang in LANGUAGES}
        for concept, phrases in entries:
            self._add(concept, phrases)
        self._curated = len(self._concepts)
        for concept, phrases in last:
            self._add(concept, phrases)
        for table in (self._by_form, self._by_stem, self._words):
            table.close()
        self._reach.close(greatest=True)
        self.spellings = {lang: sorted(set(words)) for lang, words in self.spellings.items()}

    def _add(self, concept: Concept, phrases: Phrases) -> None:
        number = len(self._concepts)
        self._concepts.append(concept)
        for lang in LANGUAGES:
            words: set[str] = set()
            for phrase in getattr(phrases, lang):
                tokens = tokenize(phrase)
                forms = [form(token, lang) or token.folded for token in tokens]
                inflected = _inflected(forms, [stem(token, lang) for token in _changing(tokens, lang)])
                self._by_form.add(_key(lang, [token.folded for token in tokens]), number)
                self._by_form.add(_key(lang, forms), number)
                self._by_stem.add(_key(lang, inflected), number)
                for first in {forms[0], inflected[0]}:
                    self._reach.add(_key(lang, (first,)), len(tokens))
                words.update(forms)
            for word in words:
                self._words.add(_key(lang, (word,)), 1)
            self.spellings[lang].extend(words)

    def strength(self, token: Token, lang: Lang) -> int:
        """Return 2 if a phrase of the language has the word just so, 1 if it has another form of it, else 0."""
        found = form(token, lang)
        if found is None:
            return 0
        if self._words.get(_key(lang, (found,))):
            return 2
        other_form = _key(lang, (stem(token, lang),))
        begins = lang not in _INFLECTED_AT_THE_END and self._reach.get(other_form)
        return 1 if begins or self._by_stem.get(other_form) is not None else 0

    def mentions(self, tokens: Sequence[Token], tongues: Sequence[Tongue]) -> Iterator[Mention]:
        """Cut a text into the longest phrases known, left to right, and the single words between them.

        Of phrases of equal length that of the first tongue is meant, and in one tongue the one spelt just so.
        """
        readings = [_read(tokens, tongue) for tongue in tongues]
        start = 0
        while start < len(tokens):
            mention = self._longest(tokens, readings, start)
            yield mention
            start = mention.end

    def _longest(self, tokens: Sequence[Token], readings: list[_Reading], start: int) -> Mention:
        reaches = [self._reach_of(reading, start) for reading in readings]
        for length in range(min(max(reaches), len(tokens) - start), 0, -1):
            stop = start + length
            named = [
                (number, reading.lang)
                for reading, reach in zip(readings, reaches, strict=True)
                if reach >= length and (number := self._number(reading, start, stop)) is not None
            ]
            if named:
                number, lang = next((each for each in named if each[0] < self._curated), named[0])
                stems = tuple(stem(token, lang) for token in tokens[start:stop])
                return Mention(start, stop, self._concepts[number], stems)
        return Mention(start, start + 1, None)

    def _reach_of(self, reading: _Reading, start: int) -> int:
        """Return how many words the longest phrase has that begins so."""
        firsts = {word for word in (reading.forms[start], reading.stems[start]) if word}
        return max((self._reach.get(_key(reading.lang, (word,))) or 0 for word in firsts), default=0)

    def _number(self, reading: _Reading, start: int, stop: int) -> int | None:
        """Find the phrase as it is spelt, or as it sounds (Kazakh ұшақ and ұсақ are both typed usaq), or inflected."""
        for words in (reading.words, reading.forms):
            if (number := self._by_form.get(_key(reading.lang, words[start:stop]))) is not None:
                return number
        stems = _changing(reading.stems[start:stop], reading.lang)
        return self._by_stem.get(_key(reading.lang, _inflected(reading.forms[start:stop], stems)))


def build_lexicon(records: Mapping[str, ConceptRecord]) -> Lexicon:
    """Put the curated concepts together with the world's countries and languages, which come from CLDR.

    Countries other than ours are decisive: no fact about Kazakhstan and Türkiye answers a question about Japan. Where
    words of two concepts are alike in some form, the one that is not decisive is meant.
    """
    return _lexicon(tuple(records.items()))


@lru_cache(maxsize=1)  # it takes long, and most folders have the same
def _lexicon(records: tuple[tuple[str, ConceptRecord], ...]) -> Lexicon:
    curated = sorted(records, key=lambda entry: entry[1].decisive)
    return Lexicon(
        ((as_concept(name, record), record.phrases()) for name, record in curated),
        ((Concept(name, decisive=True), phrases) for name, phrases in countries_and_languages()),
    )


def _read(tokens: Sequence[Token], tongue: Tongue) -> _Reading:
    lang = tongue.lang
    forms = [_form(token, tongue) for token in tokens]
    stems = [stem(token, lang) if tongue.thorough and word else None for token, word in zip(tokens, forms, strict=True)]
    return _Reading(lang, [token.folded for token in tokens], forms, stems)


def _form(token: Token, tongue: Tongue) -> str | None:
    short = len(token.folded) < _LETTERS_OF_ANOTHER
    foreign = not tongue.thorough and tongue.lang not in LATIN and token.folded.isascii()
    return None if foreign and short else form(token, tongue.lang)


def _changing(words: Sequence[Word], lang: Lang) -> Sequence[Word]:
    """Return those of a phrase's words whose endings change: in Turkish and Kazakh it is the last one.

    Other endings of the words before it make another phrase: Türkiye'deki elçi is not Türkiye elçisi.
    """
    return words[-1:] if lang in _INFLECTED_AT_THE_END else words


def _inflected(forms: Sequence[str | None], stems: Sequence[str | None]) -> list[str | None]:
    """Return what the inflected forms of a phrase share; `stems`: of its changing words."""
    return [*forms[: len(forms) - len(stems)], *stems]


def _key(lang: Lang, words: Iterable[str | None]) -> str:
    return " ".join((lang, *(word or "-" for word in words)))
