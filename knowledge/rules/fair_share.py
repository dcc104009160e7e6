"""Of other people's articles only a fair share is quoted."""

import math
from collections.abc import Iterator

from knowledge.drafts import Draft, source_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule
from knowledge.shares import FAIR, shares


def _check(draft: Draft) -> Iterator[Problem]:
    for source, share in shares(draft).items():
        if share >= FAIR:
            words = draft.pins[source].text_words
            most = math.ceil(FAIR * words) - 1
            what = f"quotes cover {share:.1%} of its words: {round(share * words)} of {words}, and {most} is the most"
            do = f"quote {round(share * words) - most} fewer, then run kzturk pin {source} TEXTFILE"
            yield Problem(source_file(source), source, "", what, do)


RULE = Rule("fair-share", f"The quotes of a source cover less than {FAIR:.0%} of its words.", "records", _check)
