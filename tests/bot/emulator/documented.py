"""What Slack documents of its payloads (`documented.toml`), and what of a payload is otherwise."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
PLACES: Json = _DATA.pop("places")
OTHERWISE: list[Json] = _DATA.pop("otherwise")
TABLES: Json = _DATA
SOURCES = ("read_in", "also_in")

_NAMES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
_LIST = "array of "
_ENTERED = "entered by block_id and action_id"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as documented. `at`: a table and a field of it; `what`: in words."""

    at: str
    what: str


def differences(payload: object, table: str) -> set[Difference]:
    """Hold a payload against a table, and all that stands in it against theirs."""
    return set(_of_object(payload, table, table))


def fields(table: str) -> dict[str, str]:
    """Give the type of each field of a table; "?" ends the name of one that need not be there."""
    shape = _shape(table)
    return {name: kind for kind, names in shape.items() if kind not in SOURCES for name in names}


def tables() -> Iterator[str]:
    """Name all tables, "view.modal" for one of two parts."""
    for name, shape in TABLES.items():
        yield from (name,) if "read_in" in shape else (f"{name}.{kind}" for kind in shape)


def _shape(table: str) -> Json:
    name, _, kind = table.partition(".")
    shape: Json = TABLES.get(name, {})
    return shape.get(kind, {}) if kind else shape


def _of_object(value: object, table: str, at: str) -> Iterator[Difference]:
    if not isinstance(value, dict):
        yield Difference(at, f"is {_name(value)} instead of {table}")
        return
    if "read_in" not in _shape(table):
        table = f"{table}.{value.get('type')}"
    known = fields(table)
    if not known:
        yield Difference(table, "is not documented")
        return
    for name, kind in known.items():
        if name not in value and not name.endswith("?"):
            yield Difference(f"{table}.{name}", "is missing, and all samples have it")
        elif name.removesuffix("?") in value:
            yield from _of_field(value[name.removesuffix("?")], kind, f"{table}.{name.removesuffix('?')}")
    for name in value.keys() - {name.removesuffix("?") for name in known}:
        yield Difference(f"{table}.{name}", "is there, and no sample has it")


def _of_field(value: object, kinds: str, at: str) -> Iterator[Difference]:
    kind, _, null = kinds.partition(" or ")
    if kind == _ENTERED and isinstance(value, dict):
        for entered in (each for actions in value.values() for each in actions.values()):
            yield from _of_object(entered, "entered", at)
    elif kind.startswith(_LIST) and isinstance(value, list):
        for each in value:
            yield from _of_object(each, kind.removeprefix(_LIST), at)
    elif kind in TABLES and isinstance(value, dict):
        yield from _of_object(value, kind, at)
    elif _name(value) not in (kind, null):
        yield Difference(at, f"is {_name(value)} instead of {kinds}")


def _name(value: object) -> str:
    return _NAMES.get(type(value), "null")
