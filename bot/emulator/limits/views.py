"""What Slack takes as a view: a modal, or the Home tab (docs.slack.dev: "Views")."""

import json
from collections.abc import Iterator

from bot.emulator.limits.blocks import IN_HOME, IN_MODAL
from bot.emulator.limits.ids import interactive_elements, unique_ids
from bot.emulator.limits.objects import ID, plain_text
from bot.emulator.limits.shape import Check, Problem, array, boolean, both, one_of, record, string, typed

VIEW_BYTES = 250_000


def check_view(view: object) -> list[Problem]:
    """Find what Slack would refuse in a modal or a Home tab, whatever it is. Never raises."""
    return list(_VIEW(view, "/view"))


def view_too_large(view: object) -> bool:
    """Tell whether a view is over 250 kB, which Slack answers with a code of its own ("views.open")."""
    return len(json.dumps(view, ensure_ascii=False).encode(errors="replace")) > VIEW_BYTES


def _view(kind: str, blocks: dict[str, Check], required: dict[str, Check], optional: dict[str, Check]) -> Check:
    shared: dict[str, Check] = {"private_metadata": string(3000, least=0), "callback_id": ID, "external_id": ID}
    every = both(both(array(typed(blocks), 100), unique_ids), _one_focus)
    return both(record({"type": one_of(kind), "blocks": every, **required}, shared | optional), _size)


def _size(view: object, pointer: str) -> Iterator[Problem]:
    if view_too_large(view):
        yield Problem(pointer, f"must be no more than {VIEW_BYTES} bytes")


def _one_focus(blocks: object, pointer: str) -> Iterator[Problem]:
    listed = blocks if isinstance(blocks, list) else []
    elements = [each for at, block in enumerate(listed) for each in interactive_elements(block, f"{pointer}/{at}")]
    for place, _ in [each for each in elements if each[1].get("focus_on_load")][1:]:
        yield Problem(f"{place}/focus_on_load", "only one element may have the focus")


def _submit_for_inputs(view: object, pointer: str) -> Iterator[Problem]:
    if isinstance(view, dict) and "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        yield Problem(pointer, "missing required field: submit")


_MODAL = both(
    _view(
        "modal",
        IN_MODAL,
        {"title": plain_text(24)},
        {"submit": plain_text(24), "close": plain_text(24), "clear_on_close": boolean, "notify_on_close": boolean},
    ),
    _submit_for_inputs,
)
_VIEW = typed({"modal": _MODAL, "home": _view("home", IN_HOME, {}, {})})
