"""Does what the page asks for."""

from dataclasses import dataclass

from bot.emulator.acting import Acting
from bot.emulator.faults import SWITCHES, Faults
from bot.emulator.interacting import NotPossibleError
from bot.emulator.page_requests import (
    CloseView,
    OpenHome,
    OpenMessages,
    Post,
    Press,
    Redeliver,
    Request,
    SetFaults,
    Slash,
    Submit,
    Suggest,
    UseMessageShortcut,
    UseShortcut,
)
from bot.emulator.pressing import Pressed
from bot.emulator.records import Json
from bot.emulator.shortcuts import Shortcuts
from bot.emulator.suggesting import Suggestions, Typed
from bot.emulator.viewing import Viewing


@dataclass(slots=True)
class PageActing:
    """Acts for whoever looks at the page."""

    acting: Acting
    viewing: Viewing
    shortcuts: Shortcuts
    faults: Faults

    async def perform(self, request: Request) -> Json | None:
        """Do it, and return a frame for the page that has asked, if any. Raises NotPossibleError."""
        match request:
            case Post() | Slash():
                await self._write(request)
            case Press():
                await self._press(request)
            case Suggest():
                return await self._suggest(request)
            case Submit():
                await self.viewing.submit(request.user, request.view_id, request.state.get("values"))
            case CloseView():
                await self.viewing.close(request.user, request.view_id, everything=request.all)
            case SetFaults():
                self.faults.set(**{name: getattr(request, name) for name in SWITCHES})
            case Redeliver():
                await self._redeliver(request)
            case _:
                await self._open(request)
        return None

    async def _write(self, request: Post | Slash) -> None:
        command, _, text = request.text.partition(" ")
        if isinstance(request, Slash):
            await self.acting.slash(request.user, request.channel, request.text, request.command, request.thread_ts)
        elif request.text.startswith("/"):
            await self.acting.slash(request.user, request.channel, text, command, request.thread_ts)
        else:
            self.acting.post(request.user, request.channel, request.text, request.thread_ts)

    async def _press(self, request: Press) -> None:
        pressed = _pressed(request)
        if request.view_id:
            state = request.state.get("values") if request.state else None
            await self.viewing.press(request.user, request.view_id, pressed, state)
        else:
            await self.acting.press(request.user, request.channel or "", request.message_ts or "", pressed)

    async def _suggest(self, request: Suggest) -> Json:
        typed = Typed(request.action_id, request.value, request.block_id)
        try:
            if request.view_id:
                found = await self.viewing.suggest(request.user, request.view_id, typed)
            else:
                found = await self.acting.suggest(request.user, request.channel or "", request.message_ts or "", typed)
        except NotPossibleError as error:
            return {"type": "suggestions", "id": request.id, "error": str(error)}
        return {"type": "suggestions", "id": request.id, **_options(found)}

    async def _open(self, request: OpenHome | OpenMessages | UseShortcut | UseMessageShortcut) -> None:
        user = request.user
        match request:
            case OpenHome():
                self.shortcuts.open_home(user)
            case OpenMessages():
                self.shortcuts.open_messages(user)
            case UseShortcut():
                await self.shortcuts.use(user, request.callback_id)
            case _:
                await self.shortcuts.use_on_message(user, request.callback_id, request.channel, request.message_ts)

    async def _redeliver(self, request: Redeliver) -> None:
        known = self.acting.workspace.envelopes
        envelope = next((each for each in known if each.id == request.envelope_id), None)
        if envelope is None:
            raise NotPossibleError("That envelope is no longer there.")
        await self.acting.interacting.delivery.redeliver(envelope)


def _pressed(request: Press) -> Pressed:
    ticked = request.selected_options
    return Pressed(
        action_id=request.action_id,
        block_id=request.block_id,
        value=_value(request.selected_option)
        or request.selected_date
        or request.selected_conversation
        or request.value,
        values=None if ticked is None else tuple(_value(each) or "" for each in ticked),
    )


def _value(option: Json | str | None) -> str | None:
    return option.get("value") if isinstance(option, dict) else option


def _options(found: Suggestions) -> Json:
    if found.error:
        return {"error": found.error}
    return {"option_groups": found.option_groups} if found.option_groups else {"options": found.options}
