from typing import Any

import pytest

from bot.surfaces import OTHER, SURFACES, surface_of


@pytest.mark.parametrize(
    ("payload", "surface"),
    [
        ({"command": "/kzturk", "text": "help"}, "slash"),
        ({"type": "event_callback", "event": {"type": "app_mention"}}, "mention"),
        ({"type": "event_callback", "event": {"type": "message", "channel_type": "im"}}, "direct_message"),
        ({"type": "event_callback", "event": {"type": "app_home_opened", "tab": "home"}}, "home"),
        ({"type": "event_callback", "event": {"type": "team_join"}}, OTHER),
        ({"type": "block_actions", "view": {"type": "home"}}, "home"),
        ({"type": "block_actions", "view": {"type": "modal"}}, "modal"),
        ({"type": "block_actions", "view": None, "message": {}}, "button"),
        ({"type": "shortcut"}, "global_shortcut"),
        ({"type": "message_action"}, "message_shortcut"),
        ({"type": "block_suggestion", "view": {"type": "modal"}}, "suggestions"),
        ({"type": "view_submission", "view": {"type": "modal"}}, "modal"),
        ({"type": "url_verification"}, OTHER),
        ({"type": "how many people live in Almaty?"}, OTHER),
        ({}, OTHER),
    ],
)
def test_a_payload_has_a_surface_of_a_few(payload: dict[str, Any], surface: str) -> None:
    assert surface_of(payload) == surface
    assert surface in SURFACES
