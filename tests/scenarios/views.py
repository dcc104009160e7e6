"""What people see of the app beside its messages: its Home, its modals, and the words in them."""

from collections.abc import Iterator

from bot.emulator import Emulator, View


async def home_of(emulator: Emulator, user: str, *, says: str = "") -> View:
    """Wait until a person's Home says something, and for nothing more to be on its way."""
    view = await emulator.wait_for(lambda: _saying(emulator.views.homes.get(user), says))
    await emulator.settled()
    assert view
    return view


async def modal_of(emulator: Emulator, user: str, *, says: str = "") -> View:
    """Wait until the modal that a person sees says something, and for nothing more to be on its way."""
    view = await emulator.wait_for(lambda: _saying(emulator.views.top(user), says))
    await emulator.settled()
    assert view
    return view


def _saying(view: View | None, words: str) -> View | None:
    return view if view and words in text_of(view) else None


def text_of(view: View) -> str:
    """Return everything that a view says."""
    return "\n".join(_texts(view.blocks))


def action_ids(view: View) -> list[str]:
    """Return the ids of what can be used in a view."""
    found: list[str] = []
    for block in view.blocks:
        inside = [*block.get("elements", ()), *(block[name] for name in ("element", "accessory") if name in block)]
        found += [each["action_id"] for each in inside if "action_id" in each]
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "text" and isinstance(each, str):
                yield each
            else:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
