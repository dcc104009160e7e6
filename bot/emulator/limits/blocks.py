"""Blocks (docs.slack.dev: "Blocks"), and which of them a message, a modal and a Home tab may hold."""

from collections.abc import Iterator, Mapping

from bot.emulator.limits.elements import BUTTON, IMAGE, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from bot.emulator.limits.objects import (
    ALT_TEXT,
    ID,
    MRKDWN,
    PLAIN_TEXT,
    SLACK_FILE,
    URL,
    any_text,
    image_fields,
    mrkdwn,
    plain_text,
)
from bot.emulator.limits.rich_text import RICH_TEXT
from bot.emulator.limits.shape import Check, Problem, array, boolean, both, either, one_of, record, string
from bot.emulator.limits.tables import DATA_TABLE, TABLE


def _block(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    return record({"type": one_of(kind), **required}, {"block_id": ID, **(optional or {})})


def _some_of(*names: str, either_word: str = "either", at: str = "") -> Check:
    wanted = " or ".join(f"`{name}`" for name in names)

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and not value.keys() & set(names):
            yield Problem(f"{pointer}{at}", f"must define {either_word} {wanted}")

    return check


SECTION = both(
    _block(
        "section",
        {},
        {
            "text": any_text(3000),
            "fields": array(any_text(2000), 10),
            "accessory": either(IN_SECTION),
            "expand": boolean,
        },
    ),
    _some_of("text", "fields", at="/type"),
)

CARD = both(
    _block(
        "card",
        {},
        {
            "hero_image": IMAGE,
            "icon": IMAGE,
            "title": mrkdwn(150),
            "subtitle": mrkdwn(150),
            "body": mrkdwn(200),
            "actions": array(either({"button": BUTTON}), 3),
        },
    ),
    _some_of("hero_image", "title", "actions", "body", either_word="at least one of"),
)

_IMAGE_BLOCK = both(
    _block("image", {"alt_text": ALT_TEXT}, {"image_url": URL, "slack_file": SLACK_FILE, "title": plain_text(2000)}),
    image_fields,
)

_INPUT = _block(
    "input",
    {"label": plain_text(2000), "element": either(IN_INPUT)},
    {"hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
)

_EVERYWHERE: dict[str, Check] = {
    "section": SECTION,
    "header": _block("header", {"text": plain_text(150)}),
    "divider": _block("divider", {}),
    "context": _block(
        "context",
        {"elements": array(either({"image": IMAGE, "plain_text": PLAIN_TEXT, "mrkdwn": MRKDWN}), 10)},
    ),
    "actions": _block("actions", {"elements": array(either(IN_ACTIONS), 25)}),
    "image": _IMAGE_BLOCK,
    "rich_text": RICH_TEXT,
    "input": _INPUT,
    "card": CARD,
}

IN_MESSAGE: dict[str, Check] = _EVERYWHERE | {
    "markdown": _block("markdown", {"text": string(12_000)}),
    "context_actions": _block("context_actions", {"elements": array(either(IN_CONTEXT_ACTIONS), 5)}),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "carousel": _block("carousel", {"elements": array(either({"card": CARD}), 10)}),
}

IN_MODAL: dict[str, Check] = _EVERYWHERE | {
    "alert": _block(
        "alert", {"text": any_text(200)}, {"level": one_of("default", "info", "warning", "error", "success")}
    ),
}

IN_HOME: dict[str, Check] = _EVERYWHERE | {"table": TABLE, "data_table": DATA_TABLE}
