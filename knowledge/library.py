"""One state of the base with all that finding needs, and what one answer depends on beside it."""

from dataclasses import dataclass
from datetime import date

from knowledge.completing import Completions
from knowledge.languages import Languages
from knowledge.matching import Index
from knowledge.models import Contents, Fact, Lang, Source
from knowledge.naming import Names
from knowledge.series import AllSeries


@dataclass(frozen=True, slots=True)
class Library:
    """Read-only once made, so that threads and tasks may share it."""

    contents: Contents
    index: Index
    names: Names
    series: AllSeries
    completions: Completions
    languages: Languages

    def facts_of(self, source: Source) -> tuple[Fact, ...]:
        """Return the facts that rest on a source, in the base's order."""
        facts = self.contents.facts.values()
        return tuple(fact for fact in facts if any(quotation.source == source for quotation in fact.quotations))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`lang`: of the reply. `today`: the asker's day. `seed`: picks the fact where any will do."""

    lang: Lang
    today: date
    seed: int


def open_library(contents: Contents, index: Index, languages: Languages) -> Library:
    """Put a library together from what a folder holds, its index, and what its words tell of languages."""
    names, series = Names(contents, index), AllSeries(contents.facts.values())
    return Library(contents, index, names, series, Completions(contents), languages)
