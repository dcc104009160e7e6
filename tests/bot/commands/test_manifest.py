import json

from tests.bot.commands.conftest import Terminal


def test_the_manifest_for_socket_mode(kzturk: Terminal) -> None:
    result = kzturk("manifest")
    assert result.exit_code == 0
    assert json.loads(result.output)["settings"]["socket_mode_enabled"] is True


def test_the_manifest_for_http(kzturk: Terminal) -> None:
    made = json.loads(kzturk("manifest", "--http", "https://example.org/slack/events").output)
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["interactivity"]["request_url"] == "https://example.org/slack/events"


def test_http_needs_an_address(kzturk: Terminal) -> None:
    result = kzturk("manifest", "--http", "example.org")
    assert result.exit_code == 2
    assert result.stderr.startswith("kzturk: ")
