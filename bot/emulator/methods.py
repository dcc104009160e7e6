"""The Web API methods that the emulator knows: which token and which scope each needs, and which arguments it takes."""

from dataclasses import dataclass
from typing import Literal

from bot.emulator.credentials import TokenKind

_MESSAGE = frozenset(
    {"channel", "text", "blocks", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "parse", "metadata"}
)

# Bolt's clients send the team with every call; Slack heeds it only for an app of a whole organisation.
ALWAYS = frozenset({"team_id"})
CUSTOMIZING = frozenset({"username", "icon_emoji", "icon_url"})
CUSTOMIZE_SCOPE = "chat:write.customize"


@dataclass(frozen=True, slots=True)
class Method:
    """What Slack documents of one method. `tokens`: which kinds may call it, none needed when empty.

    `or_scope` will do in the place of `scope`.
    `built` is False for a method that the emulator knows the scope of and does not do: with the scope it is unknown.
    """

    tokens: tuple[TokenKind, ...] = ("bot",)
    scope: str | None = None
    or_scope: str | None = None
    arguments: frozenset[str] | None = frozenset()
    verbs: tuple[Literal["GET", "POST"], ...] = ("GET", "POST")
    built: bool = True


METHODS: dict[str, Method] = {
    "api.test": Method(tokens=(), arguments=None),
    "auth.test": Method(tokens=("bot", "app")),
    "apps.connections.open": Method(tokens=("app",), verbs=("POST",)),
    "chat.postMessage": Method(
        scope="chat:write",
        arguments=_MESSAGE | {"client_msg_id", "reply_broadcast", "link_names"} | CUSTOMIZING,
    ),
    "chat.postEphemeral": Method(
        scope="chat:write",
        arguments=(_MESSAGE | {"user", "link_names"} | CUSTOMIZING) - {"unfurl_links", "unfurl_media", "metadata"},
    ),
    "chat.update": Method(
        scope="chat:write",
        arguments=(_MESSAGE | {"ts", "link_names"}) - {"thread_ts"},
    ),
    "chat.delete": Method(scope="chat:write", arguments=frozenset({"channel", "ts"})),
    "chat.getPermalink": Method(arguments=frozenset({"channel", "message_ts"})),
    "views.open": Method(arguments=frozenset({"trigger_id", "view"})),
    "views.push": Method(arguments=frozenset({"trigger_id", "view"})),
    "views.update": Method(arguments=frozenset({"view_id", "external_id", "hash", "view"})),
    "views.publish": Method(arguments=frozenset({"user_id", "hash", "view"})),
    "assistant.threads.setSuggestedPrompts": Method(
        scope="assistant:write", arguments=frozenset({"channel_id", "thread_ts", "prompts", "title"})
    ),
    "assistant.threads.setStatus": Method(
        scope="chat:write",
        or_scope="assistant:write",
        arguments=frozenset({"channel_id", "thread_ts", "status", "loading_messages"}),
    ),
    "chat.unfurl": Method(scope="links:write", built=False),
    "conversations.history": Method(scope="channels:history", built=False),
    "conversations.info": Method(scope="channels:read", built=False),
    "conversations.list": Method(scope="channels:read", built=False),
    "conversations.open": Method(scope="im:write", built=False),
    "conversations.replies": Method(scope="channels:history", built=False),
    "files.getUploadURLExternal": Method(scope="files:write", built=False),
    "reactions.add": Method(scope="reactions:write", built=False),
    "team.info": Method(scope="team:read", built=False),
    "users.info": Method(scope="users:read", built=False),
    "users.list": Method(scope="users:read", built=False),
}
