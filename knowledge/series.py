"""Facts that tell of the same thing at different dates or in different voices."""

from collections import defaultdict
from collections.abc import Iterable

from knowledge.models import Fact


class AllSeries:
    """The series of a base, each by date. Read-only once made."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        members: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.series:
                members[fact.series].append(fact)
        self._groups = {
            name: tuple(sorted(group, key=lambda fact: (fact.as_of, fact.said, fact.key)))
            for name, group in sorted(members.items())
            if len(group) > 1
        }

    def rest(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the other facts of the fact's series."""
        return tuple(other for other in self._groups.get(fact.series or "", ()) if other != fact)

    def of(self, facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], ...]:
        """Return every series that one of the facts belongs to, in order of their names."""
        wanted = {fact.series for fact in facts}
        return tuple(group for name, group in self._groups.items() if name in wanted)
