"""What the words of each language are like: learnt from the base's own texts and the lexicon's everyday words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from knowledge import slash_words
from knowledge.concepts import ConceptRecord
from knowledge.languages import Languages, lower, words_in
from knowledge.letters import is_cyrillic
from knowledge.models import LANGUAGES, Contents, Fact, Lang, Localised, Phrases, Translations
from knowledge.text import fold, tokenize
from knowledge.typed_latin import kazakh_in_latin, russian_in_latin

_CAPITALS = 4  # for each small letter at the beginning of a name
_EVERYDAY = 3  # how often each everyday word of the lexicon counts as read
_IN_LATIN: Mapping[Lang, Callable[[str], set[str]]] = {"kk": kazakh_in_latin, "ru": russian_in_latin}


def learn(contents: Contents, concepts: Mapping[str, ConceptRecord]) -> Languages:
    """Learn to tell the languages that the base has texts of, and the lexicon everyday words of."""
    told = {lang: list(_told(contents, lang)) for lang in LANGUAGES}
    cyrillic: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    latin: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    for lang, texts in told.items():
        for word, times in (_counted(texts) + _counted(_typed(concepts, lang), _EVERYDAY)).items():
            if not is_cyrillic(word):
                latin[lang][word] += times
            elif lang in _IN_LATIN:
                cyrillic[lang][word] += times
                for spelling in _IN_LATIN[lang](word):
                    latin[lang][spelling] += times
    return Languages(cyrillic, latin, _shared_names(told))


def _counted(texts: Iterable[str], times: int = 1) -> Counter[str]:
    counted = Counter(lower(word) for text in texts for word in words_in(text))
    return Counter({word: number * times for word, number in counted.items()})


def _typed(concepts: Mapping[str, ConceptRecord], lang: Lang) -> Iterator[str]:
    """Yield what people of a language type around what they ask of."""
    yield from slash_words.typed(lang)
    for concept in concepts.values():
        if concept.filler or concept.light:
            yield from getattr(concept, lang)


def _told(contents: Contents, lang: Lang) -> Iterator[str]:
    """Yield all that the base tells, and is asked, in a language."""
    for topic in contents.topics.values():
        yield from _in(lang, topic.title, topic.alias)
    for fact in contents.facts.values():
        yield from _of(fact, lang)
    for source in contents.sources.values():
        yield from _in(lang, source.record.office, source.record.article)


def _of(fact: Fact, lang: Lang) -> Iterator[str]:
    yield from _in(lang, fact.title, fact.say, fact.ask, fact.alias)
    for quotation in fact.quotations:
        yield from _in(lang, quotation.translations)
        if quotation.source.record.language == lang:
            yield quotation.quote


def _in(lang: Lang, *texts: Localised | Phrases | Translations) -> Iterator[str]:
    for text in texts:
        found: str | tuple[str, ...] | None = getattr(text, lang)
        yield from (found,) if isinstance(found, str) else found or ()


def _shared_names(told: Mapping[Lang, list[str]]) -> set[str]:
    """Return the folded names that a language shares with another of the same script: Astana, Kapucu, Капуджу."""
    return (_names(told["en"]) & _all(told["tr"])) | (_names(told["ru"]) & _all(told["kk"]))


def _names(texts: Iterable[str]) -> set[str]:
    """Return the folded words that nearly always begin with a capital, also inside a text: few people type kapucu."""
    words = [(fold(word), word[0].islower(), number) for text in texts for number, word in enumerate(words_in(text))]
    small = Counter(word for word, is_small, _ in words if is_small)
    capital = Counter(word for word, is_small, number in words if number and not is_small)
    return {word for word, times in capital.items() if times >= _CAPITALS * small[word]}


def _all(texts: Iterable[str]) -> set[str]:
    """Return the folded words of texts; a suffix behind an apostrophe is a word of its own here."""
    return {token.folded for text in texts for token in tokenize(text)}
