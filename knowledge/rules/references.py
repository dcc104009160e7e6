"""Every name that a record gives leads somewhere."""

from knowledge.reading import dangling
from knowledge.rules.rule import Rule

RULE = Rule("references", "A fact's sources and a topic's lead are there.", "records", dangling)
