"""The ids of blocks and elements: which elements have one, and that none is there twice."""

from collections.abc import Iterator
from typing import Any

from bot.emulator.limits.elements import IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from bot.emulator.limits.objects import distinct
from bot.emulator.limits.shape import Problem

INTERACTIVE = frozenset(IN_ACTIONS | IN_INPUT | IN_CONTEXT_ACTIONS)


def interactive_elements(block: object, pointer: str = "") -> list[tuple[str, dict[str, Any]]]:
    """List what a person can use in a block, whatever it is, each with the pointer that leads to it."""
    if not isinstance(block, dict):
        return []
    places = [(f"{pointer}/{name}", block[name]) for name in ("accessory", "element") if name in block]
    for name in ("elements", "actions"):
        items = block.get(name)
        places += [(f"{pointer}/{name}/{at}", item) for at, item in enumerate(items if isinstance(items, list) else ())]
    found = []
    for place, item in places:
        if isinstance(item, dict) and item.get("type") in INTERACTIVE:
            found.append((place, item))
        elif isinstance(item, dict) and item.get("type") == "card":
            found += interactive_elements(item, place)
    return found


def unique_ids(blocks: object, pointer: str) -> Iterator[Problem]:
    """Find a block_id that is there twice, and an action_id that is there twice in one block."""
    yield from distinct(blocks, pointer, "block_id")
    for index, block in enumerate(blocks if isinstance(blocks, list) else ()):
        seen: set[object] = set()
        for place, element in interactive_elements(block, f"{pointer}/{index}"):
            action_id = element.get("action_id")
            if action_id is not None and action_id in seen:
                yield Problem(f"{place}/action_id", f"`action_id` `{action_id}` already exists")
            seen.add(action_id)
