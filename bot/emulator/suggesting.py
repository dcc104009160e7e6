"""Menus whose options the app brings while somebody types (docs.slack.dev: "block_suggestion payloads")."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.emulator import payloads_of_views as payloads
from bot.emulator.changes import Message
from bot.emulator.interacting import Interacting, NotPossibleError
from bot.emulator.limits import check_suggestions, interactive_elements
from bot.emulator.pressing import Offered
from bot.emulator.records import Envelope, Json, View

_KEPT = 100
_ASK_AFTER = 3


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody has typed in a menu, named by its action_id, and by its block_id where that is not enough."""

    action_id: str
    value: str
    block_id: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Options, or groups of such, or why there are none. `envelope`: how the app was asked."""

    envelope: Envelope
    options: list[Json] = field(default_factory=list)
    option_groups: list[Json] = field(default_factory=list)
    error: str = ""

    def all(self) -> list[Json]:
        """List the options, those of groups too."""
        return [*self.options, *(option for group in self.option_groups for option in group["options"])]


@dataclass(slots=True)
class Suggesting:
    """Asks the app for options, and remembers which it has offered: only those can be chosen."""

    interacting: Interacting
    _offered: dict[str, dict[str, list[Json]]] = field(default_factory=dict)

    async def in_view(self, user: str, view: View, typed: Typed) -> Suggestions:
        """Type in a menu of a view. Raises NotPossibleError."""
        menu = _menu(view.blocks, typed)
        payload = payloads.suggestion_in_view(self.interacting.anywhere(user, view.id), view, menu)
        return await self._ask(payload, view, typed.action_id)

    async def in_message(self, user: str, message: Message, typed: Typed) -> Suggestions:
        """Type in a menu of a message. Raises NotPossibleError."""
        menu = _menu(message.blocks, typed)
        interaction = self.interacting.at_message("actions", user, message)
        return await self._ask(payloads.suggestion_in_message(interaction, message, menu), message, typed.action_id)

    def offered(self, place: View | Message) -> Offered:
        """List the options that the app has brought for a view's or message's menus."""
        return self._offered.get(_name(place), {})

    async def _ask(self, payload: Json, place: View | Message, action_id: str) -> Suggestions:
        settings = self.interacting.manifest["settings"]
        if not settings["socket_mode_enabled"] and "message_menu_options_url" not in settings["interactivity"]:
            raise NotPossibleError("Over HTTP, Slack asks for options at the manifest's message_menu_options_url only.")
        found = read_suggestions(await self.interacting.delivery.send("interactive", payload))
        self._offered.setdefault(_name(place), {}).setdefault(action_id, []).extend(found.all())
        for oldest in list(self._offered)[:-_KEPT]:
            del self._offered[oldest]
        return found


def read_suggestions(envelope: Envelope) -> Suggestions:
    """Read what an ack brings; where Slack would refuse it, put that on the envelope."""
    if envelope.failure:
        return Suggestions(envelope, error="The app did not answer in time.")
    answer = envelope.answer if isinstance(envelope.answer, dict) else {}
    if problems := check_suggestions(answer):
        envelope.failure = "invalid_options"
        envelope.refusal = {"ok": False, "error": "invalid_options", "errors": [str(each) for each in problems]}
        return Suggestions(envelope, error=str(problems[0]))
    return Suggestions(envelope, answer.get("options", []), answer.get("option_groups", []))


def _name(place: View | Message) -> str:
    return place.id if isinstance(place, View) else f"{place.channel}/{place.ts}"


def _menu(blocks: Sequence[Json], typed: Typed) -> Json:
    for block in blocks:
        for _, element in interactive_elements(block):
            named = element["action_id"] == typed.action_id and typed.block_id in (None, block["block_id"])
            if named and element["type"] == "external_select":
                if len(typed.value) < element.get("min_query_length", _ASK_AFTER):
                    raise NotPossibleError("Slack asks the app once more is typed.")
                return {"action_id": typed.action_id, "block_id": block["block_id"], "value": typed.value}
    raise NotPossibleError("There is no such menu.")
