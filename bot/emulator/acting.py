"""What a person does in the workspace: write, use a slash command, press a button, edit."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.emulator import payloads
from bot.emulator.cast import Conversation
from bot.emulator.content import RefusedError, read_content
from bot.emulator.delivery import Delivery
from bot.emulator.payloads import Interaction
from bot.emulator.posting import FIELDS, check_fields, ephemeral_or_public
from bot.emulator.pressing import Pressed, find_action
from bot.emulator.records import Envelope, Json
from bot.emulator.response_urls import Family, ResponseUrls
from bot.emulator.text_entry import compose, escape
from bot.emulator.workspace import Message, Notice, Workspace


class NotPossibleError(Exception):
    """A person cannot do that in Slack; the message says why."""


@dataclass(slots=True)
class Acting:
    """Acts for the people of the workspace. `address()` is where the emulator serves: "http://127.0.0.1:3000"."""

    workspace: Workspace
    manifest: Json
    delivery: Delivery
    response_urls: ResponseUrls
    address: Callable[[], str]

    def post(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write a message. Raises NotPossibleError."""
        conversation = self._place(user, channel)
        if not text.strip():
            raise NotPossibleError("There is nothing to send.")
        entry = compose(text.strip(), self.workspace.people.values(), self.workspace.conversations.values())
        return self.workspace.add(
            Message(
                channel=conversation.id,
                ts=self.workspace.next_ts(),
                user=user,
                text=entry.text,
                blocks=entry.blocks,
                thread_ts=self._thread(conversation, thread_ts),
                client_msg_id=str(uuid.uuid4()),
            )
        )

    def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        """Change the words of one's own message. Raises NotPossibleError."""
        conversation = self._place(user, channel)
        message = self.workspace.message(conversation.id, ts)
        if message is None or message.user != user:
            raise NotPossibleError("People can edit their own messages only.")
        entry = compose(text.strip(), self.workspace.people.values(), self.workspace.conversations.values())
        return self.workspace.replace(replace(message, text=entry.text, blocks=entry.blocks, edited=True))

    async def slash(
        self, user: str, channel: str, text: str, command: str, thread_ts: str | None = None
    ) -> Envelope | None:
        """Use a slash command and show what the ack says. None: Slack did not hand it to the app, and said why."""
        conversation = self._place(user, channel)
        if refusal := self._refuse_command(command, thread_ts):
            self.workspace.notify(Notice(to=user, channel=conversation.id, text=refusal, thread_ts=thread_ts))
            return None
        interaction = self._interaction("commands", user, conversation)
        payload = payloads.slash_command(interaction, command, text.strip())
        envelope = await self.delivery.send("slash_commands", payload)
        if isinstance(envelope.answer, dict) and envelope.answer:
            self._show(envelope, envelope.answer, payload)
        if envelope.failure:
            words = f'{command} failed with the error "{_ERRORS.get(envelope.failure, envelope.failure)}"'
            self.workspace.notify(Notice(to=user, channel=conversation.id, text=words))
        return envelope

    async def press(self, user: str, channel: str, message_ts: str, pressed: Pressed) -> Envelope:
        """Use a button or a menu of a message. Raises NotPossibleError when the person sees no such thing."""
        conversation = self._place(user, channel)
        message = self.workspace.message(conversation.id, message_ts)
        if message is None or message.ephemeral_to not in (None, user):
            raise NotPossibleError("That message is not there.")
        action = find_action(message, pressed, action_ts=self.workspace.next_ts())
        if action is None:
            raise NotPossibleError("That message has no such button.")
        interaction = self._interaction("actions", user, conversation, message)
        envelope = await self.delivery.send("interactive", payloads.block_actions(interaction, message, action))
        if envelope.failure:
            words = f'That did not work: the app failed with the error "{_ERRORS[envelope.failure]}"'
            self.workspace.notify(Notice(to=user, channel=channel, text=words, thread_ts=message.thread_ts))
        return envelope

    def _place(self, user: str, channel: str) -> Conversation:
        conversation = self.workspace.find_conversation(channel)
        if user not in self.workspace.people or conversation is None or user not in conversation.members:
            raise NotPossibleError("That person is not in that conversation.")
        return conversation

    def _thread(self, conversation: Conversation, thread_ts: str | None) -> str | None:
        if thread_ts is None:
            return None
        parent = self.workspace.message(conversation.id, thread_ts)
        if parent is None:
            raise NotPossibleError("The thread's first message is not there.")
        return parent.thread_ts or parent.ts

    def _refuse_command(self, command: str, thread_ts: str | None) -> str | None:
        known = {each["command"] for each in self.manifest["features"].get("slash_commands", ())}
        if command not in known:
            return f"{escape(command)} is not a valid command."
        return f"{command} is not supported in threads. Sorry!" if thread_ts else None

    def _interaction(
        self, family: Family, user: str, conversation: Conversation, message: Message | None = None
    ) -> Interaction:
        return Interaction(
            person=self.workspace.people[user],
            conversation=conversation,
            verification_token=self.delivery.verification_token,
            response_url=self.address() + self.response_urls.issue(family, user, conversation.id, message),
        )

    def _show(self, envelope: Envelope, answer: Json, command: Json) -> None:
        """Show what the ack of a slash command says, or note why Slack would not."""
        user, channel = command["user_id"], command["channel_id"]
        try:
            check_fields(answer, FIELDS)
            read_content(answer)
            if answer.get("response_type") == "in_channel":
                self._show_command(command)
            message = ephemeral_or_public(self.workspace, user, channel, answer)
        except RefusedError as refused:
            envelope.failure, envelope.refusal = refused.error, refused.response()
            self.workspace.touch(envelope)
        else:
            self.response_urls.answered(command["response_url"].removeprefix(self.address()), message)

    def _show_command(self, command: Json) -> None:
        """Show the command itself to all, as Slack does above an answer that is for all."""
        if self.workspace.conversations[command["channel_id"]].kind == "channel":
            self.workspace.add(
                Message(
                    channel=command["channel_id"],
                    ts=self.workspace.next_ts(),
                    user=command["user_id"],
                    text=escape(f"{command['command']} {command['text']}".strip()),
                )
            )


# What Slackbot names to a person when a command or a button did not reach the app.
_ERRORS = {
    "timeout": "operation_timeout",
    "http_timeout": "operation_timeout",
    "http_error": "dispatch_failed",
    "connection_failed": "dispatch_failed",
}
