"""What a test lets people do in the emulated workspace, whom it adds to it, and what it waits for."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.emulator import cast
from bot.emulator.acting import Acting
from bot.emulator.cast import Conversation, Person
from bot.emulator.changes import Joined, Message, Prompted
from bot.emulator.delivery import Delivery
from bot.emulator.pressing import Pressed
from bot.emulator.records import Envelope
from bot.emulator.shortcuts import Shortcuts
from bot.emulator.suggesting import Suggestions, Typed
from bot.emulator.viewing import Viewing
from bot.emulator.workspace import Workspace

Found = TypeVar("Found")


class Doing:
    """The emulator's half that stands for people. What they cannot do in Slack raises NotPossibleError."""

    workspace: Workspace
    delivery: Delivery
    acting: Acting
    viewing: Viewing
    shortcuts: Shortcuts
    _changed: asyncio.Event

    @property
    def prompts(self) -> dict[str, Prompted]:
        """Return what the app suggests to write, by direct message."""
        return self.workspace.prompts

    async def post(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write as a person. The event for the app is on its way when this returns."""
        return self.acting.post(user, channel, text, thread_ts)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        """Change a person's own message."""
        return self.acting.edit(user, channel, ts, text)

    async def slash(self, user: str, channel: str, text: str, command: str = "/kzturk") -> Envelope | None:
        """Use a slash command as a person; return when it is acknowledged, its answer shown, or given up."""
        return await self.acting.slash(user, channel, text, command)

    async def press(self, user: str, channel: str, message_ts: str, **which: str) -> Envelope:
        """Use the first element that fits `action_id`, `block_id` and `value`, as far as they are given.

        Return when that is acknowledged or given up.
        """
        return await self.acting.press(user, channel, message_ts, _pressed(which))

    async def press_in_view(self, user: str, view_id: str, state: object = None, **which: str) -> Envelope | None:
        """Do as `press` in a modal or the Home tab; `state` is what else is entered, as for `submit`.

        None: the element tells the app nothing before the modal is submitted.
        """
        return await self.viewing.press(user, view_id, _pressed(which), state)

    async def open_home(self, user: str) -> None:
        """Open the app's Home tab. The event is on its way when this returns."""
        self.shortcuts.open_home(user)

    async def open_messages(self, user: str) -> None:
        """Open the app's Messages tab. The event is on its way when this returns."""
        self.shortcuts.open_messages(user)

    async def shortcut(self, user: str, callback_id: str) -> Envelope:
        """Use a global shortcut."""
        return await self.shortcuts.use(user, callback_id)

    async def message_shortcut(self, user: str, callback_id: str, channel: str, ts: str) -> Envelope:
        """Use a shortcut on a message."""
        return await self.shortcuts.use_on_message(user, callback_id, channel, ts)

    async def suggest(
        self, user: str, view_id: str, action_id: str, value: str, *, block_id: str | None = None
    ) -> Suggestions:
        """Type in a menu of a view that brings its options from the app; only what it brought can be chosen."""
        return await self.viewing.suggest(user, view_id, Typed(action_id, value, block_id))

    async def suggest_in_message(
        self, user: str, channel: str, message_ts: str, action_id: str, value: str
    ) -> Suggestions:
        """Do as `suggest` in a message."""
        return await self.acting.suggest(user, channel, message_ts, Typed(action_id, value))

    async def submit(self, user: str, view_id: str, values: object = None) -> Envelope | None:
        """Submit a modal with `{block_id: {action_id: entered}}`; None: Slack's own form does not let it pass.

        `entered` is text, a date, an option's value, a list of such, or the element's part of Slack's `state.values`.
        """
        return await self.viewing.submit(user, view_id, values)

    async def close_view(self, user: str, view_id: str, *, everything: bool = False) -> list[Envelope]:
        """Close a modal, or all that are open; return what the app was told."""
        return await self.viewing.close(user, view_id, everything=everything)

    def add_person(self, name: str, real_name: str = "", title: str = "") -> Person:
        """Add a person, with the direct message to the bot; in no channel yet."""
        person = Person(f"U{len(self.workspace.people):08d}", name, real_name or name.title(), title, "#5b5b5b")
        self.workspace.people[person.id] = person
        direct = cast.direct_message(person)
        self.workspace.conversations[direct.id] = direct
        self.workspace.tell(Joined(person))
        self.workspace.tell(Joined(direct))
        return person

    def add_channel(self, name: str, *, bot: bool = True, private: bool = False) -> Conversation:
        """Add a channel with all people in it, and the bot unless told otherwise."""
        members = set(self.workspace.people) | ({cast.BOT_USER_ID} if bot else set())
        number = len(self.workspace.conversations)
        channel = Conversation(f"C{number:08d}", name, "channel", members=members, private=private)
        self.workspace.conversations[channel.id] = channel
        self.workspace.tell(Joined(channel))
        return channel

    async def wait_for(self, probe: Callable[[], Found], seconds: float = 5.0) -> Found:
        """Return what `probe` gives as soon as that is true of it, asking again at each change of the workspace.

        Raises TimeoutError with the latest calls after `seconds`.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (found := probe()):
                    self._changed.clear()
                    await self._changed.wait()
                return found
        except TimeoutError:
            latest = [f"{call.method}: {call.error or 'ok'}" for call in self.workspace.calls[-5:]]
            raise TimeoutError(f"Nothing of the kind in {seconds} s. The latest calls: {latest}") from None

    async def settled(self, seconds: float = 5.0) -> None:
        """Return when nothing is on its way to the app any more. Raises TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            await self.delivery.settled()


def _pressed(which: dict[str, str]) -> Pressed:
    values = which.pop("values", None)
    return Pressed(**which, values=None if values is None else tuple(values.split()))
