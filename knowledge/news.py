"""What is newest in the base, and what no longer stands."""

from dataclasses import dataclass

from knowledge.library import Library
from knowledge.models import Fact


@dataclass(frozen=True, slots=True)
class Novelty:
    """A fact, and the one of its series that was the latest until it was said."""

    fact: Fact
    before: Fact | None


@dataclass(frozen=True, slots=True)
class News:
    """`newest`: what was said last, newest first. `withdrawn`: what is not given any more, said last first."""

    newest: tuple[Novelty, ...]
    withdrawn: tuple[Fact, ...]


def lately(library: Library, most: int) -> News:
    """Return so many of each at most. Of what was said on one day, what continues a series comes first.

    Then what leads its topic: a figure beside an older one is news, and a leading fact matters more than others.
    """
    contents = library.contents
    leads = {topic.lead.key for topic in contents.topics.values()}

    def newness(novelty: Novelty) -> tuple[object, ...]:
        fact = novelty.fact
        return fact.said, novelty.before is not None, fact.key in leads, fact.as_of.end

    novelties = [Novelty(fact, _before(library, fact)) for fact in contents.facts.values()]
    newest = sorted(novelties, key=newness, reverse=True)
    withdrawn = sorted(contents.withdrawn.values(), key=lambda fact: fact.said, reverse=True)
    return News(tuple(newest[:most]), tuple(withdrawn[:most]))


def _before(library: Library, fact: Fact) -> Fact | None:
    older = [other for other in library.series.rest(fact) if other.said < fact.said and other.as_of < fact.as_of]
    return older[-1] if older else None
