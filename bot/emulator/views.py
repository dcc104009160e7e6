"""The modals that are open, each person's in a stack, and the Home tabs that were published."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.emulator.changes import Change, ViewClosed, ViewShown
from bot.emulator.records import View


@dataclass(slots=True)
class Views:
    """What people see of the app beside its messages.

    `stacks`: the open modals of a person, the topmost last; `homes`: each person's Home tab. `tell` hears of changes.
    """

    tell: Callable[[Change], None]
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)

    def all(self) -> Iterator[View]:
        """List Home tabs and open modals, each stack from its root."""
        yield from self.homes.values()
        for stack in self.stacks.values():
            yield from stack

    def find(self, view_id: str) -> View | None:
        """Find what is shown by its id."""
        return next((view for view in self.all() if view.id == view_id), None)

    def by_external_id(self, external_id: str) -> View | None:
        """Find what is shown by the id that the app gave it."""
        return next((view for view in self.all() if view.definition.get("external_id") == external_id), None)

    def top(self, user: str) -> View | None:
        """Return the modal that a person sees, if any is open."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def show(self, view: View) -> View:
        """Put a view in the place of the one with its id, on top of its stack, or in the Home tab."""
        self.keep(view)
        self.tell(ViewShown(view))
        return view

    def keep(self, view: View) -> View:
        """Do as `show` without a word: a person has entered something, and sees it already."""
        if view.kind == "home":
            self.homes[view.user] = view
            return view
        stack = self.stacks.setdefault(view.user, [])
        at = next((at for at, each in enumerate(stack) if each.id == view.id), len(stack))
        stack[at : at + 1] = [view]
        return view

    def close(self, view: View) -> None:
        """Take a modal away."""
        stack = self.stacks.get(view.user, [])
        self.stacks[view.user] = [each for each in stack if each.id != view.id]
        self.tell(ViewClosed(view))

    def clear(self, user: str) -> list[View]:
        """Take all modals of a person away, the topmost first, and return them."""
        closed = self.stacks.get(user, [])[::-1]
        for view in closed:
            self.close(view)
        return closed
