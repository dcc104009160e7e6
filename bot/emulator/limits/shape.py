"""Checks of JSON values that put together make a schema. Each finds what is wrong, in Slack's words, and where.

A check is a function of a value and of the JSON pointer that leads to it. The wordings are those that Slack's own
validator answers with ("must be less than 3001 characters [json-pointer:/blocks/0/text/text]").
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that Slack would refuse: a JSON pointer and what is wrong there."""

    pointer: str
    message: str

    def __str__(self) -> str:
        """Give the form in which Slack lists it."""
        return f"{self.message} [json-pointer:{self.pointer}]"


Check: TypeAlias = Callable[[object, str], Iterator[Problem]]


def string(most: int | None = None, *, least: int = 1) -> Check:
    """Take text of `least` to `most` characters (code points); an empty one only when `least` is 0."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(pointer, "must provide a string")
        elif len(value) < least:
            yield Problem(pointer, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield Problem(pointer, f"must be less than {most + 1} characters")

    return check


def boolean(value: object, pointer: str) -> Iterator[Problem]:
    """Take true or false."""
    if not isinstance(value, bool):
        yield Problem(pointer, "must provide a boolean")


def number(value: object, pointer: str) -> Iterator[Problem]:
    """Take any number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Problem(pointer, "must provide a number")


def day(value: object, pointer: str) -> Iterator[Problem]:
    """Take a date: "2026-11-22"."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        yield Problem(pointer, "must be a date in the form YYYY-MM-DD")


def integer(least: int, most: int) -> Check:
    """Take a whole number of `least` to `most`."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Problem(pointer, "must provide an integer")
        elif not least <= value <= most:
            yield Problem(pointer, f"must be between {least} and {most}")

    return check


def one_of(*values: str) -> Check:
    """Take one of some words."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if value not in values:
            yield Problem(pointer, f"must be a valid enum value: {', '.join(values)}")

    return check


def array(item: Check, most: int | None = None, *, least: int = 1) -> Check:
    """Take a list of `least` to `most` items, each of which passes `item`."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(pointer, "must provide an array")
            return
        if len(value) < least:
            yield Problem(pointer, f"no fewer than {least} items allowed")
        if most is not None and len(value) > most:
            yield Problem(pointer, f"no more than {most} items allowed")
            return
        for index, each in enumerate(value):
            yield from item(each, f"{pointer}/{index}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Take an object with all of `required`, any of `optional`, and nothing else."""
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(pointer, "must provide an object")
            return
        for name in required:
            if name not in value:
                yield Problem(pointer, f"missing required field: {name}")
        for name, each in value.items():
            if name not in known:
                yield Problem(pointer, f"invalid additional property: {name}")
            else:
                yield from known[name](each, f"{pointer}/{_escaped(name)}")

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """Take an object whose `type` names one of `kinds`, and which passes that check. The check sees `type` too."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(pointer, "must provide an object")
        elif "type" not in value:
            yield Problem(pointer, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield Problem(f"{pointer}/type", f"unsupported type: {value['type']}")
        else:
            yield from kinds[value["type"]](value, pointer)

    return check


def either(kinds: Mapping[str, Check]) -> Check:
    """Do as `typed` does, and first say, as Slack does of a union, that no schema matched."""
    inner = typed(kinds)

    def check(value: object, pointer: str) -> Iterator[Problem]:
        problems = list(inner(value, pointer))
        if problems:
            yield Problem(pointer, "failed to match all allowed schemas")
        yield from problems

    return check


def both(first: Check, then: Check) -> Check:
    """Take what passes two checks. The second runs only on what the first has passed."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        problems = list(first(value, pointer))
        yield from problems or then(value, pointer)

    return check


def _escaped(name: str) -> str:
    """Escape a field name for a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
