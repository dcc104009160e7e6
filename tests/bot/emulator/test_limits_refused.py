"""Slack's limits, row by row: one more than is right is refused, at the right place."""

import pytest

from bot.emulator.limits import check_blocks
from tests.bot.emulator.blocks import (
    CELL,
    WORD,
    Json,
    actions,
    button,
    confirm,
    context_actions,
    data_table,
    feedback,
    image,
    in_input,
    option,
    options,
    rich,
    run,
    section,
    select,
    table,
    text,
)

WRONG: dict[str, tuple[Json, str, str]] = {
    "a start that is no option": (
        actions(select(options=options(2), initial_option=option(value="9"))),
        "must be one of the options",
        "/elements/0/initial_option",
    ),
    "a radio button's start": (
        actions({"type": "radio_buttons", "options": options(2), "initial_option": option(value="9")}),
        "must be one of the options",
        "/elements/0/initial_option",
    ),
    "ticked boxes that are not there": (
        actions({"type": "checkboxes", "options": options(2), "initial_options": [option(value="9")]}),
        "must be among the options",
        "/elements/0/initial_options",
    ),
    "a date that is none": (
        actions({"type": "datepicker", "initial_date": "23.6.2025"}),
        "must be a date in the form YYYY-MM-DD",
        "/elements/0/initial_date",
    ),
    "unknown block": ({"type": "sections"}, "unsupported type: sections", "/type"),
    "a type that is no word": ({"type": ["section"]}, "unsupported type: ['section']", "/type"),
    "no type": ({"text": text(1)}, "missing required field: type", ""),
    "alert in a message": ({"type": "alert", "text": text(1)}, "unsupported type: alert", "/type"),
    "unknown field": ({"type": "divider", "colour": 1}, "invalid additional property: colour", ""),
    "section without content": (section(), "must define either `text` or `fields`", "/type"),
    "section text 3001": (section(text=text(3001)), "must be less than 3001 characters", "/text/text"),
    "section text empty": (section(text=text(0)), "must be more than 0 characters", "/text/text"),
    "section text as a string": (section(text="x"), "must provide an object", "/text"),
    "union as a whole": (section(text=text(0)), "failed to match all allowed schemas", "/text"),
    "text of no kind": (section(text=text(1, "html")), "unsupported type: html", "/text/type"),
    "emoji on mrkdwn": (
        section(text={**text(1, "mrkdwn"), "emoji": True}),
        "invalid additional property: emoji",
        "/text",
    ),
    "emoji as a word": (section(text={**text(1), "emoji": "yes"}), "must provide a boolean", "/text/emoji"),
    "field 2001": (section(fields=[text(2001)]), "must be less than 2001 characters", "/fields/0/text"),
    "fields 11": (section(fields=[text(1)] * 11), "no more than 10 items allowed", "/fields"),
    "fields none": (section(fields=[]), "no fewer than 1 items allowed", "/fields"),
    "accessory of no kind": (section(text=text(1), accessory={"type": "b"}), "unsupported type: b", "/accessory/type"),
    "header 151": ({"type": "header", "text": text(151)}, "must be less than 151 characters", "/text/text"),
    "header mrkdwn": ({"type": "header", "text": text(1, "mrkdwn")}, "unsupported type: mrkdwn", "/text/type"),
    "block_id 256": ({"type": "divider", "block_id": "b" * 256}, "must be less than 256 characters", "/block_id"),
    "context 11": ({"type": "context", "elements": [text(1)] * 11}, "no more than 10 items allowed", "/elements"),
    "context element text": (
        {"type": "context", "elements": [text(3001)]},
        "must be less than 3001 characters",
        "/elements/0/text",
    ),
    "actions 26": (actions(*[button()] * 26), "no more than 25 items allowed", "/elements"),
    "actions none": (actions(), "no fewer than 1 items allowed", "/elements"),
    "actions with text": (actions(text(1)), "unsupported type: plain_text", "/elements/0/type"),
    "input inside actions": (
        actions({"type": "plain_text_input"}),
        "unsupported type: plain_text_input",
        "/elements/0/type",
    ),
    "action_id twice": (
        actions(button(action_id="a"), button(action_id="a")),
        "`action_id` `a` already exists",
        "/elements/1/action_id",
    ),
    "button text 76": (actions(button(text=text(76))), "must be less than 76 characters", "/elements/0/text/text"),
    "button text mrkdwn": (
        actions(button(text=text(1, "mrkdwn"))),
        "unsupported type: mrkdwn",
        "/elements/0/text/type",
    ),
    "button value 2001": (actions(button(value="v" * 2001)), "must be less than 2001 characters", "/elements/0/value"),
    "button value empty": (actions(button(value="")), "must be more than 0 characters", "/elements/0/value"),
    "button value number": (actions(button(value=1)), "must provide a string", "/elements/0/value"),
    "button url 3001": (actions(button(url="u" * 3001)), "must be less than 3001 characters", "/elements/0/url"),
    "button style": (actions(button(style="big")), "must be a valid enum value: primary, danger", "/elements/0/style"),
    "button label 76": (
        actions(button(accessibility_label="a" * 76)),
        "must be less than 76 characters",
        "/elements/0/accessibility_label",
    ),
    "action_id 256": (
        actions(button(action_id="a" * 256)),
        "must be less than 256 characters",
        "/elements/0/action_id",
    ),
    "confirm title 101": (
        actions(button(confirm=confirm(title=text(101)))),
        "must be less than 101 characters",
        "/elements/0/confirm/title/text",
    ),
    "confirm text 301": (
        actions(button(confirm=confirm(text=text(301)))),
        "must be less than 301 characters",
        "/elements/0/confirm/text/text",
    ),
    "confirm deny 31": (
        actions(button(confirm=confirm(deny=text(31)))),
        "must be less than 31 characters",
        "/elements/0/confirm/deny/text",
    ),
    "overflow 6": (
        actions({"type": "overflow", "options": options(6)}),
        "no more than 5 items allowed",
        "/elements/0/options",
    ),
    "overflow none": (
        actions({"type": "overflow", "options": []}),
        "no fewer than 1 items allowed",
        "/elements/0/options",
    ),
    "option text 76": (
        actions(select(options=[option(76)])),
        "must be less than 76 characters",
        "/elements/0/options/0/text/text",
    ),
    "option value 151": (
        actions(select(options=[option(value="v" * 151)])),
        "must be less than 151 characters",
        "/elements/0/options/0/value",
    ),
    "option description 76": (
        actions(select(options=[option(description=text(76))])),
        "must be less than 76 characters",
        "/elements/0/options/0/description/text",
    ),
    "option url in a select": (
        actions(select(options=[option(url="https://a.example")])),
        "invalid additional property: url",
        "/elements/0/options/0",
    ),
    "option value twice": (
        actions(select(options=[option(), option()])),
        "`value` `v` already exists",
        "/elements/0/options/1/value",
    ),
    "select 101": (actions(select(options=options(101))), "no more than 100 items allowed", "/elements/0/options"),
    "select of both": (
        actions(select(option_groups=[{"label": text(1), "options": options(1)}])),
        "must define either `options` or `option_groups`",
        "/elements/0",
    ),
    "placeholder 151": (
        actions(select(placeholder=text(151))),
        "must be less than 151 characters",
        "/elements/0/placeholder/text",
    ),
    "query length": (
        actions({"type": "external_select", "min_query_length": -1}),
        "must be between 0 and 100",
        "/elements/0/min_query_length",
    ),
    "query length half": (
        actions({"type": "external_select", "min_query_length": 1.5}),
        "must provide an integer",
        "/elements/0/min_query_length",
    ),
    "checkboxes 11": (
        actions({"type": "checkboxes", "options": options(11)}),
        "no more than 10 items allowed",
        "/elements/0/options",
    ),
    "input label 2001": (
        {"type": "input", "label": text(2001), "element": {"type": "plain_text_input"}},
        "must be less than 2001 characters",
        "/label/text",
    ),
    "input without element": ({"type": "input", "label": text(1)}, "missing required field: element", ""),
    "input of a button": (in_input(button()), "unsupported type: button", "/element/type"),
    "rich text of no kind": (rich(run(WORD, kind="quote")), "unsupported type: quote", "/elements/0/type"),
    "rich text part of no kind": (rich(run({"type": "b"})), "unsupported type: b", "/elements/0/elements/0/type"),
    "rich text empty word": (
        rich(run({"type": "text", "text": ""})),
        "must be more than 0 characters",
        "/elements/0/elements/0/text",
    ),
    "rich text style": (
        rich(run({**WORD, "style": {"big": True}})),
        "invalid additional property: big",
        "/elements/0/elements/0/style",
    ),
    "list without style": (
        rich({"type": "rich_text_list", "elements": [run(WORD)]}),
        "missing required field: style",
        "/elements/0",
    ),
    "list of words": (
        rich({"type": "rich_text_list", "style": "bullet", "elements": [WORD]}),
        "unsupported type: text",
        "/elements/0/elements/0/type",
    ),
    "preformatted mention": (
        rich(run({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted")),
        "unsupported type: user",
        "/elements/0/elements/0/type",
    ),
    "border 2": (rich(run(WORD, kind="rich_text_quote", border=2)), "must be between 0 and 1", "/elements/0/border"),
    "markdown 12001": (
        {"type": "markdown", "text": "x" * 12_001},
        "must be less than 12001 characters",
        "/text",
    ),
    "markdown empty": ({"type": "markdown", "text": ""}, "must be more than 0 characters", "/text"),
    "image without alt": ({"type": "image", "image_url": "u"}, "missing required field: alt_text", ""),
    "image alt 2001": (image(alt_text="a" * 2001), "must be less than 2001 characters", "/alt_text"),
    "image url 3001": (image(image_url="u" * 3001), "must be less than 3001 characters", "/image_url"),
    "image of nothing": (
        {"type": "image", "alt_text": "A"},
        "must define either `image_url` or `slack_file`",
        "",
    ),
    "context actions 6": (context_actions(*[feedback()] * 6), "no more than 5 items allowed", "/elements"),
    "context actions with a button": (context_actions(button()), "unsupported type: button", "/elements/0/type"),
    "feedback text 76": (
        context_actions(feedback(76)),
        "must be less than 76 characters",
        "/elements/0/positive_button/text/text",
    ),
    "icon": (
        context_actions({"type": "icon_button", "icon": "star", "text": text(1)}),
        "must be a valid enum value: trash",
        "/elements/0/icon",
    ),
    "table 101 rows": (table(101, 1), "no more than 100 items allowed", "/rows"),
    "table 21 cells": (table(1, 21), "no more than 20 items allowed", "/rows/0"),
    "table cell empty": (
        {"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]},
        "must be more than 0 characters",
        "/rows/0/0/text",
    ),
    "table cell plain": ({"type": "table", "rows": [[text(1)]]}, "unsupported type: plain_text", "/rows/0/0/type"),
    "table number as text": (
        {"type": "table", "rows": [[{"type": "raw_number", "value": "5", "text": "5"}]]},
        "must provide a number",
        "/rows/0/0/value",
    ),
    "table settings 21": (
        table(1, 1, column_settings=[{}] * 21),
        "no more than 20 items allowed",
        "/column_settings",
    ),
    "data table 1 row": (data_table(1, 1), "no fewer than 2 items allowed", "/rows"),
    "data table 202 rows": (data_table(202, 1), "no more than 201 items allowed", "/rows"),
    "data table without caption": (
        {"type": "data_table", "rows": [[CELL], [CELL]]},
        "missing required field: caption",
        "",
    ),
    "data table ragged": (
        {"type": "data_table", "caption": "c", "rows": [[CELL], [CELL, CELL]]},
        "all rows must have the same number of cells",
        "/rows/1",
    ),
    "data table rich header": (
        {"type": "data_table", "caption": "c", "rows": [[rich(run(WORD))], [CELL]]},
        "unsupported type: rich_text",
        "/rows/0/0/type",
    ),
    "data table page 101": (data_table(2, 1, page_size=101), "must be between 1 and 100", "/page_size"),
    "card title 151": (
        {"type": "card", "title": text(151, "mrkdwn")},
        "must be less than 151 characters",
        "/title/text",
    ),
    "card body 201": ({"type": "card", "body": text(201, "mrkdwn")}, "must be less than 201 characters", "/body/text"),
    "card icon as an address": (
        {"type": "card", "title": text(1, "mrkdwn"), "icon": "https://a.example/i.png"},
        "must provide an object",
        "/icon",
    ),
    "card of a subtitle": (
        {"type": "card", "subtitle": text(1, "mrkdwn")},
        "must define at least one of `hero_image` or `title` or `actions` or `body`",
        "",
    ),
    "carousel 11": (
        {"type": "carousel", "elements": [{"type": "card", "title": text(1, "mrkdwn")}] * 11},
        "no more than 10 items allowed",
        "/elements",
    ),
    "action_id twice in a carousel": (
        {
            "type": "carousel",
            "elements": [{"type": "card", "title": text(1, "mrkdwn"), "actions": [button(action_id="a")]}] * 2,
        },
        "`action_id` `a` already exists",
        "/elements/1/actions/0/action_id",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_beyond_is_refused_in_place(name: str) -> None:
    block, message, place = WRONG[name]
    assert f"{message} [json-pointer:/blocks/0{place}]" in [str(problem) for problem in check_blocks([block])]
