"""The manifest: one source for both ways of delivery, and nothing that is not needed."""

import pytest

from bot.operations.manifest import COMMAND, EVENTS, SCOPES, manifest
from knowledge import SLASH_WORDS

URL = "https://bot.example/slack/events"


def test_each_scope_has_its_reason() -> None:
    assert manifest(mode="socket")["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    assert list(SCOPES) == ["app_mentions:read", "chat:write", "commands", "im:history"]
    assert all(reason.endswith(".") for reason in SCOPES.values())


def test_the_command_hints_at_every_slash_word() -> None:
    (command,) = manifest(mode="socket")["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert command["should_escape"] is False
    assert not [word for word in SLASH_WORDS if word not in command["usage_hint"]]


def test_people_can_write_to_the_bot() -> None:
    made = manifest(mode="socket")
    assert made["features"]["app_home"]["messages_tab_enabled"] is True
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert made["settings"]["event_subscriptions"] == {"bot_events": list(EVENTS)}
    assert made["settings"]["interactivity"] == {"is_enabled": True}


def test_only_addresses_and_the_switch_differ() -> None:
    socket, http = manifest(mode="socket"), manifest(mode="http", url=URL)
    assert socket["settings"].pop("socket_mode_enabled") is True
    assert http["settings"].pop("socket_mode_enabled") is False
    assert http["settings"]["event_subscriptions"].pop("request_url") == URL
    assert http["settings"]["interactivity"].pop("request_url") == URL
    assert http["features"]["slash_commands"][0].pop("url") == URL
    assert socket == http


def test_no_rotation_no_whole_organisation() -> None:
    settings = manifest(mode="socket")["settings"]
    assert settings["token_rotation_enabled"] is False
    assert settings["org_deploy_enabled"] is False


def test_slacks_own_limits() -> None:
    made = manifest(mode="http", url=URL)
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(made["features"]["slash_commands"][0]["usage_hint"]) <= 1000
    assert made.keys() <= {"_metadata", "display_information", "features", "oauth_config", "settings"}


@pytest.mark.parametrize("url", [None, "", "http://bot.example/slack/events", "bot.example"])
def test_http_needs_a_public_address(url: str | None) -> None:
    with pytest.raises(ValueError, match="https://"):
        manifest(mode="http", url=url)
