"""What a person does in the workspace: write, use a slash command, press a button, edit."""

import uuid
from dataclasses import dataclass, replace

from bot.emulator import cast, payloads
from bot.emulator.cast import Conversation
from bot.emulator.changes import Message, Notice
from bot.emulator.content import RefusedError, read_content
from bot.emulator.entering import initial_values, overlaid
from bot.emulator.interacting import Interacting, NotPossibleError, error_name
from bot.emulator.posting import FIELDS, check_fields, ephemeral_or_public
from bot.emulator.pressing import Pressed, find_action
from bot.emulator.records import Envelope, Json
from bot.emulator.suggesting import Suggesting, Suggestions, Typed
from bot.emulator.text_entry import compose, escape
from bot.emulator.workspace import Workspace

_BOT = f"<@{cast.BOT_USER_ID}>"
_NOT_HERE = f"{_BOT} is not in this channel and does not hear of this. Slack would ask whether you want to invite it."


@dataclass(slots=True)
class Acting:
    """Acts for the people of the workspace."""

    interacting: Interacting
    suggesting: Suggesting

    @property
    def workspace(self) -> Workspace:
        """Return where they are."""
        return self.interacting.workspace

    def post(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write a message. Who mentions the bot where it is not in hears so from Slack. Raises NotPossibleError."""
        conversation = self._writable(user, channel)
        if not text.strip():
            raise NotPossibleError("There is nothing to send.")
        entry = compose(text.strip(), self.workspace.people.values(), self.workspace.conversations.values())
        message = self.workspace.add(
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
        if _BOT in entry.text and cast.BOT_USER_ID not in conversation.members:
            self.workspace.notify(Notice(to=user, channel=conversation.id, text=_NOT_HERE, thread_ts=message.thread_ts))
        return message

    def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        """Change the words of one's own message. Raises NotPossibleError."""
        message = self.workspace.message(self._writable(user, channel).id, ts)
        if message is None or message.user != user:
            raise NotPossibleError("People can edit their own messages only.")
        entry = compose(text.strip(), self.workspace.people.values(), self.workspace.conversations.values())
        return self.workspace.replace(replace(message, text=entry.text, blocks=entry.blocks, edited=True))

    async def slash(
        self, user: str, channel: str, text: str, command: str, thread_ts: str | None = None
    ) -> Envelope | None:
        """Use a slash command and show what the ack says. None: Slack did not hand it to the app, and said why."""
        conversation = self._writable(user, channel)
        if refusal := self._refuse_command(command, thread_ts):
            self.workspace.notify(Notice(to=user, channel=conversation.id, text=refusal, thread_ts=thread_ts))
            return None
        interaction = self.interacting.in_conversation("commands", user, conversation)
        payload = payloads.slash_command(interaction, conversation, command, text.strip())
        envelope = await self.interacting.delivery.send("slash_commands", payload)
        if isinstance(envelope.answer, dict) and envelope.answer:
            self._show(envelope, envelope.answer, payload)
        if envelope.failure:
            words = f'{command} failed with the error "{error_name(envelope.failure)}"'
            self.workspace.notify(Notice(to=user, channel=conversation.id, text=words))
        return envelope

    async def press(self, user: str, channel: str, message_ts: str, pressed: Pressed) -> Envelope:
        """Use an element of a message. Raises NotPossibleError when the person sees no such thing."""
        message = self.interacting.message(user, channel, message_ts)
        offered = self.suggesting.offered(message)
        action = find_action(message.blocks, pressed, action_ts=self.workspace.next_ts(), offered=offered)
        if action is None:
            raise NotPossibleError("That message has no such button.")
        interaction = self.interacting.at_message("actions", user, message)
        values = overlaid(initial_values(message.blocks), action)
        payload = payloads.block_actions(interaction, message, action, values)
        words = "That did not work: the app failed with the error"
        return await self.interacting.send(payload, words, message.channel, message.thread_ts)

    async def suggest(self, user: str, channel: str, message_ts: str, typed: Typed) -> Suggestions:
        """Type in a menu of a message that the app brings the options of. Raises NotPossibleError."""
        message = self.interacting.message(user, channel, message_ts)
        return await self.suggesting.in_message(user, message, typed)

    def _writable(self, user: str, channel: str) -> Conversation:
        conversation = self.interacting.place(user, channel)
        if conversation.archived:
            raise NotPossibleError("That channel is archived.")
        return conversation

    def _thread(self, conversation: Conversation, thread_ts: str | None) -> str | None:
        if thread_ts is None:
            return None
        parent = self.workspace.message(conversation.id, thread_ts)
        if parent is None:
            raise NotPossibleError("The thread's first message is not there.")
        return parent.thread_ts or parent.ts

    def _refuse_command(self, command: str, thread_ts: str | None) -> str | None:
        known = {each["command"] for each in self.interacting.manifest["features"].get("slash_commands", ())}
        if command not in known:
            return f"{escape(command)} is not a valid command."
        return f"{command} is not supported in threads. Sorry!" if thread_ts else None

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
            path = command["response_url"].removeprefix(self.interacting.address())
            self.interacting.response_urls.answered(path, message)

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
