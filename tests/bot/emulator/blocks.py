"""Blocks to build tests from: each small and right, unless a test makes it wrong."""

from typing import Any

Json = dict[str, Any]


def text(length: int, kind: str = "plain_text") -> Json:
    return {"type": kind, "text": "x" * length}


def button(**more: object) -> Json:
    return {"type": "button", "text": text(1), **more}


def actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def option(length: int = 1, value: str = "v", **more: object) -> Json:
    return {"text": text(length), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(value=str(number)) for number in range(count)]


def select(**more: object) -> Json:
    return {"type": "static_select", "options": options(1), **more}


def section(**fields: object) -> Json:
    return {"type": "section", **fields}


def image(**more: object) -> Json:
    return {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "A", **more}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def run(*parts: Json, kind: str = "rich_text_section", **more: object) -> Json:
    return {"type": kind, "elements": list(parts), **more}


WORD: Json = {"type": "text", "text": "word"}
CELL: Json = {"type": "raw_text", "text": "x"}


def table(rows: int, cells: int, **more: object) -> Json:
    return {"type": "table", "rows": [[CELL] * cells for _ in range(rows)], **more}


def data_table(rows: int, cells: int, **more: object) -> Json:
    return {"type": "data_table", "caption": "c", "rows": [[CELL] * cells for _ in range(rows)], **more}


def in_input(element: Json, **more: object) -> Json:
    return {"type": "input", "label": text(1), "element": element, **more}


def feedback(length: int = 1) -> Json:
    one = {"text": text(length), "value": "v"}
    return {"type": "feedback_buttons", "positive_button": one, "negative_button": one}


def context_actions(*elements: Json) -> Json:
    return {"type": "context_actions", "elements": list(elements)}


def confirm(**more: object) -> Json:
    return {"title": text(100), "text": text(300), "confirm": text(30), "deny": text(30), **more}
