"""What a person does with the app's shortcuts, and with its tabs (docs.slack.dev: "Implementing shortcuts")."""

from dataclasses import dataclass

from bot.emulator import payloads_of_views as payloads
from bot.emulator.events import Events
from bot.emulator.interacting import Interacting, NotPossibleError
from bot.emulator.records import Envelope
from bot.emulator.workspace import Workspace

_FAILED = "The shortcut failed with the error"


@dataclass(slots=True)
class Shortcuts:
    """Acts for people wherever Slack offers the app by its name."""

    interacting: Interacting
    events: Events

    @property
    def workspace(self) -> Workspace:
        """Return where they are."""
        return self.interacting.workspace

    async def use(self, user: str, callback_id: str) -> Envelope:
        """Use a global shortcut. Raises NotPossibleError when the manifest has none of that callback_id."""
        self._check("global", callback_id)
        interaction = self.interacting.anywhere(user)
        payload = payloads.shortcut(interaction, callback_id, action_ts=self.workspace.next_ts())
        return await self.interacting.send(payload, _FAILED, self.workspace.direct_message(user).id)

    async def use_on_message(self, user: str, callback_id: str, channel: str, ts: str) -> Envelope:
        """Use a shortcut on a message that all see. Raises NotPossibleError."""
        self._check("message", callback_id)
        message = self.interacting.message(user, channel, ts)
        if message.ephemeral_to:
            raise NotPossibleError("Slack has no shortcuts for messages that only one person sees.")
        interaction = self.interacting.at_message("app", user, message)
        payload = payloads.message_action(interaction, message, callback_id, action_ts=self.workspace.next_ts())
        return await self.interacting.send(payload, _FAILED, message.channel, message.thread_ts)

    def open_home(self, user: str) -> None:
        """Open the Home tab. Raises NotPossibleError when the manifest has none."""
        if not self.interacting.manifest["features"]["app_home"]["home_tab_enabled"]:
            raise NotPossibleError("The app has no Home tab.")
        self._open(user, "home")

    def open_messages(self, user: str) -> None:
        """Open the Messages tab, the direct message with the app. Raises NotPossibleError when there is none."""
        if not self.interacting.manifest["features"]["app_home"]["messages_tab_enabled"]:
            raise NotPossibleError("The app has no Messages tab.")
        self._open(user, "messages")

    def _open(self, user: str, tab: str) -> None:
        if user not in self.workspace.people:
            raise NotPossibleError("There is no such person.")
        channel = self.workspace.direct_message(user).id
        view = self.workspace.views.homes.get(user)
        opened = payloads.app_home_opened(user, channel, tab, event_ts=self.workspace.next_ts(), view=view)
        self.events.send("app_home_opened", opened)

    def _check(self, kind: str, callback_id: str) -> None:
        known = self.interacting.manifest["features"].get("shortcuts", ())
        if not any((each["type"], each["callback_id"]) == (kind, callback_id) for each in known):
            raise NotPossibleError("The app has no such shortcut.")
