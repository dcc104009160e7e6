"""What a person does with the Home tab and with modals: open, press, type, submit, close."""

import asyncio
from dataclasses import dataclass, replace

from bot.emulator import payloads_of_views as payloads
from bot.emulator.changes import ViewRefused
from bot.emulator.content import RefusedError
from bot.emulator.entering import Values, entered, mistakes, overlaid
from bot.emulator.interacting import Interacting, NotPossibleError
from bot.emulator.limits import interactive_elements
from bot.emulator.pressing import Pressed, find_action
from bot.emulator.records import Envelope, Json, View
from bot.emulator.submitting import Submitting
from bot.emulator.suggesting import Suggesting, Suggestions, Typed
from bot.emulator.views import Views

TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(slots=True)
class Viewing:
    """Acts for people in the app's views."""

    interacting: Interacting
    submitting: Submitting
    suggesting: Suggesting

    @property
    def views(self) -> Views:
        """Return what people see."""
        return self.interacting.workspace.views

    async def press(self, user: str, view_id: str, pressed: Pressed, state: object = None) -> Envelope | None:
        """Use an element. None: it stands in an input block that tells the app nothing before it is submitted.

        `state`: what else is entered, as for `submit`. Raises NotPossibleError.
        """
        view = self._enter(self._view(user, view_id), state)
        action = find_action(
            view.blocks,
            pressed,
            action_ts=self.interacting.workspace.next_ts(),
            offered=self.suggesting.offered(view),
        )
        if action is None:
            raise NotPossibleError("That view has no such element.")
        view = self.views.keep(replace(view, values=overlaid(view.values, action)))
        block = next(block for block in view.blocks if block["block_id"] == action["block_id"])
        if block["type"] == "input" and not block.get("dispatch_action"):
            return None
        payload = payloads.block_actions_in_view(self.interacting.anywhere(user, view.id), view, action)
        envelope = await self.interacting.delivery.send("interactive", payload)
        if envelope.failure:
            self._refuse(view, {}, TROUBLE)
        return envelope

    async def suggest(self, user: str, view_id: str, typed: Typed) -> Suggestions:
        """Type in a menu that the app brings the options of. Raises NotPossibleError."""
        return await self.suggesting.in_view(user, self._view(user, view_id), typed)

    async def submit(self, user: str, view_id: str, given: object = None) -> Envelope | None:
        """Submit a modal. None: Slack's own form does not let it pass, and said why. Raises NotPossibleError."""
        view = self._enter(self._view(user, view_id), given)
        if "submit" not in view.definition:
            raise NotPossibleError("That view cannot be submitted.")
        if errors := mistakes(view.blocks, view.values):
            self._refuse(view, errors)
            return None
        payload = payloads.view_submission(self.interacting.anywhere(user, view.id), view, self._response_urls(view))
        envelope = await self.interacting.delivery.send("interactive", payload)
        if envelope.failure:
            self._refuse(view, {}, TROUBLE)
            return envelope
        try:
            self.submitting.answered(view, envelope.answer)
        except RefusedError as refused:
            envelope.failure, envelope.refusal = refused.error, refused.response()
            self.interacting.workspace.touch(envelope)
            self._refuse(view, {}, TROUBLE)
        return envelope

    async def close(self, user: str, view_id: str, *, everything: bool = False) -> list[Envelope]:
        """Close a modal, or with `everything` all that are open. Returns what the app was told. May raise as above."""
        view = self._view(user, view_id)
        if view.kind == "home":
            raise NotPossibleError("The Home tab cannot be closed.")
        closed = self.views.clear(user) if everything else [view]
        if not everything:
            self.views.close(view)
        told = [
            payloads.view_closed(self.interacting.anywhere(user), each, cleared=everything)
            for each in closed
            if each.definition.get("notify_on_close")
        ]
        return [await self.interacting.delivery.send("interactive", payload) for payload in told]

    async def forget(self) -> None:
        """Close everybody's modals: nobody looks any more, and Slack opens none of them again."""
        tops = [stack[-1] for stack in self.views.stacks.values() if stack]
        await asyncio.gather(*(self.close(top.user, top.id, everything=True) for top in tops))

    def _view(self, user: str, view_id: str) -> View:
        view = self.views.find(view_id)
        if view is None or view.user != user:
            raise NotPossibleError("That view is not open.")
        return view

    def _response_urls(self, view: View) -> list[Json]:
        """Hand out an address for each conversation that was chosen in a menu that asks for one."""
        return [
            payloads.response_url(block["block_id"], element["action_id"], chosen, self._answer_at(view.user, chosen))
            for block in view.blocks
            for _, element in interactive_elements(block)
            if element.get("response_url_enabled")
            and (chosen := view.values[block["block_id"]][element["action_id"]]["selected_conversation"])
        ]

    def _answer_at(self, user: str, channel: str) -> str:
        return self.interacting.in_conversation("app", user, self.interacting.place(user, channel)).response_url

    def _enter(self, view: View, given: object) -> View:
        try:
            values: Values = entered(view.blocks, view.values, given, self.suggesting.offered(view))
        except (ValueError, AttributeError) as wrong:
            raise NotPossibleError(str(wrong)) from None
        return self.views.keep(replace(view, values=values))

    def _refuse(self, view: View, errors: dict[str, str], text: str = "") -> None:
        self.interacting.workspace.tell(ViewRefused(view=view, errors=errors, text=text))
