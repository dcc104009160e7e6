"""What a text speaks of: its terms, the years it names, and who does what where."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.concepts import Asks, Concept, Gives, SmallTalk, Wants
from knowledge.directions import Direction, direction_of
from knowledge.glossary import Lexicon, Mention, Tongue
from knowledge.models import Lang
from knowledge.spelling import Speller
from knowledge.stems import form, stem
from knowledge.text import APOSTROPHES, Token, is_year, tokenize
from knowledge.tongues import tongues_for, tongues_of

_COUNTED = frozenset({"number", "quantity", "amount"})
_TELLING_DIGITS = range(2, 4)  # of the 25th anniversary; 2 countries are a way of writing, 15,000 students a claim

_UNKNOWN, _LIGHT = "?", "."
_BY_WEIGHT: tuple[SmallTalk, ...] = ("help", "greeting", "thanks")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`terms`: concepts and roots of words, each once, in order. `direction`: (from, in) of our two countries.

    `decisive`: the terms that an answer must speak of. `focus`: those that name what is asked for: who is the *rector*.
    `asks`: the sorts of things asked for. `small_talk`: words that are said back to. `wants`: the sort of figure asked
    for. `now`: an answer must tell of the present.
    `gives`: what the text itself holds. `corrected`: (typed, read as) for each word that was taken for a misspelling;
    `mended`: the terms of those words. `langs`: the likeliest first; `spelt`: the forms in that one of the words that
    say something.
    """

    terms: tuple[str, ...]
    decisive: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    direction: Direction | None = None
    asks: frozenset[Asks] = frozenset()
    small_talk: SmallTalk | None = None
    wants: Wants | None = None
    now: bool = False
    gives: frozenset[Gives] = frozenset()
    corrected: tuple[tuple[str, str], ...] = ()
    mended: tuple[str, ...] = ()
    spelt: str = ""
    langs: tuple[Lang, ...] = ("en",)


def is_light(term: str) -> bool:
    """Whether it is an everyday word."""
    return term.startswith(_LIGHT)


def is_unknown(term: str) -> bool:
    """Whether neither the lexicon nor any fact has the word."""
    return term.startswith(_UNKNOWN)


