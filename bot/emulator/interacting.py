"""What every interaction needs: who may do something where, and the trigger and response_url that come with it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.emulator.cast import Conversation
from bot.emulator.changes import Message, Notice
from bot.emulator.delivery import Delivery
from bot.emulator.payloads import Interaction
from bot.emulator.records import Envelope, Json
from bot.emulator.response_urls import Family, ResponseUrls
from bot.emulator.triggers import Triggers
from bot.emulator.workspace import Workspace


class NotPossibleError(Exception):
    """A person cannot do that in Slack; the message says why."""


@dataclass(slots=True)
class Interacting:
    """Hands what people do to the app. `address()` is where the emulator serves: "http://127.0.0.1:3000"."""

    workspace: Workspace
    manifest: Json
    delivery: Delivery
    response_urls: ResponseUrls
    triggers: Triggers
    address: Callable[[], str]

    def place(self, user: str, channel: str) -> Conversation:
        """Find a conversation that a person is in. Raises NotPossibleError."""
        conversation = self.workspace.find_conversation(channel)
        if user not in self.workspace.people or conversation is None or user not in conversation.members:
            raise NotPossibleError("That person is not in that conversation.")
        return conversation

    def message(self, user: str, channel: str, ts: str) -> Message:
        """Find a message that a person sees. Raises NotPossibleError."""
        message = self.workspace.message(self.place(user, channel).id, ts)
        if message is None or message.ephemeral_to not in (None, user):
            raise NotPossibleError("That message is not there.")
        return message

    def at_message(self, family: Family, user: str, message: Message) -> Interaction:
        """Make the context of something done with a message."""
        return self.in_conversation(family, user, self.workspace.conversations[message.channel], message)

    def in_conversation(
        self, family: Family, user: str, conversation: Conversation, message: Message | None = None
    ) -> Interaction:
        """Make the context of something done in a conversation; it can be answered at a response_url."""
        return Interaction(
            person=self.workspace.people[user],
            conversation=conversation,
            verification_token=self.delivery.verification_token,
            trigger_id=self.triggers.issue(user),
            response_url=self.address() + self.response_urls.issue(family, user, conversation.id, message),
        )

    def anywhere(self, user: str, view_id: str | None = None) -> Interaction:
        """Make the context of something done in a view, or in no place at all. Raises NotPossibleError."""
        if user not in self.workspace.people:
            raise NotPossibleError("There is no such person.")
        return Interaction(
            person=self.workspace.people[user],
            verification_token=self.delivery.verification_token,
            trigger_id=self.triggers.issue(user, view_id),
        )

    async def send(self, payload: Json, words: str, channel: str, thread_ts: str | None = None) -> Envelope:
        """Hand an interaction to the app; where that fails, tell the person: `words`, and the error's name."""
        envelope = await self.delivery.send("interactive", payload)
        if envelope.failure:
            text = f'{words} "{error_name(envelope.failure)}"'
            self.workspace.notify(Notice(to=payload["user"]["id"], channel=channel, text=text, thread_ts=thread_ts))
        return envelope


def error_name(failure: str) -> str:
    """Return the name by which Slackbot tells a person that something did not reach the app."""
    return _ERRORS.get(failure, failure)


_ERRORS = {
    "timeout": "operation_timeout",
    "http_timeout": "operation_timeout",
    "http_error": "dispatch_failed",
    "connection_failed": "dispatch_failed",
}
