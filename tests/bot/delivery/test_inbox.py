from typing import Any

import pytest

from bot.delivery.claims import Claim, claim_of
from bot.delivery.inbox import REMEMBERED_FOR, Inbox


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
    assert inbox.take(Claim("T1", ("a",)))
    assert not inbox.take(Claim("T1", ("a",)))
    assert inbox.take(Claim("T1", ("b",)))


def test_one_known_key_is_enough_and_then_the_others_are_not_taken() -> None:
    inbox = Inbox()
    assert inbox.take(
        Claim(
            "T1",
            (
                "a",
                "b",
            ),
        )
    )
    assert not inbox.take(
        Claim(
            "T1",
            (
                "c",
                "b",
            ),
        )
    )
    assert inbox.take(Claim("T1", ("c",)))


def test_it_remembers_for_a_day_and_an_hour() -> None:
    clock = Clock()
    inbox = Inbox(clock)
    inbox.take(Claim("T1", ("a",)))
    clock.now = REMEMBERED_FOR - 1
    assert not inbox.take(Claim("T1", ("a",)))
    clock.now = REMEMBERED_FOR
    assert inbox.take(Claim("T1", ("a",)))


def test_it_does_not_grow_without_end() -> None:
    inbox = Inbox(most=2)
    for name in "abcd":
        inbox.take(Claim("T1", (name,)))
    assert not inbox.take(Claim("T1", ("d",)))
    assert inbox.take(Claim("T1", ("a",)))


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
    assert inbox.take(claim_of(event()))
    assert not inbox.take(claim_of(same))


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
    assert inbox.take(claim_of(event()))
    assert inbox.take(claim_of(other))


def press(ts: str) -> dict[str, Any]:
    actions = [{"action_id": "open:x", "action_ts": ts}]
    return {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": actions}


def test_a_press_of_a_button_is_known_by_who_and_when() -> None:
    inbox = Inbox()
    assert inbox.take(claim_of(press("1.1")))
    assert not inbox.take(claim_of(press("1.1")))
    assert inbox.take(claim_of(press("1.2")))


def test_other_payloads_have_no_keys() -> None:
    assert claim_of({"type": "view_closed", "team": None}) == Claim("")
    assert Inbox().take(Claim("T1"))
