"""The manifest: one source for both ways of delivery, and nothing that is not needed."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.listeners.desk import Desk
from bot.operations.manifest import COMMAND, EVENTS, SCOPES, manifest
from knowledge import SLASH_WORDS, NothingKnown
from tests.shipped import shipped

URL = "https://bot.example/slack/events"


def test_each_scope_has_its_reason() -> None:
    assert manifest(mode="socket")["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    assert list(SCOPES) == ["app_mentions:read", "assistant:write", "chat:write", "commands", "im:history"]
    assert all(reason.endswith(".") for reason in SCOPES.values())


def test_the_command_hints_at_every_slash_word_that_is_of_use() -> None:
    (command,) = manifest(mode="socket")["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert command["should_escape"] is False
    assert [word for word in SLASH_WORDS if word not in command["usage_hint"]] == ["language"]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, set[str]]:
    """Return what the app listens to by name: its commands, events and shortcuts."""
    names: dict[str, set[str]] = defaultdict(set)

    def noting(kind: str) -> Callable[..., object]:
        def note(_app: AsyncApp, constraint: object, **_more: object) -> Callable[[object], None]:
            named = constraint["type"] if isinstance(constraint, dict) else constraint
            if isinstance(named, str):
                names[kind].add(named)
            return lambda _listener: None

        return note

    for kind in ("command", "event", "shortcut"):
        monkeypatch.setattr(AsyncApp, kind, noting(kind))
    build_app(client=AsyncWebClient(), signing_secret="s", authorize=_nobody, desk=cast("Desk", None))
    return names


def _nobody(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


def test_the_app_listens_to_all_that_the_manifest_announces_and_announces_all_else(
    heard: Mapping[str, set[str]],
) -> None:
    made = manifest(mode="socket")
    features: dict[str, Any] = made["features"]
    assert heard["command"] == {command["command"] for command in features["slash_commands"]}
    assert heard["shortcut"] == {shortcut["callback_id"] for shortcut in features["shortcuts"]}
    events = made["settings"]["event_subscriptions"]["bot_events"]
    assert heard["event"] == {event.partition(".")[0] for event in events}  # message.im is an event of type message


def test_the_shortcuts_stay_within_slacks_limits() -> None:
    shortcuts = manifest(mode="socket")["features"]["shortcuts"]
    assert [(shortcut["type"], shortcut["name"]) for shortcut in shortcuts] == [
        ("global", "Search the facts"),
        ("message", "Find the source"),
    ]
    assert all(len(shortcut["name"]) <= 24 and len(shortcut["description"]) <= 150 for shortcut in shortcuts)


def test_the_agent_says_what_it_does_and_suggests_questions_that_it_answers() -> None:
    agent = manifest(mode="socket")["features"]["agent_view"]
    assert len(agent["agent_description"]) <= 300
    assert 1 <= len(agent["suggested_prompts"]) <= 4
    base = shipped()
    for prompt in agent["suggested_prompts"]:
        answer = base.answer(prompt["message"], today=date(2026, 11, 22), seed=1)
        assert not isinstance(answer, NothingKnown)


def test_people_can_write_to_the_bot_and_have_a_home() -> None:
    made = manifest(mode="socket")
    assert made["features"]["app_home"]["home_tab_enabled"] is True
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
    assert http["settings"]["interactivity"].pop("message_menu_options_url") == URL  # while somebody types in a menu
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
