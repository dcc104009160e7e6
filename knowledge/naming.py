"""Names that are looked up whole: keys, topics, titles, aliases, phrasings, sources, speakers."""

import re

from rapidfuzz import fuzz, process

from knowledge.matching import Index
from knowledge.models import Contents, Fact, Source, Topic
from knowledge.text import squeeze

_KEY = re.compile(r"[\w-]+/[\w-]+")
_MOST_NEAR = 3


class Names:
    """What a name names. Read-only once made."""

    def __init__(self, contents: Contents, index: Index) -> None:
        self._contents = contents
        self._index = index
        self._topics: dict[str, Topic] = {}
        self._topics_by_terms: dict[frozenset[str], Topic] = {}
        self._facts: dict[str, Fact] = {}
        for topic in contents.topics.values():
            for name in (topic.key, *topic.title.every(), *topic.alias.every()):
                self._topics.setdefault(squeeze(name), topic)
                self._topics_by_terms.setdefault(index.terms(name), topic)
        self._topics_by_terms.pop(frozenset(), None)  # a name of everyday words alone must not be found by no words
        for fact in (*contents.facts.values(), *contents.withdrawn.values()):
            for name in (*fact.title.every(), *fact.alias.every(), *fact.ask.every()):
                self._facts.setdefault(squeeze(name), fact)
        for names in (self._topics, self._facts):
            names.pop("", None)  # nor a name of signs alone by other signs

    def keyed(self, key: str) -> Fact | None:
        """Find a fact by its key, withdrawn ones included."""
        wanted = key.strip().casefold()
        return self._contents.facts.get(wanted) or self._contents.withdrawn.get(wanted)

    def phrased(self, name: str) -> Fact | None:
        """Find a fact by its title, an alias or a phrasing, word for word; a withdrawn one if no other has it."""
        return self._facts.get(squeeze(name))

    def keys_like(self, key: str) -> tuple[Fact, ...]:
        """Return the facts whose keys come nearest to what looks like a key (topic/name), best first; else none."""
        typed = key.strip().casefold()
        if not _KEY.fullmatch(typed):
            return ()
        near = process.extract(typed, self._contents.facts.keys(), scorer=fuzz.ratio, limit=_MOST_NEAR)
        return tuple(self._contents.facts[name] for name, _, _ in near)

    def topic(self, name: str) -> Topic | None:
        """Find a topic by its key, title or alias, word for word."""
        return self._topics.get(squeeze(name))

    def topic_meant(self, name: str) -> Topic | None:
        """Find a topic by its key, title or alias in other forms of the words, and with words of asking around them.

        Whoever asks for a number or a date asks for more than the topic.
        """
        meaning = self._index.reader.read_question(name)
        exact = self._topics.get(squeeze(name))
        return exact or (None if meaning.wants else self._topics_by_terms.get(frozenset(meaning.terms)))

    def source(self, name: str) -> Source | None:
        """Find a source by its id, or by its speaker's name or surname."""
        wanted = squeeze(name)
        for source in self._contents.sources.values():
            speaker = squeeze(source.record.speaker)
            if wanted and wanted in {squeeze(source.id), speaker, speaker.rpartition(" ")[2]}:
                return source
        return None
