"""What a text speaks of: its terms, the years it names, and who does what where."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.concepts import Concept, Lexicon, Mention, Role, SmallTalk, Wants
from knowledge.models import LANGUAGES
from knowledge.spelling import Speller
from knowledge.stems import stem
from knowledge.text import Token, is_year, tokenize

OURS = ("kazakhstan", "turkiye")
Direction = tuple[str, str]

_UNKNOWN, _LIGHT = "?", "."
_BY_WEIGHT: tuple[SmallTalk, ...] = ("help", "greeting", "thanks")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`terms`: concepts and roots of words, each once, in order. `direction`: (from, in) of our two countries.

    `decisive`: the terms that an answer must speak of; among them what the question asks for: who is the *rector*.
    `small_talk`: words that are said back to. `wants`: what an answer must hold. `gives`: what the text itself holds.
    `corrected`: (typed, read as) for each word that was taken for a misspelling; `mended`: the terms of those words.
    """

    terms: tuple[str, ...]
    decisive: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    direction: Direction | None = None
    small_talk: SmallTalk | None = None
    wants: Wants | None = None
    gives: frozenset[Wants] = frozenset()
    corrected: tuple[tuple[str, str], ...] = ()
    mended: tuple[str, ...] = ()


def is_light(term: str) -> bool:
    """Whether it is an everyday word."""
    return term.startswith(_LIGHT)


def is_unknown(term: str) -> bool:
    """Whether neither the lexicon nor any fact has the word."""
    return term.startswith(_UNKNOWN)


class Reader:
    """Reads texts by a lexicon and by the words of the base, which a question's words are held against."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._roots: dict[str, str] = {}
        spellings = set(lexicon.words)
        for text in texts:
            for token in tokenize(text):
                spellings.add(token.folded)
                for lang in LANGUAGES:
                    self._roots.setdefault(stem(token, lang), f"~{token.folded}")
        self._speller = Speller(self._is_known, spellings)

    def read(self, text: str) -> Meaning:
        """Take a text of the base apart."""
        return self._understand(tokenize(text), text)

    def read_question(self, text: str) -> Meaning:
        """Take a question apart; words that nothing knows are read as the nearest spelling, if one is near."""
        tokens, corrected = self._speller.mend(tokenize(text))
        mended = self._understand(tokenize(" ".join(read for _, read in corrected)), "").terms
        return replace(self._understand(tokens, text), corrected=corrected, mended=mended)

    def _understand(self, tokens: Sequence[Token], text: str) -> Meaning:
        mentions = list(self._lexicon.mentions(tokens))
        concepts = [mention.concept for mention in mentions if mention.concept]
        terms = [self._term(mention, tokens) for mention in mentions]
        decisive = (term for mention, term in zip(mentions, terms, strict=True) if _is_decisive(mention) and term)
        return Meaning(
            terms=tuple(dict.fromkeys(term for term in terms if term)),
            decisive=frozenset((*decisive, *_asked(mentions, terms))),
            years=tuple(dict.fromkeys(_years(tokens))),
            direction=_direction(concepts),
            small_talk=_small_talk(concepts),
            wants=_wants(concepts),
            gives=frozenset(_gives(tokens, concepts, text)),
        )

    def _term(self, mention: Mention, tokens: Sequence[Token]) -> str | None:
        token = tokens[mention.start]
        if mention.concept:
            return None if mention.concept.filler else _name(mention.concept, mention.stems)
        return None if is_year(token.folded) else self._root(token) or _UNKNOWN + token.folded

    def _root(self, token: Token) -> str | None:
        return next((self._roots[root] for lang in LANGUAGES if (root := stem(token, lang)) in self._roots), None)

    def _is_known(self, token: Token) -> bool:
        return self._lexicon.knows(token) or self._root(token) is not None


def _name(concept: Concept, stems: tuple[str, ...]) -> str:
    """Everyday words, and words of a list, share a concept in the lexicon only for brevity."""
    if concept.light:
        return _LIGHT + " ".join(stems)
    return f"{concept.name}: {' '.join(stems)}" if concept.apart else concept.name


def _is_decisive(mention: Mention) -> bool:
    return mention.concept is not None and mention.concept.decisive


def _small_talk(concepts: list[Concept]) -> SmallTalk | None:
    """Who greets and then asks for help wants help."""
    said = {concept.small_talk for concept in concepts}
    return next((kind for kind in _BY_WEIGHT if kind in said), None)


def _wants(concepts: list[Concept]) -> Wants | None:
    """How many dollars is how much."""
    wanted = next((concept.wants for concept in concepts if concept.wants), None)
    return "amount" if wanted == "number" and any(concept.gives == "amount" for concept in concepts) else wanted


def _gives(tokens: Sequence[Token], concepts: list[Concept], text: str) -> set[Wants]:
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
    """Yield what follows words such as "who is the" at once: *British university* after "which"."""
    asked = False
    for mention, term in zip(mentions, terms, strict=True):
        if mention.concept and mention.concept.focus:
            asked = True
        elif term is None:
            asked = False
        elif asked and not is_light(term):
            yield term


def _years(tokens: Sequence[Token]) -> Iterator[int]:
    return (int(token.folded) for token in tokens if is_year(token.folded))


def _direction(concepts: list[Concept]) -> Direction | None:
    """Tell Kazakh students in Türkiye from Turkish students in Kazakhstan.

    A country with one role gives the other the opposite one, if that is named without any, or not named: the base tells
    of the two alone. Roles at odds tell nothing.
    """
    roles = {country: {concept.role for concept in concepts if concept.name == country} for country in OURS}
    found = [(origin, place) for origin, place in (OURS, OURS[::-1]) if _leads(roles[origin], roles[place])]
    return found[0] if len(found) == 1 else None


def _leads(origin: set[Role | None], place: set[Role | None]) -> bool:
    if not (origin and place):
        return origin == {"from"} or place == {"in"}
    return ("from" in origin and ("in" in place or place == {None})) or (origin == {None} and "in" in place)
