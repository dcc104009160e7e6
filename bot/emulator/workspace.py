"""The state of the emulated workspace: messages, notices, and the record of its traffic. Observers hear of changes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.emulator import cast
from bot.emulator.cast import Conversation, Person
from bot.emulator.changes import Change, Changed, Deleted, Message, Notice, Posted, Prompted, Recorded, Status, Switched
from bot.emulator.records import Call, Envelope
from bot.emulator.views import Views


@dataclass(slots=True)
class Workspace:
    """People, conversations and all that was said. `clock` gives seconds since 1970.

    `most_traffic`, `most_messages`: how many calls and envelopes, and how many messages, are kept; None: all.
    """

    clock: Callable[[], float] = time.time
    most_traffic: int | None = None
    most_messages: int | None = None
    people: dict[str, Person] = field(default_factory=lambda: {person.id: person for person in cast.PEOPLE})
    conversations: dict[str, Conversation] = field(
        default_factory=lambda: {conversation.id: conversation for conversation in cast.conversations()}
    )
    messages: dict[tuple[str, str], Message] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    observers: list[Callable[[Change], None]] = field(default_factory=list)
    connected: bool = False
    prompts: dict[str, Prompted] = field(default_factory=dict)
    switches: dict[str, bool] = field(default_factory=dict)
    views: Views = field(init=False)
    _last_ts: int = 0

    def __post_init__(self) -> None:
        self.views = Views(self.tell)

    def next_ts(self) -> str:
        """Return a message ts that was never given before and is later than all given ones: "1750000000.000100"."""
        self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add(self, message: Message) -> Message:
        """Store a new message."""
        self.messages[message.channel, message.ts] = message
        if self.most_messages is not None and len(self.messages) > self.most_messages:
            del self.messages[next(iter(self.messages))]
        self.tell(Posted(message))
        return message

    def replace(self, message: Message) -> Message:
        """Put a message in the place of the one with its ts. Raises KeyError when there is none."""
        before = self.messages[message.channel, message.ts]
        self.messages[message.channel, message.ts] = message
        self.tell(Changed(message, before))
        return message

    def remove(self, message: Message) -> None:
        """Take a message away. Raises KeyError when it is not there."""
        self.tell(Deleted(self.messages.pop((message.channel, message.ts))))

    def message(self, channel: str, ts: str) -> Message | None:
        """Find a message."""
        return self.messages.get((channel, ts))

    def said_in(self, channel: str, *, by: str | None = None, thread_ts: str | None = None) -> list[Message]:
        """List what was said in a conversation, oldest first: by `by` only, in the thread of `thread_ts` only."""
        return [
            message
            for message in self.messages.values()
            if message.channel == channel and by in (None, message.user) and thread_ts in (None, message.thread_ts)
        ]

    def find_conversation(self, wanted: str) -> Conversation | None:
        """Find a conversation as chat.postMessage does: by its id, its name with or without #, or a person's id."""
        name = wanted.removeprefix("#")
        for each in self.conversations.values():
            if wanted in (each.id, each.user) or (each.kind == "channel" and each.name == name):
                return each
        return None

    def direct_message(self, user: str) -> Conversation:
        """Return the direct message of a person with the bot. Raises KeyError for a stranger."""
        return next(each for each in self.conversations.values() if each.user == self.people[user].id)

    def notify(self, notice: Notice) -> None:
        """Say something to one person in Slack's own name."""
        self.notices.append(notice)
        self.tell(notice)

    def prompt(self, prompted: Prompted) -> None:
        """Suggest what to write in a direct message, in the place of what was suggested there before."""
        self.prompts[prompted.channel] = prompted
        self.tell(prompted)

    def switch(self, switches: dict[str, bool]) -> None:
        """Remember how the page's switches for faults stand."""
        self.switches = switches
        self.tell(Switched(switches))

    def record(self, what: Call | Envelope) -> None:
        """Remember a call or an envelope."""
        if isinstance(what, Call):
            self.calls.append(what)
        else:
            self.envelopes.append(what)
        if self.most_traffic is not None:
            for kept in (self.calls, self.envelopes, self.notices):
                del kept[: -self.most_traffic]
        self.tell(Recorded(what))

    def touch(self, envelope: Envelope) -> None:
        """Say that a recorded envelope has been acknowledged or given up."""
        self.tell(Recorded(envelope))

    def set_connected(self, *, connected: bool) -> None:
        """Note that the app can be reached, or no longer."""
        if connected != self.connected:
            self.connected = connected
            self.tell(Status(connected))

    def tell(self, change: Change) -> None:
        """Let every observer hear of a change."""
        for observer in tuple(self.observers):
            observer(change)
