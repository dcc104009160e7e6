"""The views.* methods of the Web API (docs.slack.dev: "views.open", "views.push", "views.update", "views.publish")."""

from dataclasses import dataclass

from bot.emulator.arguments import refuse_arguments, required
from bot.emulator.content import RefusedError
from bot.emulator.making_views import ViewMaker
from bot.emulator.payloads_of_views import view_payload
from bot.emulator.records import Json, View
from bot.emulator.triggers import Triggers
from bot.emulator.workspace import Workspace


@dataclass(slots=True)
class ViewMethods:
    """What the app does with views. Every method takes the call's arguments and returns the reply's fields.

    All raise RefusedError with Slack's code when Slack would refuse. `home_tab`: the manifest has it switched on.
    """

    workspace: Workspace
    maker: ViewMaker
    triggers: Triggers
    home_tab: bool

    def open(self, arguments: Json) -> Json:
        """Open a modal by a trigger."""
        trigger = self.triggers.exchange(required(arguments, "trigger_id"))
        return {"view": view_payload(self.maker.open(trigger.user, arguments.get("view")))}

    def push(self, arguments: Json) -> Json:
        """Push a modal by a trigger that came from within the person's open ones."""
        trigger = self.triggers.exchange(required(arguments, "trigger_id"))
        top = self.workspace.views.top(trigger.user)
        source = self.workspace.views.find(trigger.view_id) if trigger.view_id else None
        if top is None or source is None or source.root != top.root:
            raise RefusedError("not_found")
        return {"view": view_payload(self.maker.push(trigger.user, arguments.get("view")))}

    def update(self, arguments: Json) -> Json:
        """Change an open modal or a Home tab, named by its id or by the app's own."""
        if ("view_id" in arguments) == ("external_id" in arguments):
            raise refuse_arguments("one of view_id and external_id is required")
        view = (
            self.workspace.views.find(required(arguments, "view_id"))
            if "view_id" in arguments
            else self.workspace.views.by_external_id(required(arguments, "external_id"))
        )
        if view is None:
            raise RefusedError("not_found")
        _check_hash(view, arguments)
        return {"view": view_payload(self.maker.update(view, arguments.get("view")))}

    def publish(self, arguments: Json) -> Json:
        """Show a Home tab to one person."""
        user = required(arguments, "user_id")
        if user not in self.workspace.people:
            raise refuse_arguments("invalid `user_id`")
        if not self.home_tab:
            raise RefusedError("not_enabled")
        if home := self.workspace.views.homes.get(user):
            _check_hash(home, arguments)
        return {"view": view_payload(self.maker.publish(user, arguments.get("view")))}


def _check_hash(view: View, arguments: Json) -> None:
    if arguments.get("hash") not in (None, view.hash):
        raise RefusedError("hash_conflict")
