"""The app's manifest, made from one source for both ways of delivery, and what each scope in it is for."""

from typing import Any, Final, Literal, NamedTuple

from bot.rendering.prompts import prompts
from bot.wording import SOURCE_LANGUAGE
from knowledge import SLASH_WORDS

Mode = Literal["socket", "http"]

COMMAND = "/kzturk"
_TOLD: Final = tuple(word for word in SLASH_WORDS if word != "language")  # there is one language so far


class Shortcut(NamedTuple):
    """An entry of Slack's menus. Slack knows no translations of its name (24 characters) and description (150)."""

    callback_id: str
    type: Literal["global", "message"]
    name: str
    description: str


SEARCH_FACTS: Final = Shortcut(
    "search_facts", "global", "Search the facts", "Finds a sourced fact while you type, and shares it"
)
FIND_SOURCE: Final = Shortcut(
    "find_source", "message", "Find the source", "Shows you alone what is known of what a message says, and who said it"
)
SHORTCUTS: Final = (SEARCH_FACTS, FIND_SOURCE)

# Each scope with the feature that it is needed for, as deploy/README.md and `kzturk doctor` tell it.
SCOPES: Final = {
    "app_mentions:read": "hearing a mention of the bot in a channel",
    "assistant:write": "suggesting questions in the direct message; Slack demands it of an app with an agent view",
    "chat:write": (
        "answering mentions and direct messages, posting what somebody shares, "
        "and telling a person in private that something went wrong"
    ),
    "commands": f"the slash command `{COMMAND}` and the two shortcuts",
    "im:history": "hearing what people write to the bot in a direct message",
}

_AGENT_DESCRIPTION = (
    "Answers questions about relations between Kazakhstan and Türkiye with sourced facts: a summary, the words that "
    "were said, who said them, when and where. It never guesses."
)

EVENTS = ("app_home_opened", "app_mention", "message.im")


def manifest(*, mode: Mode, url: str | None = None) -> dict[str, Any]:
    """Make the manifest (docs.slack.dev: "App manifest reference") for Socket Mode, or for signed HTTP at `url`.

    `url` is the whole public address, with /slack/events. Raises ValueError when HTTP has no https address.
    """
    if mode == "http" and not (url or "").startswith("https://"):
        raise ValueError("Over HTTP Slack needs the bot's public address: https://<your host>/slack/events.")
    address = {"request_url": url} if mode == "http" else {}
    command_address = {"url": url} if mode == "http" else {}
    options_address = {"message_menu_options_url": url} if mode == "http" else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "kzturk",
            "description": "Sourced facts about relations between Kazakhstan and Türkiye",
            "background_color": "#0b4f6c",
        },
        "features": {
            "agent_view": {
                "agent_description": _AGENT_DESCRIPTION,
                "suggested_prompts": prompts(SOURCE_LANGUAGE),
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "kzturk", "always_online": True},
            "shortcuts": [shortcut._asdict() for shortcut in SHORTCUTS],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "A sourced fact about relations between Kazakhstan and Türkiye",
                    "usage_hint": f"[{' | '.join(_TOLD)}] or a question",
                    "should_escape": False,
                    **command_address,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **address},
            "interactivity": {"is_enabled": True, **address, **options_address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": False,
        },
    }
