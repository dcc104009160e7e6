"""What Slack takes as a view: a modal, or the Home tab (docs.slack.dev: "Views")."""

import json
from collections.abc import Iterator

from bot.emulator.limits.blocks import IN_HOME, IN_MODAL
from bot.emulator.limits.ids import unique_ids
from bot.emulator.limits.objects import ID, plain_text
from bot.emulator.limits.shape import Check, Problem, array, boolean, both, one_of, record, string, typed

VIEW_BYTES = 250_000


def check_view(view: object) -> list[Problem]:
    """Find what Slack would refuse in a modal or a Home tab, whatever it is. Never raises."""
    return list(_VIEW(view, "/view"))


def _view(kind: str, blocks: dict[str, Check], required: dict[str, Check], optional: dict[str, Check]) -> Check:
    shared: dict[str, Check] = {"private_metadata": string(3000, least=0), "callback_id": ID, "external_id": ID}
    every = both(array(typed(blocks), 100), unique_ids)
    return both(record({"type": one_of(kind), "blocks": every, **required}, shared | optional), _size)


def _size(view: object, pointer: str) -> Iterator[Problem]:
    if len(json.dumps(view, ensure_ascii=False).encode(errors="replace")) > VIEW_BYTES:
        yield Problem(pointer, f"must be no more than {VIEW_BYTES} bytes")


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
