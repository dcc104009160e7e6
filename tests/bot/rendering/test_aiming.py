"""Buttons that lead into a thread."""

import pytest

from bot.emulator.limits import check_blocks
from bot.rendering.aiming import Aimed, aimed, read
from bot.rendering.message import Message
from bot.rendering.slack import render
from knowledge import AnyResult
from tests.bot.rendering.results import RESULTS

THREAD = "1700000000.000100"


def values(message: Message) -> dict[str, list[str]]:
    """Return what the buttons and menus of a message carry."""
    elements = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    return {each["action_id"]: [choice["value"] for choice in each.get("options", [each])] for each in elements}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_what_opens_and_shares_carries_the_thread_and_the_rest_is_as_before(result: AnyResult) -> None:
    before = render(result, private=True)
    after = aimed(before, THREAD)
    assert after.text == before.text
    for action_id, carried in values(after).items():
        leads = action_id.startswith(("open:", "more:", "share:"))
        assert [read(action_id, value) for value in carried] == [
            Aimed(value, THREAD if leads else None) for value in values(before)[action_id]
        ]


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_slack_takes_it(result: AnyResult) -> None:
    assert check_blocks(list(aimed(render(result, private=True), THREAD).blocks)) == []


def test_without_a_thread_nothing_changes() -> None:
    message = render(RESULTS["fact"], private=True)
    assert aimed(message, None) is message


def test_what_would_grow_too_long_stays_as_it_is() -> None:
    option = {"value": "k" * 150}
    menu = {"type": "static_select", "action_id": "more:1", "options": [option]}
    button = {"type": "button", "action_id": "share:1", "value": "v" * 1_990}
    message = Message("", ({"type": "actions", "elements": [menu, button]},))
    assert aimed(message, THREAD) == message


@pytest.mark.parametrize("value", ["", "education", "fact 1700.1 x", '{"is":"Help","lang":"en"}', "1700.1", "a.b c"])
def test_what_carries_no_thread_is_read_as_it_is(value: str) -> None:
    assert read("open:x", value) == Aimed(value)


@pytest.mark.parametrize("action_id", ["open:education", "more:1", "share:1"])
@pytest.mark.parametrize("mark", ["thread>", ""], ids=["marked", "made before there was a mark"])
def test_the_thread_is_taken_off_a_button_that_can_have_one(action_id: str, mark: str) -> None:
    assert read(action_id, f"{mark}{THREAD} fact x\ny") == Aimed("fact x\ny", THREAD)


@pytest.mark.parametrize("action_id", ["", "home:ask", "search:words", "cite:1"])
@pytest.mark.parametrize("value", ["10.5 students", f"{THREAD} x", f"thread>{THREAD} x"])
def test_what_comes_from_elsewhere_is_read_as_it_is(action_id: str, value: str) -> None:
    assert read(action_id, value) == Aimed(value)
