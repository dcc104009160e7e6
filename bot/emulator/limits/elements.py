"""Block elements: buttons, menus, inputs, pictures (docs.slack.dev: "Block elements")."""

from collections.abc import Iterator, Mapping

from bot.emulator.limits.objects import (
    ALT_TEXT,
    CONFIRM,
    GROUP_OPTION,
    ID,
    OPTION_GROUPS,
    OPTIONS,
    OVERFLOW_OPTION,
    SLACK_FILE,
    STYLE,
    URL,
    image_fields,
    plain_text,
)
from bot.emulator.limits.shape import Check, Problem, array, boolean, both, day, integer, one_of, record, string

_LABEL = string(75)
_INPUT = {"action_id": ID, "placeholder": plain_text(150), "focus_on_load": boolean}
_MENU = _INPUT | {"confirm": CONFIRM}
_DISPATCH = record({}, {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)})


def _element(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    return record({"type": one_of(kind), **required}, optional)


def _options_or_groups(value: object, pointer: str) -> Iterator[Problem]:
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        yield Problem(pointer, "must define either `options` or `option_groups`")


def _starts_with_its_own(value: object, pointer: str) -> Iterator[Problem]:
    element = value if isinstance(value, dict) else {}
    groups = [each["options"] for each in element.get("option_groups", ())]
    own = [option for options in (element.get("options", ()), *groups) for option in options]
    if "initial_option" in element and element["initial_option"] not in own:
        yield Problem(f"{pointer}/initial_option", "must be one of the options")
    if any(option not in own for option in element.get("initial_options", ())):
        yield Problem(f"{pointer}/initial_options", "must be among the options")


IMAGE = both(
    _element("image", {"alt_text": ALT_TEXT}, {"image_url": URL, "slack_file": SLACK_FILE}),
    image_fields,
)

BUTTON = _element(
    "button",
    {"text": plain_text(75)},
    {
        "action_id": ID,
        "url": URL,
        "value": string(2000),
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": _LABEL,
        "agent_prompt": string(4000),
        "agent_prompt_display": string(75),
        "visible_to_user_ids": array(ID),
    },
)

OVERFLOW = _element("overflow", {"options": array(OVERFLOW_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM})

STATIC_SELECT = both(
    both(
        _element(
            "static_select",
            {},
            _MENU | {"options": OPTIONS, "option_groups": OPTION_GROUPS, "initial_option": GROUP_OPTION},
        ),
        _options_or_groups,
    ),
    _starts_with_its_own,
)

EXTERNAL_SELECT = _element(
    "external_select", {}, _MENU | {"min_query_length": integer(0, 100), "initial_option": GROUP_OPTION}
)

CONVERSATIONS_SELECT = _element(
    "conversations_select",
    {},
    _MENU
    | {
        "initial_conversation": ID,
        "default_to_current_conversation": boolean,
        "response_url_enabled": boolean,
        "filter": record(
            {},
            {
                "include": array(one_of("im", "mpim", "private", "public")),
                "exclude_external_shared_channels": boolean,
                "exclude_bot_users": boolean,
            },
        ),
    },
)

RADIO_BUTTONS = both(
    _element(
        "radio_buttons",
        {"options": array(GROUP_OPTION, 10)},
        {"action_id": ID, "initial_option": GROUP_OPTION, "confirm": CONFIRM, "focus_on_load": boolean},
    ),
    _starts_with_its_own,
)

CHECKBOXES = both(
    _element(
        "checkboxes",
        {"options": array(GROUP_OPTION, 10)},
        {"action_id": ID, "initial_options": array(GROUP_OPTION, 10), "confirm": CONFIRM, "focus_on_load": boolean},
    ),
    _starts_with_its_own,
)

PLAIN_TEXT_INPUT = _element(
    "plain_text_input",
    {},
    _INPUT
    | {
        "initial_value": string(3000, least=0),
        "multiline": boolean,
        "min_length": integer(0, 3000),
        "max_length": integer(1, 3000),
        "dispatch_action_config": _DISPATCH,
    },
)

URL_INPUT = _element("url_text_input", {}, _INPUT | {"initial_value": URL, "dispatch_action_config": _DISPATCH})

DATEPICKER = _element("datepicker", {}, _MENU | {"initial_date": day})

_FEEDBACK = record({"text": plain_text(75), "value": string(2000)}, {"accessibility_label": _LABEL})
FEEDBACK_BUTTONS = _element(
    "feedback_buttons", {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ID}
)

ICON_BUTTON = _element(
    "icon_button",
    {"icon": one_of("trash"), "text": plain_text(75)},
    {
        "action_id": ID,
        "value": string(2000),
        "confirm": CONFIRM,
        "accessibility_label": _LABEL,
        "visible_to_user_ids": array(ID),
    },
)

IN_ACTIONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "static_select": STATIC_SELECT,
    "external_select": EXTERNAL_SELECT,
    "conversations_select": CONVERSATIONS_SELECT,
    "radio_buttons": RADIO_BUTTONS,
    "checkboxes": CHECKBOXES,
    "datepicker": DATEPICKER,
}

IN_SECTION: dict[str, Check] = IN_ACTIONS | {"image": IMAGE}

IN_INPUT: dict[str, Check] = {
    kind: check for kind, check in IN_ACTIONS.items() if kind not in {"button", "overflow"}
} | {"plain_text_input": PLAIN_TEXT_INPUT, "url_text_input": URL_INPUT}

IN_CONTEXT_ACTIONS: dict[str, Check] = {"feedback_buttons": FEEDBACK_BUTTONS, "icon_button": ICON_BUTTON}
