"""Views made from what the app sends: checked, given ids, and put where people see them."""

import copy
import json
import secrets
from dataclasses import dataclass, replace

from bot.emulator.content import RefusedError, with_ids
from bot.emulator.entering import carried, initial_values
from bot.emulator.limits import Problem, check_view, view_too_large
from bot.emulator.records import Json, View, ViewKind
from bot.emulator.workspace import Workspace

MOST_IN_A_STACK = 3


@dataclass(slots=True)
class ViewMaker:
    """Opens, pushes, updates and publishes (docs.slack.dev: "views.open" and its siblings). All raise RefusedError."""

    workspace: Workspace

    def open(self, user: str, given: object) -> View:
        """Show a modal; those of the person that are open give way."""
        definition = self._read(given, "modal")
        self.workspace.views.clear(user)
        return self._new(user, definition)

    def push(self, user: str, given: object) -> View:
        """Show a modal on top of the person's others."""
        stack = self.workspace.views.stacks.get(user, [])
        if not stack:
            raise RefusedError("not_found")
        if len(stack) >= MOST_IN_A_STACK:
            raise RefusedError("push_limit_reached")
        return self._new(user, self._read(given, "modal"), stack[0].id, stack[-1].id)

    def update(self, view: View, given: object) -> View:
        """Give a view other content. What was entered stays, where the ids are the same."""
        definition = self._read(given, view.kind, view)
        values = carried(definition["blocks"], view.values)
        return self.workspace.views.show(replace(view, definition=definition, values=values, hash=self._hash()))

    def publish(self, user: str, given: object) -> View:
        """Make or change a person's Home tab."""
        if home := self.workspace.views.homes.get(user):
            return self.update(home, given)
        return self._new(user, self._read(given, "home"))

    def _new(self, user: str, definition: Json, root: str | None = None, previous: str | None = None) -> View:
        view_id = "V" + secrets.token_hex(5).upper()
        return self.workspace.views.show(
            View(
                id=view_id,
                user=user,
                definition=definition,
                values=initial_values(definition["blocks"]),
                hash=self._hash(),
                root=root or view_id,
                previous=previous,
            )
        )

    def _hash(self) -> str:
        return f"{int(self.workspace.clock())}.{secrets.token_urlsafe(6)}"

    def _read(self, given: object, kind: ViewKind, instead_of: View | None = None) -> Json:
        view = _parsed(given)
        if view_too_large(view):
            raise RefusedError("view_too_large")
        problems = check_view(view)
        if not problems and view["type"] != kind:
            problems = [Problem("/view/type", f"must be a valid enum value: {kind}")]
        if problems:
            raise RefusedError("invalid_arguments", problems=problems)
        self._check_external_id(view, instead_of)
        return copy.deepcopy(view) | {"blocks": [with_ids(block) for block in view["blocks"]]}

    def _check_external_id(self, view: Json, instead_of: View | None) -> None:
        given = view.get("external_id")
        known = self.workspace.views.by_external_id(given) if given else None
        if known and (instead_of is None or known.id != instead_of.id):
            raise RefusedError("duplicate_external_id")


def _parsed(given: object) -> Json:
    """Read a view that comes as an object or as its JSON."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            given = None
    if not isinstance(given, dict):
        raise RefusedError("invalid_arguments", problems=[Problem("/view", "must provide an object")])
    return given
