"""Every quote was found in its source's text, and has not been changed since."""

from collections import Counter
from collections.abc import Iterator

from knowledge.drafts import Draft, fact_file, pins_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule
from knowledge.words import digest, parts


def _check(draft: Draft) -> Iterator[Problem]:
    pinned = {source: {pin.sha256: pin.lengths for pin in record.pin} for source, record in draft.pins.items()}
    missing: Counter[str] = Counter()
    for key, fact in draft.live.items():
        for number, quotation in enumerate(fact.source, start=1):
            stretches = parts(quotation.quote)
            if quotation.id not in pinned:
                missing[quotation.id] += 1
            elif pinned[quotation.id].get(digest(stretches)) != tuple(map(len, stretches)):
                what = f"is new, or was changed since the quotes of {quotation.id} were pinned"
                do = f"compare it with the article, then run kzturk pin {quotation.id} TEXTFILE"
                yield Problem(fact_file(key), key, f"source {number}, quote", what, do)
    for source, count in missing.items():
        if source in draft.sources and pins_file(source) not in draft.present:
            what = f"is missing (quotes without a pin: {count})"
            yield Problem(pins_file(source), source, "", what, f"run kzturk pin {source} TEXTFILE")


RULE = Rule("pinned", "Every quote has its pin, made from the very same words.", "records", _check)
