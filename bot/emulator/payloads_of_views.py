"""Payloads about modals, the Home tab and shortcuts, field by field as in Slack's documented samples."""

from collections.abc import Sequence

from bot.emulator import cast
from bot.emulator.changes import Message
from bot.emulator.payloads import Interaction, channel_of, container, context_of, given_back
from bot.emulator.records import Json, View

_TITLE_OF_HOME = {"type": "plain_text", "text": "View Title", "emoji": True}


def view_payload(view: View) -> Json:
    """Give a view as Slack gives it back to the app (docs.slack.dev: "Views", "views.open").

    A Home tab has a title there that nobody sees and the app has not given.
    """
    given = view.definition
    return {
        "id": view.id,
        "team_id": cast.TEAM_ID,
        "type": given["type"],
        "blocks": view.blocks,
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "title": given.get("title", _TITLE_OF_HOME),
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": cast.APP_ID,
        "external_id": given.get("external_id", ""),
        "app_installed_team_id": cast.TEAM_ID,
        "bot_id": cast.BOT_ID,
    }


def block_actions_in_view(interaction: Interaction, view: View, action: Json) -> Json:
    """Tell of an element used in a view (docs.slack.dev: "block_actions payload"). There is no response_url."""
    return {
        "type": "block_actions",
        **context_of(interaction),
        "container": {"type": "view", "view_id": view.id},
        "view": view_payload(view),
        "actions": [action],
    }


def view_submission(interaction: Interaction, view: View, response_urls: Sequence[Json] = ()) -> Json:
    """Tell of a submitted modal (docs.slack.dev: "View interaction payloads"). `response_urls`: of `response_url`."""
    return {
        "type": "view_submission",
        **context_of(interaction),
        "view": view_payload(view),
        "response_urls": list(response_urls),
    }


def response_url(block_id: str, action_id: str, channel: str, url: str) -> Json:
    """Tell where a chosen conversation can be posted to (docs.slack.dev: "Modals", response_url_enabled)."""
    return {"block_id": block_id, "action_id": action_id, "channel_id": channel, "response_url": url}


def view_closed(interaction: Interaction, view: View, *, cleared: bool) -> Json:
    """Tell of a closed modal; `cleared`: all of its stack (docs.slack.dev: "View interaction payloads")."""
    closed = {"type": "view_closed", **context_of(interaction), "view": view_payload(view), "is_cleared": cleared}
    del closed["trigger_id"]
    return closed


def suggestion_in_view(interaction: Interaction, view: View, element: Json) -> Json:
    """Ask for a menu's options (docs.slack.dev: "block_suggestion payloads"); `element` says what is typed where."""
    return _suggestion(interaction, element) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_payload(view),
    }


def suggestion_in_message(interaction: Interaction, message: Message, element: Json) -> Json:
    """Do as `suggestion_in_view` for a menu of a message, which is named and not given back."""
    return _suggestion(interaction, element) | {
        "container": container(message),
        "channel": channel_of(interaction.conversation),
    }


def shortcut(interaction: Interaction, callback_id: str, *, action_ts: str) -> Json:
    """Tell of a global shortcut (docs.slack.dev: "Shortcuts interaction payloads")."""
    asked = {"type": "shortcut", **context_of(interaction), "action_ts": action_ts, "callback_id": callback_id}
    del asked["api_app_id"], asked["user"]["name"]
    return asked


def message_action(interaction: Interaction, message: Message, callback_id: str, *, action_ts: str) -> Json:
    """Tell of a shortcut on a message (docs.slack.dev: "Shortcuts interaction payloads")."""
    asked = {
        "type": "message_action",
        **context_of(interaction),
        "action_ts": action_ts,
        "callback_id": callback_id,
        "response_url": interaction.response_url,
        "message_ts": message.ts,
        "channel": channel_of(interaction.conversation),
        "message": given_back(message),
    }
    del asked["api_app_id"]
    return asked


def app_home_opened(user: str, channel: str, tab: str, *, event_ts: str, view: View | None) -> Json:
    """Tell that somebody looks at the app's Home or Messages tab (docs.slack.dev: "app_home_opened event")."""
    event: Json = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": event_ts}
    return event | ({"view": view_payload(view)} if view and tab == "home" else {})


def _suggestion(interaction: Interaction, element: Json) -> Json:
    asked = {"type": "block_suggestion", **context_of(interaction), **element}
    del asked["trigger_id"]
    return asked
