from typing import Any

import pytest

from bot.delivery.inbox import REMEMBERED_FOR, Inbox, keys_of


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def event(**changes: object) -> dict[str, Any]:
    said = {"type": "app_mention", "channel": "C1", "ts": "1.1"}
    return {"team_id": "T1", "event_id": "Ev1", "event": said, **changes}


def test_what_came_before_is_known() -> None:
    inbox = Inbox()
    assert inbox.claim([("a",)])
    assert not inbox.claim([("a",)])
    assert inbox.claim([("b",)])


def test_one_known_key_is_enough_and_then_the_others_are_not_taken() -> None:
    inbox = Inbox()
    assert inbox.claim([("a",), ("b",)])
    assert not inbox.claim([("c",), ("b",)])
    assert inbox.claim([("c",)])


def test_it_remembers_for_a_day_and_an_hour() -> None:
    clock = Clock()
    inbox = Inbox(clock)
    inbox.claim([("a",)])
    clock.now = REMEMBERED_FOR - 1
    assert not inbox.claim([("a",)])
    clock.now = REMEMBERED_FOR
    assert inbox.claim([("a",)])


def test_it_does_not_grow_without_end() -> None:
    inbox = Inbox(most=2)
    for name in "abcd":
        inbox.claim([(name,)])
    assert not inbox.claim([("d",)])
    assert inbox.claim([("a",)])


@pytest.mark.parametrize(
    "same",
    [
        event(),
        event(event_id="Ev2"),
        event(event={"type": "message", "channel": "C1", "ts": "2.2"}),
        event(event_id="Ev2", event={"type": "message", "channel": "C1", "ts": "1.1"}),
    ],
)
def test_an_event_is_known_by_its_id_and_by_its_post(same: dict[str, Any]) -> None:
    inbox = Inbox()
    assert inbox.claim(keys_of(event()))
    assert not inbox.claim(keys_of(same))


@pytest.mark.parametrize(
    "other",
    [
        event(event_id="Ev2", event={"type": "message", "channel": "C1", "ts": "2.2"}),
        event(event_id="Ev2", event={"type": "message", "channel": "C2", "ts": "1.1"}),
        event(team_id="T2"),
    ],
)
def test_other_events_are_new(other: dict[str, Any]) -> None:
    inbox = Inbox()
    assert inbox.claim(keys_of(event()))
    assert inbox.claim(keys_of(other))


def press(ts: str) -> dict[str, Any]:
    actions = [{"action_id": "open:x", "action_ts": ts}]
    return {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": actions}


def test_a_press_of_a_button_is_known_by_who_and_when() -> None:
    inbox = Inbox()
    assert inbox.claim(keys_of(press("1.1")))
    assert not inbox.claim(keys_of(press("1.1")))
    assert inbox.claim(keys_of(press("1.2")))


def test_other_payloads_have_no_keys() -> None:
    assert keys_of({"type": "view_closed", "team": None}) == ()
    assert Inbox().claim(())
