"""What is said on the stage: a workspace, and messages as the emulator gives them to the page."""

from itertools import count
from typing import Final

from bot.emulator import cast
from bot.emulator.page_protocol import hello
from bot.emulator.workspace import Workspace
from tests.browser.stage import Frame

AIGERIM, MEHMET, DANA, BOT = cast.AIGERIM, cast.MEHMET, cast.DANA, cast.BOT_USER_ID
RELATIONS, PRESS = cast.RELATIONS, cast.PRESS
AIGERIMS_DM: Final = "DAIGERIM1"

COMMANDS: Final = [{"command": "/kzturk", "description": "Facts with their sources", "usage_hint": "[question]"}]
WORDS: Final = [
    {"word": "fact", "hint": "[topic]", "description": "one fact"},
    {"word": "quote", "hint": "[topic]", "description": "the words first"},
    {"word": "help", "hint": "", "description": "all that can be asked"},
]

_counter = count(1)


def next_ts() -> str:
    """Return a ts later than all before, on 22 November 2026."""
    return f"{1795320000 + next(_counter)}.000100"


def greeting(*messages: Frame, connected: bool = True) -> Frame:
    """Make the first frame: the emulator's own cast, with these messages."""
    frame = hello(Workspace(), COMMANDS, WORDS)
    return frame | {"connected": connected, "messages": list(messages)}


def said(text: str = "", *, by: str = BOT, channel: str = RELATIONS, **fields: object) -> Frame:
    """Make a message. `fields`: ts, blocks, thread_ts, ephemeral_to, edited."""
    return {"channel": channel, "ts": next_ts(), "user": by, "text": text} | fields


def shown(*blocks: Frame, **fields: object) -> Frame:
    """Make a message of the bot in blocks."""
    return said("for notifications only") | {"blocks": list(blocks)} | fields


def mrkdwn(text: str, *, verbatim: bool = True) -> Frame:
    """Make a text object."""
    return {"type": "mrkdwn", "text": text, "verbatim": verbatim}


def plain(text: str) -> Frame:
    """Make a text object."""
    return {"type": "plain_text", "text": text}


def section(text: str, *, verbatim: bool = True) -> Frame:
    """Make a section of mrkdwn."""
    return {"type": "section", "block_id": "s", "text": mrkdwn(text, verbatim=verbatim)}


def actions(*elements: Frame) -> Frame:
    """Make a row of elements."""
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def button(text: str, **fields: object) -> Frame:
    """Make a button."""
    return {"type": "button", "action_id": "open", "text": plain(text)} | fields
