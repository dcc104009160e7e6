from typing import Any

import pytest

from bot.delivery.claims import Claim, claim_of


def event(**changes: object) -> dict[str, Any]:
    said = {"type": "app_mention", "channel": "C1", "ts": "1.1"}
    return {"team_id": "T1", "event_id": "Ev1", "event": said, **changes}


def press(ts: str) -> dict[str, Any]:
    actions = [{"action_id": "open:x", "action_ts": ts}]
    return {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": actions}


def shared(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two payloads are known by a common key in the same team."""
    first, second = claim_of(one), claim_of(other)
    return first.team == second.team and bool(set(first.keys) & set(second.keys))


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
    assert shared(event(), same)


@pytest.mark.parametrize(
    "other",
    [
        event(event_id="Ev2", event={"type": "message", "channel": "C1", "ts": "2.2"}),
        event(event_id="Ev2", event={"type": "message", "channel": "C2", "ts": "1.1"}),
        event(team_id="T2"),
    ],
)
def test_other_events_are_new(other: dict[str, Any]) -> None:
    assert not shared(event(), other)


def test_a_press_of_a_button_is_known_by_who_and_when() -> None:
    assert shared(press("1.1"), press("1.1"))
    assert not shared(press("1.1"), press("1.2"))


@pytest.mark.parametrize("view", [{"id": "V1", "hash": "h"}, {"id": "V1"}])
def test_a_submission_is_known_by_its_view(view: dict[str, str]) -> None:
    body = {"type": "view_submission", "team": {"id": "T1"}, "view": view}
    assert shared(body, body)
    assert not shared(body, {**body, "view": {"id": "V2", "hash": "h"}})


@pytest.mark.parametrize(
    "body",
    [
        {"event": "x", "team": "T1"},
        {"event": ["x"], "team": [1], "view": "v", "type": "view_submission"},
        {"actions": [{}, "x", None], "user": "U1"},
        {"actions": "x", "user": None},
        {"type": "view_submission", "view": {}},
    ],
)
def test_odd_payloads_have_no_keys(body: dict[str, Any]) -> None:
    assert claim_of(body) == Claim("")


def test_a_press_by_nobody_is_a_press_all_the_same() -> None:
    assert shared({"actions": [{"action_ts": "1.1"}]}, {"actions": [{"action_ts": "1.1"}]})


def test_what_no_database_can_store_is_written_out() -> None:
    assert claim_of({"team_id": "T\ud800", "event_id": "Ev\udfff"}) == Claim("T\\ud800", ("event Ev\\udfff",))


def test_other_payloads_have_no_keys() -> None:
    assert claim_of({"type": "view_closed", "team": None}) == Claim("")
