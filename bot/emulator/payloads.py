"""The payloads that Slack sends to an app, field by field as in its documented samples."""

import secrets
from dataclasses import dataclass

from bot.emulator import cast
from bot.emulator.cast import Conversation, Person
from bot.emulator.changes import Message
from bot.emulator.records import Json


@dataclass(frozen=True, slots=True)
class Interaction:
    """Who did something where, and what Slack hands the app to answer with."""

    person: Person
    verification_token: str
    trigger_id: str
    conversation: Conversation | None = None
    response_url: str = ""


def context_of(interaction: Interaction) -> Json:
    """Give what all payloads of interactions share: who, where, and the trigger."""
    person = interaction.person
    return {
        "team": {"id": cast.TEAM_ID, "domain": cast.TEAM_DOMAIN},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": cast.TEAM_ID},
        "api_app_id": cast.APP_ID,
        "token": interaction.verification_token,
        "trigger_id": interaction.trigger_id,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def event_callback(event: Json, *, verification_token: str, at: float) -> Json:
    """Wrap an event (docs.slack.dev: "The Events API", callback field overview). `at`: seconds since 1970."""
    return {
        "token": verification_token,
        "team_id": cast.TEAM_ID,
        "api_app_id": cast.APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": "Ev" + secrets.token_hex(5).upper(),
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": cast.TEAM_ID,
                "user_id": cast.BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }


def app_mention(message: Message) -> Json:
    """Tell of a message that mentions the bot in a channel (docs.slack.dev: "app_mention event")."""
    return _said(message) | {"type": "app_mention"}


def message_im(message: Message) -> Json:
    """Tell of a message in a direct message with the bot (docs.slack.dev: "message.im event")."""
    return _said(message) | {"type": "message", "channel_type": "im"}


def message_changed(message: Message, before: Message, *, event_ts: str) -> Json:
    """Tell of an edited message in a direct message (docs.slack.dev: "message_changed event")."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": given_back(message) | {"edited": {"user": message.user, "ts": event_ts}},
        "previous_message": given_back(before),
        "channel": message.channel,
        "hidden": True,
        "ts": event_ts,
        "event_ts": event_ts,
        "channel_type": "im",
    }


def message_deleted(message: Message, *, event_ts: str) -> Json:
    """Tell that a message of a direct message is gone (docs.slack.dev: "message_deleted event")."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": given_back(message),
        "channel": message.channel,
        "hidden": True,
        "deleted_ts": message.ts,
        "ts": event_ts,
        "event_ts": event_ts,
        "channel_type": "im",
    }


def _said(message: Message) -> Json:
    said: Json = {
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": cast.TEAM_ID,
        "blocks": list(message.blocks),
        "channel": message.channel,
        "event_ts": message.ts,
    }
    if message.thread_ts:
        said["thread_ts"] = message.thread_ts
    if message.client_msg_id:
        said["client_msg_id"] = message.client_msg_id
    return said | bot_fields() if message.user == cast.BOT_USER_ID else said


def bot_fields() -> Json:
    """Give the fields that tell a message of the app's from one of a person's."""
    return {
        "bot_id": cast.BOT_ID,
        "app_id": cast.APP_ID,
        "bot_profile": {
            "id": cast.BOT_ID,
            "app_id": cast.APP_ID,
            "name": "kzturk",
            "deleted": False,
            "updated": cast.BOT_UPDATED,
            "team_id": cast.TEAM_ID,
        },
    }


def slash_command(interaction: Interaction, conversation: Conversation, command: str, text: str) -> Json:
    """Tell of a slash command (docs.slack.dev: "Implementing slash commands"). `text` is raw, as it was typed."""
    return {
        "token": interaction.verification_token,
        "team_id": cast.TEAM_ID,
        "team_domain": cast.TEAM_DOMAIN,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": interaction.person.id,
        "user_name": interaction.person.name,
        "command": command,
        "text": text,
        "api_app_id": cast.APP_ID,
        "is_enterprise_install": "false",
        "response_url": interaction.response_url,
        "trigger_id": interaction.trigger_id,
    }


def block_actions(interaction: Interaction, message: Message, action: Json, values: Json) -> Json:
    """Tell of an element of a message that was used (docs.slack.dev: "block_actions payload").

    `values` is what is entered in the message. An ephemeral message is not given back: the app has to know what it
    said.
    """
    payload: Json = {
        "type": "block_actions",
        **context_of(interaction),
        "container": container(message),
        "channel": channel_of(interaction.conversation),
        "state": {"values": values},
        "response_url": interaction.response_url,
        "actions": [action],
    }
    if message.thread_ts:
        payload["container"]["thread_ts"] = message.thread_ts
    return payload if message.ephemeral_to else payload | {"message": given_back(message)}


def container(message: Message) -> Json:
    """Name a message as the place of an interaction."""
    return {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }


def given_back(message: Message) -> Json:
    """Give a message as it stands within the payload of something done with it."""
    fields = {name: value for name, value in _said(message).items() if name not in {"channel", "event_ts"}}
    return {"type": "message", **fields}


def channel_of(conversation: Conversation | None) -> Json:
    """Name the conversation of an interaction."""
    return {"id": conversation.id, "name": channel_name(conversation)} if conversation else {}


def channel_name(conversation: Conversation) -> str:
    """Return the name as Slack's payloads give it: that of a private place is not told."""
    if conversation.kind == "im":
        return "directmessage"
    return "privategroup" if conversation.private else conversation.name
