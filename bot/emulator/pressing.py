"""Finding the element that a person uses, and the `actions` entry that Slack makes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.emulator.limits import interactive_elements
from bot.emulator.records import Json

Offered: TypeAlias = Mapping[str, Sequence[Json]]  # options that the app brought for a menu, by its action_id

_CHOOSING = {"static_select", "overflow", "radio_buttons", "external_select"}
_FREE = {
    "plain_text_input": "value",
    "url_text_input": "value",
    "datepicker": "selected_date",
    "conversations_select": "selected_conversation",
}
_SHOWN = ("placeholder", "initial_option", "initial_options", "initial_date", "initial_conversation", "confirm")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is known of the element that was used. `value`: a button's, an option's, what was typed, a date.

    `values`: those of the boxes that are ticked.
    """

    action_id: str | None = None
    block_id: str | None = None
    value: str | None = None
    values: tuple[str, ...] | None = None


def find_action(
    blocks: Iterable[Json], pressed: Pressed, *, action_ts: str, offered: Offered | None = None
) -> Json | None:
    """Return the action for the first element that fits (docs.slack.dev: "block_actions payload"), or None."""
    for block in blocks:
        for _, element in interactive_elements(block):
            options = (offered or {}).get(element["action_id"], ())
            if _fits(block, element, pressed, options):
                same = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
                return same | _used(element, pressed, options) | {"action_ts": action_ts}
    return None


def chosen(element: Json, value: object, offered: Sequence[Json] = ()) -> Json:
    """Give what a value means for an element: the option itself, the options, the text or the date.

    `value` is an option or its value, a list of such, or text. Raises ValueError when the element has no such option.
    """
    kind = element["type"]
    if kind in _FREE:
        return {_FREE[kind]: value}
    if kind == "checkboxes":
        if not isinstance(value, list):
            raise ValueError("Boxes need a list of those that are ticked.")
        return {"selected_options": [_option(element, each, ()) for each in value]}
    return {"selected_option": _option(element, value, offered)}


def options_of(element: Json) -> list[Json]:
    """List the options that an element has by itself, those of groups too."""
    groups = element.get("option_groups", [])
    listed = [*element.get("options", []), *(option for group in groups for option in group["options"])]
    return [*listed, element["initial_option"]] if not listed and "initial_option" in element else listed


def _option(element: Json, wanted: object, offered: Sequence[Json]) -> Json:
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    for option in (*options_of(element), *offered):
        if option["value"] == value:
            return option
    raise ValueError(f"There is no option {value}.")


def _fits(block: Json, element: Json, pressed: Pressed, offered: Sequence[Json]) -> bool:
    wanted = {each for each in (pressed.value, *(pressed.values or ())) if each is not None}
    return (
        pressed.action_id in (None, element["action_id"])
        and pressed.block_id in (None, block["block_id"])
        and (element["type"] in _FREE or wanted <= _values(element, offered))
        and (element["type"] != "external_select" or bool(wanted))
    )


def _values(element: Json, offered: Sequence[Json]) -> set[object]:
    if element["type"] in _CHOOSING or element["type"] == "checkboxes":
        return {option["value"] for option in (*options_of(element), *offered)}
    if element["type"] == "feedback_buttons":
        return {element["positive_button"]["value"], element["negative_button"]["value"]}
    return {element.get("value")}


def _used(element: Json, pressed: Pressed, offered: Sequence[Json]) -> Json:
    kind = element["type"]
    if kind == "feedback_buttons":
        thumbs = (element["positive_button"], element["negative_button"])
        thumb = next((each for each in thumbs if each["value"] == pressed.value), thumbs[0])
        return {"value": thumb["value"], "text": thumb["text"]}
    if kind == "checkboxes":
        ticked = pressed.values if pressed.values is not None else (pressed.value,)
        return chosen(element, [each for each in ticked if each is not None])
    if kind in _CHOOSING or kind in _FREE:
        value = pressed.value if kind in _FREE or pressed.value is not None else options_of(element)[0]
        return chosen(element, value, offered) | {name: element[name] for name in _SHOWN if name in element}
    return {name: element[name] for name in ("text", "value", "style", "url", "icon", "confirm") if name in element}
