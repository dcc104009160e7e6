"""What happens in the workspace becomes events for the app: those that it has subscribed to and may read."""

from dataclasses import dataclass

from bot.emulator import cast, payloads
from bot.emulator.changes import Change, Changed, Deleted, Message, Posted
from bot.emulator.delivery import Delivery
from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "app_home_opened": None}


@dataclass(slots=True)
class Events:
    """An observer of the workspace that sends events along `delivery`."""

    workspace: Workspace
    manifest: Json
    delivery: Delivery

    def observe(self, change: Change) -> None:
        """Send the event that Slack sends for a change, if any."""
        if isinstance(change, Posted | Changed | Deleted) and not change.message.ephemeral_to:
            name, event = self._event(change)
            if event:
                self.send(name, event)

    def send(self, name: str, event: Json) -> None:
        """Send an event of which Slack's list of events says `name`, if the app hears of such."""
        if self._hears(name):
            self.delivery.send_event(event)

    def _event(self, change: Posted | Changed | Deleted) -> tuple[str, Json | None]:
        message = change.message
        if self.workspace.conversations[message.channel].kind == "im":
            return "message.im", self._in_direct_message(change)
        return "app_mention", payloads.app_mention(message) if self._mentions(change) else None

    def _in_direct_message(self, change: Posted | Changed | Deleted) -> Json:
        if isinstance(change, Posted):
            return payloads.message_im(change.message)
        event_ts = self.workspace.next_ts()
        if isinstance(change, Changed):
            return payloads.message_changed(change.message, change.before, event_ts=event_ts)
        return payloads.message_deleted(change.message, event_ts=event_ts)

    def _mentions(self, change: Posted | Changed | Deleted) -> bool:
        message: Message = change.message
        return (
            isinstance(change, Posted)
            and message.user != cast.BOT_USER_ID
            and f"<@{cast.BOT_USER_ID}>" in message.text
            and cast.BOT_USER_ID in self.workspace.conversations[message.channel].members
        )

    def _hears(self, name: str) -> bool:
        """Tell whether the app has subscribed to an event and holds the scope that it needs."""
        scopes = self.manifest["oauth_config"]["scopes"]["bot"]
        subscribed = self.manifest["settings"]["event_subscriptions"]["bot_events"]
        return name in subscribed and (_SCOPES[name] is None or _SCOPES[name] in scopes)
