"""Views to build tests from, and blocks with something to enter in each."""

from typing import Any

from bot.emulator import DANA, Emulator, View
from tests.bot.emulator.blocks import in_input, options, text

Json = dict[str, Any]


def modal(*blocks: Json, **more: object) -> Json:
    shown = list(blocks) or [{"type": "divider"}]
    return {"type": "modal", "title": text(1), "submit": text(1), "callback_id": "c", "blocks": shown, **more}


def home(*blocks: Json, **more: object) -> Json:
    return {"type": "home", "blocks": list(blocks) or [{"type": "divider"}], **more}


def field(name: str, kind: str = "plain_text_input", *, optional: bool = False, **more: object) -> Json:
    return in_input({"type": kind, "action_id": name, **more}, block_id=name, optional=optional)


def choice(kind: str, name: str = "choice") -> Json:
    return field(name, kind, optional=True, options=options(3))


def opened(emulator: Emulator, *blocks: Json, user: str = DANA, **more: object) -> View:
    """Open a modal for somebody, as if the app had."""
    return emulator.viewing.submitting.maker.open(user, modal(*blocks, **more))


def published(emulator: Emulator, *blocks: Json, user: str = DANA) -> View:
    return emulator.viewing.submitting.maker.publish(user, home(*blocks))


def now(emulator: Emulator, view: View) -> View:
    """Return a view as it is by now."""
    found = emulator.views.find(view.id)
    assert found
    return found
