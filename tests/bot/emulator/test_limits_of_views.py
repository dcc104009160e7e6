"""Slack's limits on modals and the Home tab."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.limits import check_view

Json = dict[str, Any]

TITLE: Json = {"type": "plain_text", "text": "t" * 24}
LONG: Json = {"type": "plain_text", "text": "t" * 25}
LINE: Json = {"type": "divider"}
ALERT: Json = {"type": "alert", "text": {"type": "mrkdwn", "text": "x" * 200}, "level": "warning"}
INPUT: Json = {"type": "input", "label": TITLE, "element": {"type": "plain_text_input"}}
TABLE: Json = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}


def modal(**fields: object) -> Json:
    return {"type": "modal", "title": TITLE, "blocks": [LINE], **fields}


def home(**fields: object) -> Json:
    return {"type": "home", "blocks": [LINE], **fields}


@pytest.mark.parametrize(
    "view",
    [
        modal(submit=TITLE, close=TITLE, private_metadata="m" * 3000, callback_id="c" * 255, blocks=[LINE] * 100),
        modal(blocks=[ALERT], clear_on_close=True, notify_on_close=False, external_id="e"),
        modal(blocks=[INPUT, {**INPUT, "element": {"type": "plain_text_input", "focus_on_load": True}}], submit=TITLE),
        home(blocks=[TABLE], private_metadata=""),
    ],
)
def test_good_views(view: Json) -> None:
    assert check_view(view) == []


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (modal(title=LONG), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(submit=LONG), "must be less than 25 characters [json-pointer:/view/submit/text]"),
        (modal(blocks=[]), "no fewer than 1 items allowed [json-pointer:/view/blocks]"),
        (modal(blocks=[LINE] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal(private_metadata="m" * 3001), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        (modal(callback_id="c" * 256), "must be less than 256 characters [json-pointer:/view/callback_id]"),
        (modal(blocks=[TABLE]), "unsupported type: table [json-pointer:/view/blocks/0/type]"),
        (modal(blocks=[INPUT]), "missing required field: submit [json-pointer:/view]"),
        (
            modal(blocks=[{**LINE, "block_id": "b"}] * 2),
            "`block_id` `b` already exists [json-pointer:/view/blocks/1/block_id]",
        ),
        (
            modal(blocks=[{**INPUT, "element": {"type": "plain_text_input", "focus_on_load": True}}] * 2, submit=TITLE),
            "only one element may have the focus [json-pointer:/view/blocks/1/element/focus_on_load]",
        ),
        (home(title=TITLE), "invalid additional property: title [json-pointer:/view]"),
        (home(blocks=[ALERT]), "unsupported type: alert [json-pointer:/view/blocks/0/type]"),
        ({"type": "modal", "blocks": [LINE]}, "missing required field: title [json-pointer:/view]"),
        ({"type": "panel"}, "unsupported type: panel [json-pointer:/view/type]"),
        (
            modal(blocks=[{**ALERT, "text": {"type": "mrkdwn", "text": "x" * 201}}]),
            "must be less than 201 characters [json-pointer:/view/blocks/0/text/text]",
        ),
        (
            home(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "Қ" * 3000}}] * 42),
            "must be no more than 250000 bytes [json-pointer:/view]",
        ),
    ],
)
def test_bad_views(view: Json, message: str) -> None:
    assert message in [str(problem) for problem in check_view(view)]


@given(st.recursive(st.none() | st.text(max_size=3), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_value_makes_the_check_fail_itself(value: object) -> None:
    assert check_view(value)
    check_view(modal(blocks=value))