class Reader:
    """Reads texts by a lexicon and by the words of the base, which a question's words are held against."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[tuple[Lang, str]]) -> None:
        self._lexicon = lexicon
        self._roots: dict[str, str] = {}
        spellings = {lang: set(words) for lang, words in lexicon.spellings.items()}
        for lang, text in texts:
            for token in tokenize(text):
                self._learn(token, lang)
                spellings[lang].add(form(token, lang) or token.folded)
        self._speller = Speller(spellings)

    def _learn(self, token: Token, lang: Lang) -> None:
        """Keep a word of the base that no concept has."""
        word = form(token, lang)
        if word and not self._lexicon.strength(token, lang):
            keys = {word, stem(token, lang)}
            root = next((self._roots[key] for key in keys if key in self._roots), f"~{word}")
            for key in keys:
                self._roots.setdefault(key, root)

    def read(self, text: str, lang: Lang | None = None) -> Meaning:
        """Take a text of the base apart; `lang`: the language that it is in."""
        tokens = tokenize(text)
        return self._understand(tokens, tongues_for(lang) if lang else self._tongues(tokens), text)

    @lru_cache(maxsize=4)  # noqa: B019 - asked several times on the way to an answer; a base that is replaced goes soon
    def read_question(self, text: str) -> Meaning:
        """Take a question apart; words that nothing knows are read as the nearest spelling, if one is near."""
        typed = tokenize(text)
        tongues = self._tongues(typed)
        likely = [tongue.lang for tongue in tongues if tongue.thorough]
        tokens, corrected = self._speller.mend(typed, likely, lambda token: self._is_known(token, tongues))
        mended = self._understand(tokenize(" ".join(read for _, read in corrected)), tongues, "").terms
        return replace(self._understand(tokens, tongues, text), corrected=corrected, mended=mended)

    def _tongues(self, tokens: Sequence[Token]) -> tuple[Tongue, ...]:
        return tongues_of(tokens, self._lexicon.strength)

    def _understand(self, tokens: Sequence[Token], tongues: tuple[Tongue, ...], text: str) -> Meaning:
        mentions = list(self._lexicon.mentions(tokens, tongues))
        concepts = [mention.concept for mention in mentions if mention.concept]
        terms = [self._term(mention, tokens, tongues) for mention in mentions]
        return Meaning(
            terms=tuple(dict.fromkeys(term for term in terms if term)),
            decisive=frozenset(_decisive(mentions, terms, tokens)),
            focus=frozenset(_asked(mentions, terms)),
            years=tuple(dict.fromkeys(_years(tokens))),
            direction=direction_of(concepts),
            asks=frozenset(concept.asks for concept in concepts if concept.asks),
            small_talk=_small_talk(concepts),
            wants=_wants(concepts),
            now=any(concept.now for concept in concepts),
            gives=frozenset(_gives(tokens, concepts, text)),
            spelt=" ".join(_spelt(mentions, terms, tokens, tongues[0].lang)),
            langs=tuple(tongue.lang for tongue in tongues if tongue.thorough),
        )

    def _term(self, mention: Mention, tokens: Sequence[Token], tongues: tuple[Tongue, ...]) -> str | None:
        token = tokens[mention.start]
        if mention.concept:
            return None if mention.concept.filler else _name(mention.concept, mention.stems)
        if is_year(token.folded) or token.folded[0] in APOSTROPHES:  # an ending, set off: Kapucu'nun
            return None
        root = self._root(token, tongues)
        if root is None and _is_figure(token.folded):  # whatever number is claimed, the fact has the right one
            return None
        return root or _UNKNOWN + token.folded

    def _root(self, token: Token, tongues: tuple[Tongue, ...]) -> str | None:
        forms = [(tongue, word) for tongue in tongues if (word := form(token, tongue.lang))]
        words = (word for _, word in forms)
        stems = (stem(token, tongue.lang) for tongue, _ in forms if tongue.thorough)
        return next((self._roots[word] for word in (*words, *stems) if word in self._roots), None)

    def _is_known(self, token: Token, tongues: tuple[Tongue, ...]) -> bool:
        needed = ((tongue.lang, 1 if tongue.thorough else 2) for tongue in tongues)
        known = any(self._lexicon.strength(token, lang) >= least for lang, least in needed)
        return known or self._root(token, tongues) is not None


def _is_figure(number: str) -> bool:
    return number.isdecimal() and len(number) not in _TELLING_DIGITS


def _name(concept: Concept, stems: tuple[str, ...]) -> str:
    """Everyday words, and words of a list, share a concept in the lexicon only for brevity."""
    if concept.light:
        return _LIGHT + " ".join(stems)
    return f"{concept.name}: {' '.join(stems)}" if concept.apart else concept.name


def _decisive(mentions: list[Mention], terms: list[str | None], tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what the lexicon marks, and numbers by themselves: the *25th*, but not 12 thousand."""
    following = [*mentions[1:], None][: len(mentions)]
    for mention, term, after in zip(mentions, terms, following, strict=True):
        number = tokens[mention.start].folded
        is_number = not mention.concept and number.isdecimal() and not _is_figure(number)
        goes_on = after and after.concept and after.concept.gives in _COUNTED
        if term and ((mention.concept and mention.concept.decisive) or (is_number and not goes_on)):
            yield term


def _spelt(mentions: list[Mention], terms: list[str | None], tokens: Sequence[Token], lang: Lang) -> Iterator[str]:
    """Yield the forms of the words that say something: neither words of asking nor years."""
    for mention, term in zip(mentions, terms, strict=True):
        if term:
            yield from (form(token, lang) or token.folded for token in tokens[mention.start : mention.end])


def _small_talk(concepts: list[Concept]) -> SmallTalk | None:
    """Who greets and then asks for help wants help."""
    said = {concept.small_talk for concept in concepts}
    return next((kind for kind in _BY_WEIGHT if kind in said), None)


def _wants(concepts: list[Concept]) -> Wants | None:
    """How many dollars is how much."""
    wanted = next((concept.wants for concept in concepts if concept.wants), None)
    return "amount" if wanted in _COUNTED and any(concept.gives == "amount" for concept in concepts) else wanted


def _gives(tokens: Sequence[Token], concepts: list[Concept], text: str) -> set[Gives]:
    """An amount of money is no number of anything else."""
    given = {concept.gives for concept in concepts if concept.gives}
    if any(token.folded.isdecimal() and not is_year(token.folded) for token in tokens):
        given.add("number")
    if years := set(_years(tokens)):
        given.add("date" if len(years) == 1 else "duration")
    if any(unicodedata.category(character) == "Sc" for character in text):
        given.add("amount")
    return given - {"number"} if "amount" in given else given


def _asked(mentions: list[Mention], terms: list[str | None]) -> Iterator[str]:
    """Yield what stands after words such as "who is the" at once, or before such as "kim": *rector*."""
    asked = False
    before: str | None = None
    for mention, term in zip(mentions, terms, strict=True):
        if mention.concept and mention.concept.focus:
            asked = True
        elif term is None:
            asked = False
        elif asked and not is_light(term):
            yield term
        if mention.concept and mention.concept.focus_before and before and not is_light(before):
            yield before
        before = term


def _years(tokens: Sequence[Token]) -> Iterator[int]:
    return (int(token.folded) for token in tokens if is_year(token.folded))
