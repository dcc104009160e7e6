"""No pin is left over from a quote that is no longer there."""

from collections.abc import Iterator

from knowledge.drafts import Draft, pins_file
from knowledge.pins import quotes
from knowledge.problems import Problem
from knowledge.rules.rule import Rule
from knowledge.words import digest, parts


def _check(draft: Draft) -> Iterator[Problem]:
    for source, record in draft.pins.items():
        if source not in draft.sources:
            yield Problem(pins_file(source), source, "", "belongs to no source", "take the file away")
            continue
        used = {digest(parts(quote)) for _, _, quote in quotes(draft, source)}
        stale = sum(pin.sha256 not in used for pin in record.pin)
        if stale:
            what = f"has pins that no quote uses any more ({stale})"
            yield Problem(pins_file(source), source, "", what, f"run kzturk pin {source} TEXTFILE")


RULE = Rule("stale-pins", "Every pin belongs to a quote.", "folder", _check)
