"""What `kzturk check` asks of a knowledge folder, one rule a module.

Fields, names and references are read, and missed, in `knowledge.drafts` and `knowledge.reading`.
"""

from knowledge.rules import (
    claims,
    dates,
    fair_share,
    languages,
    own_words,
    phrasings,
    pinned,
    quote_length,
    references,
    series,
    stale_pins,
    strays,
    tidy,
    titles,
    turkiye,
    unused,
)
from knowledge.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    references.RULE,
    dates.RULE,
    quote_length.RULE,
    pinned.RULE,
    stale_pins.RULE,
    fair_share.RULE,
    own_words.RULE,
    titles.RULE,
    tidy.RULE,
    turkiye.RULE,
    phrasings.RULE,
    claims.RULE,
    languages.RULE,
    series.RULE,
    unused.RULE,
    strays.RULE,
)
