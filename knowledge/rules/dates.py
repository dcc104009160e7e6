"""Times are in order: nobody tells on one day how the next one was."""

from collections.abc import Iterator
from itertools import pairwise

from knowledge.drafts import Draft, fact_file, source_file
from knowledge.models import FactRecord, SourceRecord
from knowledge.period import parse_period
from knowledge.problems import Problem
from knowledge.rules.rule import Rule


def _check(draft: Draft) -> Iterator[Problem]:
    for key, fact in draft.live.items():
        known = [draft.sources[entry.id] for entry in fact.source if entry.id in draft.sources]
        yield from _times(key, fact, known)
        if any(earlier.said > later.said for earlier, later in pairwise(known)):
            do = "put the [[….source]] tables in the order of the days on which it was said"
            yield Problem(fact_file(key), key, "source", "the oldest source does not come first", do)
    for name, source in draft.sources.items():
        if source.said > source.checked:
            what, do = f"{source.said} is after the day on which it was checked", "mend said or checked"
            yield Problem(source_file(name), name, "said", what, do)


def _times(key: str, fact: FactRecord, known: list[SourceRecord]) -> Iterator[Problem]:
    as_of = parse_period(fact.as_of)
    early = [source.said for source in known if as_of.reaches_past(source.said)]
    if early and fact.kind != "plan":
        what = f"{as_of} is after {min(early)}, when the source said it"
        yield Problem(fact_file(key), key, "as_of", what, 'mend the time, or write kind = "plan" if it was a plan')


RULE = Rule(
    "dates", "Only plans speak of a time after the day of saying; sources stand oldest first.", "records", _check
)
