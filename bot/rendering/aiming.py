"""Buttons that lead into a thread: what is shared by them, or from what they open, goes there.

A private answer beside a message that has no thread yet stands in the channel, and Slack does not say of its buttons
which message it was for; so they carry the thread themselves, before their value. What people type is never read so.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from bot.rendering.elements import MORE, OPEN, SHARE
from bot.rendering.message import Block, Message

_CAN_BE_AIMED: Final = (OPEN, MORE, SHARE)
_MARK: Final = "thread>"  # buttons made before there was a mark carry the thread without it
_AIMED: Final = re.compile(rf"(?:{_MARK})?(?P<thread>\d{{1,12}}\.\d{{1,9}}) (?P<value>.*)", re.DOTALL)
_MOST: Final = {"button": 2_000, "option": 150}  # characters of a value: docs.slack.dev, "Block elements"


class Aimed(NamedTuple):
    """What a button carries, and the thread that it leads to; None: that of the message that it stands in."""

    value: str
    thread: str | None = None


def aimed(message: Message, thread: str | None) -> Message:
    """Lead the buttons of a message into a thread. A value that would grow too long for Slack stays as it is."""
    if thread is None:
        return message
    return replace(message, blocks=tuple(_block(block, thread) for block in message.blocks))


def read(action_id: str, value: str) -> Aimed:
    """Take apart what a button carries. What any other element gives, such as typed words, is left as it is."""
    found = _AIMED.fullmatch(value) if action_id.startswith(_CAN_BE_AIMED) else None
    return Aimed(found["value"], found["thread"]) if found else Aimed(value)


def _block(block: Block, thread: str) -> Block:
    if block.get("type") != "actions":
        return block
    return {**block, "elements": [_element(element, thread) for element in block["elements"]]}


def _element(element: Mapping[str, Any], thread: str) -> Mapping[str, Any]:
    if not str(element["action_id"]).startswith(_CAN_BE_AIMED):
        return element
    if "options" in element:
        return {**element, "options": [_led(option, thread, _MOST["option"]) for option in element["options"]]}
    return _led(element, thread, _MOST["button"])


def _led(choice: Mapping[str, Any], thread: str, most: int) -> Mapping[str, Any]:
    value = f"{_MARK}{thread} {choice['value']}"
    return {**choice, "value": value} if len(value) <= most else choice
