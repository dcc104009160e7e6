"""Finding the button or menu that a person uses, and the `actions` entry that Slack makes of it."""

from dataclasses import dataclass

from bot.emulator.limits import interactive_elements
from bot.emulator.records import Json
from bot.emulator.workspace import Message

_CHOOSING = {"static_select", "overflow", "radio_buttons"}


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is known of the element that was used: at least one of the three. `value`: a button's, or an option's."""

    action_id: str | None = None
    block_id: str | None = None
    value: str | None = None


def find_action(message: Message, pressed: Pressed, *, action_ts: str) -> Json | None:
    """Return the action for a message's first element that fits (docs.slack.dev: "block_actions payload"), or None."""
    for block in message.blocks:
        for _, element in interactive_elements(block):
            if _fits(block, element, pressed):
                same = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
                return same | _chosen(element, pressed) | {"action_ts": action_ts}
    return None


def _fits(block: Json, element: Json, pressed: Pressed) -> bool:
    return (
        pressed.action_id in (None, element["action_id"])
        and pressed.block_id in (None, block["block_id"])
        and (pressed.value is None or pressed.value in _values(element))
    )


def _values(element: Json) -> list[str | None]:
    if element["type"] in _CHOOSING:
        return [option["value"] for option in _options(element)]
    if element["type"] == "feedback_buttons":
        return [element["positive_button"]["value"], element["negative_button"]["value"]]
    return [element.get("value")]


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _chosen(element: Json, pressed: Pressed) -> Json:
    if element["type"] in _CHOOSING:
        options = _options(element)
        chosen = next((option for option in options if option["value"] == pressed.value), options[0])
        return {"selected_option": chosen}
    if element["type"] == "feedback_buttons":
        return {"value": pressed.value or element["positive_button"]["value"]}
    return {name: element[name] for name in ("text", "value", "style", "url") if name in element}
