"""Composition objects: texts, options, confirmation dialogs (docs.slack.dev: "Composition objects")."""

from collections.abc import Iterator

from bot.emulator.limits.shape import Check, Problem, array, boolean, both, either, number, one_of, record, string

ID = string(255)
URL = string(3000)
ALT_TEXT = string(2000)
STYLE = one_of("primary", "danger")


def _plain(most: int) -> Check:
    return record({"type": one_of("plain_text"), "text": string(most)}, {"emoji": boolean})


def _mrkdwn(most: int) -> Check:
    return record({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": boolean})


PLAIN_TEXT = _plain(3000)
MRKDWN = _mrkdwn(3000)


def plain_text(most: int) -> Check:
    """Take a plain_text object of up to `most` characters ("Text object")."""
    return either({"plain_text": _plain(most)})


def mrkdwn(most: int) -> Check:
    """Take a mrkdwn object of up to `most` characters ("Text object")."""
    return either({"mrkdwn": _mrkdwn(most)})


def any_text(most: int) -> Check:
    """Take a plain_text or mrkdwn object of up to `most` characters ("Text object")."""
    return either({"plain_text": _plain(most), "mrkdwn": _mrkdwn(most)})


def option(text: Check, *, url: bool = False) -> Check:
    """Take an option ("Option object"): a value of 150 characters, a description of 75, in overflow menus a url."""
    return record(
        {"text": text, "value": string(150)},
        {"description": plain_text(75)} | ({"url": URL} if url else {}),
    )


MENU_OPTION = option(plain_text(75))
OVERFLOW_OPTION = option(plain_text(75), url=True)
GROUP_OPTION = option(any_text(75))

OPTIONS = both(array(MENU_OPTION, 100), lambda value, pointer: distinct(value, pointer, "value"))
OPTION_GROUPS = array(record({"label": plain_text(75), "options": OPTIONS}), 100)

CONFIRM = record(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": STYLE},
)

RAW_TEXT = record({"type": one_of("raw_text"), "text": string()})
RAW_NUMBER = record({"type": one_of("raw_number"), "text": string(), "value": number})

SLACK_FILE = record({}, {"id": ID, "url": URL})


def image_fields(value: object, pointer: str) -> Iterator[Problem]:
    """Find an image that has none, or both, of `image_url` and `slack_file`."""
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        yield Problem(pointer, "must define either `image_url` or `slack_file`")


def distinct(items: object, pointer: str, name: str) -> Iterator[Problem]:
    """Find items of a list that repeat the text in field `name` of an earlier one; items without it are passed over."""
    seen: set[str] = set()
    for index, item in enumerate(items if isinstance(items, list) else ()):
        value = item.get(name) if isinstance(item, dict) else None
        if not isinstance(value, str):
            continue
        if value in seen:
            yield Problem(f"{pointer}/{index}/{name}", f"`{name}` `{value}` already exists")
        seen.add(value)
