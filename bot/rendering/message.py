"""What is sent to Slack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Block: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message's `text`, escaped for Slack, and its `blocks` as Slack's API takes them."""

    text: str
    blocks: tuple[Block, ...] = ()
