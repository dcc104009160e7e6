"""Slack's limits: what is just right passes, and blocks that are wrong only together are refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.emulator.limits import check_blocks, interactive_elements, too_heavy
from tests.bot.emulator.blocks import (
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

RIGHT: dict[str, Json] = {
    "section text 3000": section(text=text(3000, "mrkdwn")),
    "section fields 10 of 2000": section(fields=[text(2000)] * 10),
    "section verbatim, expand": section(text={**text(1, "mrkdwn"), "verbatim": True}, expand=True),
    "section with a button": section(text=text(1), accessory=button()),
    "section with a picture": section(text=text(1), accessory=image()),
    "header 150": {"type": "header", "text": text(150)},
    "divider": {"type": "divider", "block_id": "b" * 255},
    "context 10": {"type": "context", "elements": [text(1), image(), *[text(1, "mrkdwn")] * 8]},
    "actions 25": actions(*(button(action_id=str(number)) for number in range(25))),
    "button with everything": actions(
        button(
            text=text(75),
            value="v" * 2000,
            url="u" * 3000,
            style="primary",
            accessibility_label="a" * 75,
            action_id="i" * 255,
            confirm=confirm(style="danger"),
            agent_prompt="p" * 4000,
        )
    ),
    "overflow 5": actions({"type": "overflow", "options": [option(75, "v" * 150, url="u" * 3000)] * 5}),
    "select 100": actions(select(options=options(100), placeholder=text(150))),
    "select of groups": actions(
        {"type": "static_select", "option_groups": [{"label": text(75), "options": options(100)}] * 100}
    ),
    "option with description": actions(select(options=[option(description=text(75))])),
    "external select": actions({"type": "external_select", "min_query_length": 0, "placeholder": text(1)}),
    "conversations select": in_input(
        {"type": "conversations_select", "filter": {"include": ["public"]}, "response_url_enabled": True}
    ),
    "radio 10": actions({"type": "radio_buttons", "options": options(10)}),
    "checkboxes 10": actions({"type": "checkboxes", "options": options(10)}),
    "datepicker": actions({"type": "datepicker", "initial_date": "2025-06-23"}),
    "input": in_input({"type": "plain_text_input", "multiline": True, "max_length": 3000}, hint=text(2000)),
    "url input": in_input({"type": "url_text_input"}, optional=True, dispatch_action=False),
    "rich text": rich(
        run(WORD, {"type": "link", "url": "https://a.example"}, {"type": "user", "user_id": "U1"}),
        run({**WORD, "style": {"italic": True}}, kind="rich_text_quote", border=1),
        run(WORD, kind="rich_text_preformatted"),
        {"type": "rich_text_list", "style": "ordered", "indent": 8, "offset": 3, "elements": [run(WORD)]},
        run({"type": "date", "timestamp": 1, "format": "{date}"}, {"type": "emoji", "name": "wave"}),
    ),
    "markdown 12000": {"type": "markdown", "text": "x" * 12_000},
    "image block": image(title=text(2000), alt_text="a" * 2000),
    "image of a file": {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A"},
    "context actions 5": context_actions(
        feedback(75), *[{"type": "icon_button", "icon": "trash", "text": text(1)}] * 4
    ),
    "table 100 by 20": table(100, 20, column_settings=[{"align": "right", "is_wrapped": True}] * 20),
    "table of rich text and numbers": {
        "type": "table",
        "rows": [[rich(run(WORD)), {"type": "raw_number", "value": 5.3, "text": "5.3"}]],
    },
    "data table 201 by 20": data_table(201, 20, page_size=100, row_header_column_index=0),
    "card": {
        "type": "card",
        "title": text(150, "mrkdwn"),
        "subtitle": text(150, "mrkdwn"),
        "body": text(200, "mrkdwn"),
        "hero_image": image(),
        "actions": [button(action_id=str(number)) for number in range(3)],
    },
    "carousel 10": {"type": "carousel", "elements": [{"type": "card", "title": text(1, "mrkdwn")}] * 10},
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_at_the_limit_passes(name: str) -> None:
    assert check_blocks([RIGHT[name]]) == []


@pytest.mark.parametrize("name", RIGHT)
def test_slacks_own_classes_agree(name: str) -> None:
    block = Block.parse(json.loads(json.dumps(RIGHT[name])))
    assert (block is None) == (RIGHT[name]["type"] == "data_table")  # the SDK has no class for it yet
    if block is not None:
        assert block.to_dict()["type"] == RIGHT[name]["type"]


@pytest.mark.parametrize(
    ("blocks", "message", "place"),
    [
        ("[]", "must provide an array", ""),
        (None, "must provide an array", ""),
        ([5], "must provide an object", "/0"),
        ([{"type": "divider"}] * 51, "no more than 50 items allowed", ""),
        (
            [{"type": "divider", "block_id": "b"}, {"type": "header", "text": text(1), "block_id": "b"}],
            "`block_id` `b` already exists",
            "/1/block_id",
        ),
        ([table(1, 1), table(1, 1)], "only_one_table_allowed", "/1"),
        (
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 1001}] * 10]}],
            "all table blocks together must have no more than 10000 characters",
            "",
        ),
        (
            [{"type": "data_table", "caption": "c", "rows": [[{"type": "raw_text", "text": "x" * 5001}] * 2] * 2}],
            "all data_table blocks together must have no more than 20000 characters",
            "",
        ),
        (
            [{"type": "markdown", "text": "x" * 6_001}] * 2,
            "all markdown blocks together must have no more than 12000 characters",
            "",
        ),
    ],
)
def test_blocks_that_are_wrong_together(blocks: object, message: str, place: str) -> None:
    assert [str(problem) for problem in check_blocks(blocks)] == [f"{message} [json-pointer:/blocks{place}]"]


def test_fifty_blocks_and_none_pass() -> None:
    assert check_blocks([{"type": "divider"}] * 50) == []
    assert check_blocks([]) == []


def test_the_same_action_id_may_stand_in_two_blocks() -> None:
    assert check_blocks([actions(button(action_id="a")), actions(button(action_id="a"))]) == []


def test_all_problems_are_listed() -> None:
    problems = check_blocks([section(text=text(0)), {"type": "header"}, actions(button(value=""))])
    assert {problem.pointer.split("/")[2] for problem in problems} == {"0", "1", "2"}


def test_a_field_name_with_a_slash_is_escaped_in_the_pointer() -> None:
    assert str(check_blocks([{"type": "divider", "a/b": 1}])[0]).startswith("invalid additional property: a/b")


def test_weight_grows_with_text_and_with_blocks() -> None:
    assert not too_heavy([{"type": "markdown", "text": "x" * 12_000}])
    assert too_heavy([section(text=text(3000))] * 5)
    assert too_heavy(tuple([{"type": "divider"}] * 200))
    assert not too_heavy(None)


def test_elements_of_anything() -> None:
    assert interactive_elements("no block") == []
    assert interactive_elements({"type": "context", "elements": 5}) == []
    found = interactive_elements(section(text=text(1), accessory=button()), "/blocks/3")
    assert found == [("/blocks/3/accessory", button())]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "fields", "options", "accessory", "rows", "value", "block_id"])
            | st.text(max_size=3),
            inner
            | st.sampled_from([*(block["type"] for block in RIGHT.values()), "button", "plain_text", "static_select"]),
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_no_value_makes_the_check_fail_itself(value: object) -> None:
    for problem in check_blocks(value):
        assert problem.pointer.startswith("/blocks")


@given(st.sampled_from(sorted(RIGHT)), st.data())
def test_no_change_to_a_good_block_makes_the_check_fail_itself(name: str, data: st.DataObject) -> None:
    block = json.loads(json.dumps(RIGHT[name]))
    block[data.draw(st.sampled_from(sorted(block)))] = data.draw(JSON)
    check_blocks([block, {"type": "divider"}])
