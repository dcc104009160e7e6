"""An answer shown in a view: in Home, or in a modal."""

from typing import Final, Literal

from bot.rendering import controls, elements
from bot.rendering.blocks import blocks
from bot.rendering.message import Block
from bot.rendering.pages import page
from bot.rendering.plain import plain
from knowledge import AnyResult

MOST_KEPT: Final = 3_000  # docs.slack.dev: "Views", private_metadata


def shown(result: AnyResult, *, surface: Literal["home", "modal"]) -> list[Block]:
    """Give a result the form of a view's blocks; of what no block can hold, the beginning as text."""
    said = page(result)
    return list(blocks(said, surface=surface)) or [controls.made(elements.section(plain(said)))]
