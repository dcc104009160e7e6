"""What the app may answer to a submitted modal (docs.slack.dev: "Modals", response_action)."""

from dataclasses import dataclass

from bot.emulator.changes import ViewRefused
from bot.emulator.content import RefusedError
from bot.emulator.limits import Problem
from bot.emulator.making_views import ViewMaker
from bot.emulator.posting import check_fields
from bot.emulator.records import Json, View
from bot.emulator.views import Views

_FIELDS = {
    "errors": frozenset({"response_action", "errors"}),
    "update": frozenset({"response_action", "view"}),
    "push": frozenset({"response_action", "view"}),
    "clear": frozenset({"response_action"}),
}


@dataclass(slots=True)
class Submitting:
    """Does what the ack of a view_submission says; stricter than Slack, which passes over what it does not know."""

    views: Views
    maker: ViewMaker

    def answered(self, view: View, answer: object) -> None:
        """Close the modal, or do what is asked for instead. Raises RefusedError."""
        if not answer:
            self.views.close(view)
            return
        if not isinstance(answer, dict):
            raise RefusedError("invalid_payload")
        action = answer.get("response_action")
        if not isinstance(action, str) or action not in _FIELDS:
            raise RefusedError("invalid_response_action")
        check_fields(answer, _FIELDS[action])
        if self.views.find(view.id) is None:
            return  # the person has closed it meanwhile
        if action == "errors":
            self.views.tell(ViewRefused(view=view, errors=_errors(view, answer)))
        elif action == "update":
            self.maker.update(view, answer.get("view"))
        elif action == "push":
            self.maker.push(view.user, answer.get("view"))
        else:
            self.views.clear(view.user)


def _errors(view: View, answer: Json) -> dict[str, str]:
    errors = answer.get("errors")
    if not isinstance(errors, dict) or not errors:
        raise RefusedError("invalid_arguments", problems=[Problem("/errors", "must provide an object")])
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    for block_id, words in errors.items():
        if block_id not in inputs:
            raise RefusedError("invalid_arguments", problems=[Problem(f"/errors/{block_id}", "no such input block")])
        if not isinstance(words, str) or not words:
            raise RefusedError("invalid_arguments", problems=[Problem(f"/errors/{block_id}", "must provide a string")])
    return errors
