"""What people enter, as Slack keeps it in `state.values` (docs.slack.dev: "View interaction payloads")."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from bot.emulator.limits import interactive_elements
from bot.emulator.pressing import Offered, chosen
from bot.emulator.records import Json

Values: TypeAlias = dict[str, dict[str, Json]]

# The field of each kind of element that holds what was entered, and the one of its definition that it starts from.
FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
}

REQUIRED = "Please complete this required field."


def initial_values(blocks: Iterable[Json]) -> Values:
    """Give what stands in the elements before anybody has entered anything."""
    values: Values = {}
    for block, element in _stateful(blocks):
        field, initial = FIELDS[element["type"]]
        start = element.get(initial, [] if field == "selected_options" else None)
        values.setdefault(block["block_id"], {})[element["action_id"]] = {"type": element["type"], field: start}
    return values


def carried(blocks: Iterable[Json], before: Values) -> Values:
    """Give the values of an updated view: what was entered stays where block_id, action_id and kind are the same."""
    values = initial_values(blocks)
    for block_id, action_id, value in _each(values):
        old = before.get(block_id, {}).get(action_id)
        if old and old["type"] == value["type"]:
            values[block_id][action_id] = old
    return values


def overlaid(values: Values, action: Json) -> Values:
    """Give the values with those of an action (docs.slack.dev: "block_actions payload")."""
    block_id, action_id, kind = action["block_id"], action["action_id"], action["type"]
    if kind not in FIELDS or action_id not in values.get(block_id, {}):
        return values
    value = {"type": kind, FIELDS[kind][0]: action[FIELDS[kind][0]]}
    return values | {block_id: values[block_id] | {action_id: value}}


def entered(blocks: Iterable[Json], before: Values, given: object, offered: Offered) -> Values:
    """Give the values with what somebody has entered: `{block_id: {action_id: …}}`, each as in Slack's state or plain.

    Plain is the text, the date, an option's value, or a list of such. Raises ValueError, in words, for what could not
    be entered.
    """
    values = {block_id: dict(actions) for block_id, actions in before.items()}
    elements = {(block["block_id"], element["action_id"]): element for block, element in _stateful(blocks)}
    for block_id, action_id, value in _each(given if isinstance(given, dict) else {}):
        element = elements.get((block_id, action_id))
        if element is None:
            raise ValueError(f"There is nothing to enter at {block_id}/{action_id}.")
        field = FIELDS[element["type"]][0]
        plain = value.get(field) if isinstance(value, dict) and "type" in value else value
        values[block_id][action_id] = {
            "type": element["type"],
            **({field: plain or None} if plain in (None, "") else chosen(element, plain, offered.get(action_id, ()))),
        }
    return values


def mistakes(blocks: Iterable[Json], values: Values) -> dict[str, str]:
    """Find what Slack's form does not let pass: words by block_id, none when it may be submitted."""
    found = {}
    for block, element in _stateful(blocks):
        if block["type"] == "input":
            value = values[block["block_id"]][element["action_id"]][FIELDS[element["type"]][0]]
            words = _mistake(element, value) if value else "" if block.get("optional") else REQUIRED
            if words:
                found[block["block_id"]] = words
    return found


def _mistake(element: Json, value: object) -> str:
    return next((words for words in (rule(element, value) for rule in _RULES) if words), "")


def _too_short(element: Json, value: object) -> str:
    least = element.get("min_length", 0)
    return f"Enter at least {least} characters." if isinstance(value, str) and len(value) < least else ""


def _too_long(element: Json, value: object) -> str:
    most = element.get("max_length", 3000)
    return f"Enter at most {most} characters." if isinstance(value, str) and len(value) > most else ""


def _no_address(element: Json, value: object) -> str:
    if element["type"] != "url_text_input" or urlsplit(str(value)).scheme in ("http", "https"):
        return ""
    return "Enter a valid URL."


def _no_date(element: Json, value: object) -> str:
    try:
        return str(date.fromisoformat(str(value)))[:0] if element["type"] == "datepicker" else ""
    except ValueError:
        return "Enter a date: YYYY-MM-DD."


_RULES: tuple[Callable[[Json, object], str], ...] = (_too_short, _too_long, _no_address, _no_date)


def _stateful(blocks: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for _, element in interactive_elements(block):
            if element["type"] in FIELDS:
                yield block, element


def _each(values: Json) -> Iterator[tuple[str, str, Any]]:
    for block_id, actions in values.items():
        for action_id, value in actions.items():
            yield block_id, action_id, value
