"""What a rule is, and how rules reach the texts that they judge."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from knowledge.drafts import Draft
from knowledge.problems import Problem

Scope = Literal["records", "folder"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is asked of a knowledge folder.

    `scope`: "records" when it can be said of what was read, whatever else is broken; "folder" when it speaks of what is
    absent, and so can be said only once everything was read. `check` is pure and yields what breaks the rule.
    """

    name: str
    description: str
    scope: Scope
    check: Callable[[Draft], Iterator[Problem]]


def texts(record: Struct, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record with its field as people write it: say.en, "ask.en 2", "source 1, quote"."""
    for name in record.__struct_fields__:
        yield from _texts(getattr(record, name), prefix + name)


def _texts(value: object, name: str, joint: str = ".") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Struct):
        yield from texts(value, name + joint)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _texts(item, f"{name} {number}", joint=", ")
