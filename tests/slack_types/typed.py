"""Payloads and the TypeScript types that they must have: from the renderer, and from the traffic of the scenarios."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.rendering.slack import render
from knowledge import load

_TYPES: Final = """
import type * as slack from "@slack/types";
type Message = { text: string; blocks?: slack.KnownBlock[] };
type Modal = Omit<slack.ModalView, "blocks"> & { blocks: slack.KnownBlock[] };
type Home = Omit<slack.HomeView, "blocks"> & { blocks: slack.KnownBlock[] };
type Prompts = { title: string; message: string }[];
type Options = { options: slack.Option[] } | { option_groups: Group[] };
type Group = { label: slack.PlainTextElement; options: slack.Option[] };
"""
_VIEWS: Final = {"modal": "Modal", "home": "Home"}
# Not the message events: their types demand a `subtype` that Slack's own samples of plain messages do not have.
_EVENTS: Final = {"app_mention": "slack.AppMentionEvent", "app_home_opened": "slack.AppHomeOpenedEvent"}


@dataclass(frozen=True, slots=True)
class Typed:
    """Something sent, and the name of the type that it must have."""

    type: str
    value: Any


def program(typed: Iterable[Typed]) -> str:
    """Write a module that compiles when everything has its type; what is the same stands in it once."""
    written = dict.fromkeys(f"{each.type} = {json.dumps(each.value)};" for each in typed)
    return "\n".join((_TYPES, *(f"export const v{number}: {line}" for number, line in enumerate(written))))


def rendered() -> Iterator[Typed]:
    """Yield an answer of each kind, and that to each fact and topic."""
    base = load()
    asked = [f"fact {key}" for key in (*base.contents.facts, *base.contents.topics)]
    asked += ["", "topics", "source", "source kapucu-2025", "compare trade", "timeline", "search students", "language"]
    asked += ["the area of Kazakhstan", "quote kapucu", "trade as of 1850", "cite", "cite education csl"]
    for question in asked:
        message = render(base.answer(question or "help", today=date(2026, 11, 22), seed=0))
        yield Typed("Message", {"text": message.text, "blocks": message.blocks})


def sent(traffic: Path) -> Iterator[Typed]:
    """Yield what went over the emulator's wires: the app's calls and acknowledgements, and the events that it got."""
    for line in traffic.read_text(encoding="utf-8").splitlines():
        kind, record = json.loads(line)
        yield from _called(record["arguments"]) if kind == "call" else _delivered(record)


def _called(arguments: Mapping[str, Any]) -> Iterator[Typed]:
    if "view" in arguments:
        yield _view(_decoded(arguments["view"]))
    elif "prompts" in arguments:
        yield Typed("Prompts", _decoded(arguments["prompts"]))
    elif arguments.get("blocks"):
        yield Typed("Message", {"text": arguments.get("text"), "blocks": _decoded(arguments["blocks"])})


def _delivered(envelope: Mapping[str, Any]) -> Iterator[Typed]:
    event = envelope["payload"].get("event", {})
    if event.get("type") in _EVENTS:
        # The type of a view there is that of a view which is sent: it knows no id, and Slack's samples have one.
        yield Typed(_EVENTS[event["type"]], {name: value for name, value in event.items() if name != "view"})
    answer = envelope["answer"]
    if not isinstance(answer, dict):
        return
    if "view" in answer:
        yield _view(answer["view"])
    elif "options" in answer or "option_groups" in answer:
        yield Typed("Options", answer)
    elif answer.get("blocks"):
        yield Typed("Message", {"text": answer.get("text"), "blocks": answer["blocks"]})


def _view(view: Mapping[str, Any]) -> Typed:
    return Typed(_VIEWS[view["type"]], view)


def _decoded(argument: object) -> Any:  # noqa: ANN401 - JSON of any form
    """Read an argument that came as JSON in a form, as the SDK sends some."""
    return json.loads(argument) if isinstance(argument, str) else argument
