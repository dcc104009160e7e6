"""The chat.* methods of the Web API (docs.slack.dev: "chat.postMessage" and its siblings)."""

from dataclasses import dataclass, replace

from bot.emulator import cast
from bot.emulator.arguments import required
from bot.emulator.cast import Conversation
from bot.emulator.changes import Message
from bot.emulator.content import Content, RefusedError, read_content
from bot.emulator.limits import too_heavy
from bot.emulator.payloads import bot_fields
from bot.emulator.records import Json
from bot.emulator.settings import Settings
from bot.emulator.throttle import Throttle
from bot.emulator.workspace import Workspace

MOST_IN_AN_UPDATE = 4_000


class RateLimitedError(Exception):
    """Too many messages: try again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"ratelimited for {seconds} s")
        self.seconds = seconds


@dataclass(slots=True)
class Chat:
    """What the app does with messages. Every method takes the call's arguments and returns the reply's fields.

    All raise RefusedError with Slack's code when Slack would refuse.
    """

    workspace: Workspace
    settings: Settings
    throttle: Throttle

    def post_message(self, arguments: Json) -> Json:
        """Post in a channel, a thread or a direct message. Raises RateLimitedError."""
        conversation = self._writable(arguments)
        content = _read(arguments)
        thread_ts = self._thread(conversation, arguments)
        if seconds := self.throttle.wait_for(conversation.id):
            raise RateLimitedError(seconds)
        message = self._known(arguments) or self.workspace.add(
            Message(
                channel=conversation.id,
                ts=self.workspace.next_ts(),
                user=cast.BOT_USER_ID,
                text=content.text or "",
                blocks=content.blocks or (),
                thread_ts=thread_ts,
                client_msg_id=arguments.get("client_msg_id"),
            )
        )
        return {"channel": message.channel, "ts": message.ts, "message": shown(message)} | _warnings(content)

    def post_ephemeral(self, arguments: Json) -> Json:
        """Post for one member of a channel only.

        In a thread it is taken, and shown only if somebody has replied there (docs.slack.dev: chat.postEphemeral).
        """
        conversation = self._writable(arguments)
        content = _read(arguments)
        user = required(arguments, "user")
        if user not in conversation.members:
            raise RefusedError("user_not_in_channel")
        message = Message(
            channel=conversation.id,
            ts=self.workspace.next_ts(),
            user=cast.BOT_USER_ID,
            text=content.text or "",
            blocks=content.blocks or (),
            thread_ts=self._thread(conversation, arguments),
            ephemeral_to=user,
        )
        if not message.thread_ts or self._has_replies(conversation, message.thread_ts):
            self.workspace.add(message)
        return {"message_ts": message.ts}

    def update(self, arguments: Json) -> Json:
        """Give one of the app's messages other content. A text without blocks takes the blocks away."""
        message = self._own(arguments, "cant_update_message")
        content = _read(arguments)
        if content.text and len(content.text) > MOST_IN_AN_UPDATE:
            raise RefusedError("msg_too_long")
        text = message.text if content.text is None else content.text
        changed = replace(message, text=text, blocks=content.blocks or (), edited=not content.blocks)
        self.workspace.replace(changed)
        return {"channel": message.channel, "ts": message.ts, "text": text, "message": shown(changed)}

    def delete(self, arguments: Json) -> Json:
        """Take one of the app's messages away."""
        message = self._own(arguments, "cant_delete_message")
        self.workspace.remove(message)
        return {"channel": message.channel, "ts": message.ts}

    def get_permalink(self, arguments: Json) -> Json:
        """Return the address of a message."""
        conversation = self._conversation(arguments)
        message = self.workspace.message(conversation.id, required(arguments, "message_ts"))
        if message is None or message.ephemeral_to:
            raise RefusedError("message_not_found")
        place = f"{conversation.id}/p{message.ts.replace('.', '')}"
        return {"channel": conversation.id, "permalink": f"https://{cast.TEAM_DOMAIN}.slack.com/archives/{place}"}

    def _conversation(self, arguments: Json) -> Conversation:
        wanted = required(arguments, "channel")
        found = self.workspace.find_conversation(wanted)
        member = found is not None and cast.BOT_USER_ID in found.members
        if found is None or (found.private and not member):
            raise RefusedError("channel_not_found")
        if not member:
            raise RefusedError("not_in_channel")
        return found

    def _writable(self, arguments: Json) -> Conversation:
        found = self._conversation(arguments)
        if found.archived:
            raise RefusedError("is_archived")
        if found.restricted:
            raise RefusedError("restricted_action")
        return found

    def _thread(self, conversation: Conversation, arguments: Json) -> str | None:
        thread_ts = arguments.get("thread_ts")
        if thread_ts is None:
            return None
        parent = self.workspace.message(conversation.id, str(thread_ts))
        if parent is None or parent.ephemeral_to:
            raise RefusedError("thread_not_found")
        if parent.thread_ts:
            raise RefusedError("cannot_reply_to_message")
        return parent.ts

    def _has_replies(self, conversation: Conversation, thread_ts: str) -> bool:
        return any(not reply.ephemeral_to for reply in self.workspace.said_in(conversation.id, thread_ts=thread_ts))

    def _own(self, arguments: Json, error: str) -> Message:
        conversation = self._conversation(arguments)
        if conversation.archived:
            raise RefusedError("is_archived")
        if conversation.id != arguments["channel"]:
            raise RefusedError("channel_not_found")
        message = self.workspace.message(conversation.id, required(arguments, "ts"))
        if message is None or message.ephemeral_to:
            raise RefusedError("message_not_found")
        if message.user != cast.BOT_USER_ID:
            raise RefusedError(error)
        return message

    def _known(self, arguments: Json) -> Message | None:
        given = arguments.get("client_msg_id")
        if given is None or self.settings.repeated_client_msg_id == "repeat":
            return None
        return next((m for m in self.workspace.messages.values() if m.client_msg_id == given), None)


def shown(message: Message) -> Json:
    """Give a message in the form in which the Web API returns it."""
    body: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": cast.TEAM_ID,
    }
    if message.blocks:
        body["blocks"] = list(message.blocks)
    if message.thread_ts:
        body["thread_ts"] = message.thread_ts
    return body | bot_fields()


def _read(arguments: Json) -> Content:
    content = read_content(arguments)
    if too_heavy(content.blocks):
        raise RefusedError("msg_blocks_too_long")
    return content


def _warnings(content: Content) -> Json:
    if not content.truncated:
        return {}
    return {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
