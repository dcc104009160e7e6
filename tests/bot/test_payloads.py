"""What Slack sends has its shape; what has another is not worked with."""

from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.payloads import acknowledged, is_sound
from tests.bot.listeners.conftest import Bot, base, bot
from tests.bot.listeners.payloads import BY_A_PERSON, command, direct, mention, press, used
from tests.bot.listeners.views import opened_home, submitted

__all__ = ["base", "bot"]  # fixtures

VIEW = {"id": "V1", "type": "modal", "callback_id": "x"}
SENT = [
    mention(),
    direct(),
    command(),
    press(),
    used("share:1", None),
    opened_home(),
    submitted(VIEW),
    {"type": "shortcut", "callback_id": "x", "action_ts": "4.0", **BY_A_PERSON},
    {"type": "view_closed", "view": VIEW, "user": {"id": "U1"}, "team": None},
    {"type": "url_verification", "challenge": "abc"},
    {"type": "app_rate_limited", "team_id": "T1"},
    mention("a lone \ud800 surrogate"),
    press("\udfff"),
    {},
]


@pytest.mark.parametrize("payload", SENT)
def test_what_slack_sends_is_sound(payload: dict[str, Any]) -> None:
    assert is_sound(payload)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [1],
        "x",
        mention() | {"event": "x"},
        mention() | {"event": None},
        {"type": "event_callback"},
        mention() | {"team": "T1"},
        mention() | {"authorizations": ["x"]},
        press(user="U1"),
        press(user={}),
        press(actions=[]),
        press(actions="x"),
        press(actions=[{"action_id": "open:x"}]),
        press(actions=[{"action_id": "open:x", "action_ts": "soon"}]),
        press(actions=[{"action_ts": "1.1"}]),
        press(view="x"),
        press(container="x"),
        submitted(VIEW) | {"user": None},
        submitted(VIEW) | {"view": None},
    ],
)
def test_what_has_another_shape_is_not(payload: object) -> None:
    assert not is_sound(payload)


@pytest.mark.parametrize("payload", SENT)
@pytest.mark.parametrize("odd", ["x", 1, [], ["x"], {}, {"id": {}}, None, "\ud800"])
async def test_whatever_is_odd_about_a_sound_payload_it_is_acknowledged(
    bot: Bot, payload: dict[str, Any], odd: object
) -> None:
    for name in payload:
        changed = payload | {name: odd}
        if is_sound(changed):
            request = AsyncBoltRequest(body=changed, mode="socket_mode")
            assert acknowledged(changed, await bot.app.async_dispatch(request)).status == 200


@pytest.mark.parametrize(("status", "then"), [(404, 200), (200, 200), (503, 503)])
def test_what_nobody_takes_is_acknowledged_and_the_rest_stays_as_it_is(status: int, then: int) -> None:
    assert acknowledged({}, BoltResponse(status=status, body="")).status == then
