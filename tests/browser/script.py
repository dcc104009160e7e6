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

SEARCH: Final = {"type": "global", "name": "Search the facts", "callback_id": "search", "description": "As you type"}
SOURCE: Final = {"type": "message", "name": "Find the source", "callback_id": "source", "description": "In the base"}

COMMANDS: Final = [{"command": "/kzturk", "description": "Facts with their sources", "usage_hint": "[question]"}]
WORDS: Final = {
    "en": [
        {"word": "fact", "hint": "[topic]", "description": "one fact"},
        {"word": "quote", "hint": "[topic]", "description": "the words first"},
        {"word": "help", "hint": "", "description": "all that can be asked"},
    ],
    "tr": [{"word": "alıntı", "hint": "eğitim", "description": "yalnızca alıntı"}],
}

_counter = count(1)


def next_ts() -> str:
    """Return a ts later than all before, on 22 November 2026."""
    return f"{1795320000 + next(_counter)}.000100"


def greeting(*messages: Frame, connected: bool = True, **more: object) -> Frame:
    """Make the first frame: the emulator's own cast, with these messages. `more`: home_tab, shortcuts, traffic, …"""
    frame = hello(Workspace(), {"slash_commands": COMMANDS}, WORDS)
    return frame | {"connected": connected, "messages": list(messages)} | more


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


def option(text: str, value: str, **fields: object) -> Frame:
    """Make an option."""
    return {"text": plain(text), "value": value} | fields


OPTIONS: Final = [option("APA", "apa"), option("BibTeX", "bibtex", description=plain("for LaTeX"))]


def entry(block_id: str, kind: str, label: str, **fields: object) -> Frame:
    """Make an input block. `fields` go to its element, but optional, hint and dispatch_action to the block."""
    own = {name: fields.pop(name) for name in ("optional", "hint", "dispatch_action") if name in fields}
    element = {"type": kind, "action_id": "it"} | fields
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element} | own


def modal(*blocks: Frame, view_id: str = "V1", **fields: object) -> Frame:
    """Make a modal."""
    words = {"title": plain("Search"), "submit": plain("Find"), "close": plain("Cancel")}
    return {"id": view_id, "type": "modal", "callback_id": "search", "blocks": list(blocks)} | words | fields


def shows(view: Frame, **fields: object) -> Frame:
    """Make what is said of a view."""
    return {"view": view, "user": AIGERIM, "kind": view["type"]} | fields


def home(*blocks: Frame) -> Frame:
    """Make the frame of a published Home."""
    return shows({"id": "VHOME", "type": "home", "blocks": list(blocks)})


def envelope(number: int, **fields: object) -> Frame:
    """Make what is said of an envelope: a slash command, acknowledged after 12 ms."""
    at = 1795320000 + number
    made = {"id": f"e{number}", "type": "slash_commands", "payload": {"command": "/kzturk", "text": "help"}}
    times = {"sent_at": at, "acked_at": at + 0.012, "seconds_to_ack": 0.012}
    return {"type": "envelope", "envelope": made | times | {"retry_attempt": 0, "failure": None} | fields}


def call(number: int, **fields: object) -> Frame:
    """Make what is said of a call."""
    made = {"id": f"c{number}", "method": "chat.postMessage", "arguments": {"channel": RELATIONS, "text": "hi"}}
    answer = {"status": 200, "response": {"ok": True}, "error": None, "detail": None, "at": 1795320000 + number}
    return {"type": "call", "call": made | answer | fields}
