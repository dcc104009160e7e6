"""Of other people's articles only a fair share is quoted."""

from collections.abc import Iterator

from knowledge.drafts import Draft, source_file
from knowledge.problems import Problem
from knowledge.rules.rule import Rule
from knowledge.shares import FAIR, shares


def _check(draft: Draft) -> Iterator[Problem]:
    for source, share in shares(draft).items():
        if share >= FAIR:
            what = f"quotes cover {share:.0%} of its words"
            do = f"shorten or drop quotes until it is under {FAIR:.0%}, then run kzturk pin {source} TEXTFILE"
            yield Problem(source_file(source), source, "", what, do)


RULE = Rule("fair-share", f"The quotes of a source cover less than {FAIR:.0%} of its words.", "records", _check)
