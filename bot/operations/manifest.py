"""The app's manifest, made from one source for both ways of delivery, and why each scope is in it."""

from typing import Any, Literal

from knowledge import SLASH_WORDS

Mode = Literal["socket", "http"]

COMMAND = "/kzturk"

SCOPES = {
    "app_mentions:read": "Hears a mention of the bot in a channel.",
    "chat:write": "Answers mentions and direct messages.",
    "commands": f"Has the slash command {COMMAND}.",
    "im:history": "Hears what people write to the bot in a direct message.",
}

EVENTS = ("app_mention", "message.im")


def manifest(*, mode: Mode, url: str | None = None) -> dict[str, Any]:
    """Make the manifest (docs.slack.dev: "App manifest reference") for Socket Mode, or for signed HTTP at `url`.

    `url` is the whole public address, with /slack/events. Raises ValueError when HTTP has no https address.
    """
    if mode == "http" and not (url or "").startswith("https://"):
        raise ValueError("Over HTTP Slack needs the bot's public address: https://<your host>/slack/events.")
    address = {"request_url": url} if mode == "http" else {}
    command_address = {"url": url} if mode == "http" else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "kzturk",
            "description": "Sourced facts about relations between Kazakhstan and Türkiye",
            "background_color": "#0b4f6c",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "kzturk", "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "A sourced fact about relations between Kazakhstan and Türkiye",
                    "usage_hint": f"[{' | '.join(SLASH_WORDS)}] or a question",
                    "should_escape": False,
                    **command_address,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **address},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": False,
        },
    }
