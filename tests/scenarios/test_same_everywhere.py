"""The same fact in the same words, byte for byte, on every surface."""

import json
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from itertools import takewhile
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.emulator import Emulator, Message, cast
from bot.rendering import home, modal
from tests.scenarios.seeing import direct, posted, told, whispered
from tests.scenarios.views import home_of, modal_of

pytestmark = pytest.mark.usefixtures("service")

# A figure beside others of its series, a plan, words of an article itself, a date that was worked out, two sources.
KEYS = [
    "education/students-in-turkiye",
    "trade/volume-1991",
    "recognition/first-to-recognise",
    "education/kazakh-students-2012",
    "kapucu/ambassador",
]


@pytest.mark.parametrize("key", KEYS)
async def test_a_fact_is_told_in_the_same_bytes_everywhere(emulator: Emulator, key: str) -> None:
    terminal = CliRunner().invoke(cli, ["ask", "--json", f"fact {key}"])
    said = json.loads(terminal.output)["text"]
    surfaces = {
        "slash command": await by_command(emulator, key),
        "mention": await by_mention(emulator, key),
        "direct message": await by_direct_message(emulator, key),
        "button": await by_button(emulator, key),
        "message shortcut": await by_message_shortcut(emulator, key),
        "Home": await in_home(emulator, key),
        "search modal": await in_modal(emulator, key),
        "shared": await shared(emulator, key),
    }
    fact = told_in(surfaces["slash command"])
    assert fact
    assert {name: told_in(blocks) for name, blocks in surfaces.items()} == dict.fromkeys(surfaces, fact)
    assert as_plain_text(fact).encode() in said.encode()


async def by_command(emulator: Emulator, key: str) -> list[Any]:
    await emulator.slash(cast.AIGERIM, cast.RELATIONS, f"fact {key}")
    return list((await told(emulator, cast.AIGERIM))[-1].blocks)


async def by_mention(emulator: Emulator, key: str) -> list[Any]:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, f"@kzturk fact {key}")
    return list((await answer_to(emulator, asked)).blocks)


async def by_direct_message(emulator: Emulator, key: str) -> list[Any]:
    here = direct(emulator, cast.MEHMET)
    await emulator.post(cast.MEHMET, here, f"fact {key}")
    await emulator.wait_for(lambda: posted(emulator, here))
    return list(posted(emulator, here)[-1].blocks)


async def by_button(emulator: Emulator, key: str) -> list[Any]:
    asked = await emulator.post(cast.DANA, cast.RELATIONS, "@kzturk topics")
    listed = await answer_to(emulator, asked)
    label = {"type": "plain_text", "text": "Open"}
    button = {"type": "button", "action_id": f"open:{key}", "value": key, "text": label}
    row = {"type": "actions", "block_id": "b", "elements": [button]}
    emulator.workspace.replace(replace(listed, blocks=(row,)))
    await emulator.press(cast.DANA, listed.channel, listed.ts, value=key)
    return list((await told(emulator, cast.DANA))[-1].blocks)


async def by_message_shortcut(emulator: Emulator, key: str) -> list[Any]:
    written = await emulator.post(cast.DANA, cast.RELATIONS, key)
    await emulator.message_shortcut(cast.MEHMET, "find_source", cast.RELATIONS, written.ts)
    return list((await told(emulator, cast.MEHMET))[-1].blocks)


async def in_home(emulator: Emulator, key: str) -> list[Any]:
    await emulator.open_home(cast.AIGERIM)
    first = await home_of(emulator, cast.AIGERIM, says="What changed lately")
    await emulator.press_in_view(cast.AIGERIM, first.id, action_id=home.ASK, value=f"fact {key}")
    back = await emulator.wait_for(lambda: home.BACK in json.dumps(emulator.views.homes[cast.AIGERIM].blocks))
    assert back
    return emulator.views.homes[cast.AIGERIM].blocks


async def in_modal(emulator: Emulator, key: str) -> list[Any]:
    await emulator.shortcut(cast.AIGERIM, "search_facts")
    view = await modal_of(emulator, cast.AIGERIM, says="Find a fact")
    await emulator.suggest(cast.AIGERIM, view.id, modal.FACT, key)
    await emulator.submit(cast.AIGERIM, view.id, {modal.FACT: {modal.FACT: key}})
    return (await modal_of(emulator, cast.AIGERIM, says="Search again")).blocks


async def shared(emulator: Emulator, key: str) -> list[Any]:
    await emulator.slash(cast.AIGERIM, cast.PRESS, f"fact {key}")
    private = whispered(emulator, cast.AIGERIM)[-1]
    await emulator.press(cast.AIGERIM, private.channel, private.ts, action_id="share:1")
    await emulator.wait_for(lambda: posted(emulator, cast.PRESS))
    return list(posted(emulator, cast.PRESS)[-1].blocks)


async def answer_to(emulator: Emulator, asked: Message) -> Message:
    def answer() -> Message | None:
        return next((said for said in posted(emulator, asked.channel) if said.thread_ts == asked.ts), None)

    found = await emulator.wait_for(answer)
    assert found
    return found


def told_in(blocks: Iterable[dict[str, Any]]) -> str:
    """Return the blocks of the first fact that a message or view tells, as JSON; ids are not ours but Slack's."""
    ours = [{name: value for name, value in block.items() if name != "block_id"} for block in blocks]
    start = next(at for at, block in enumerate(ours) if block["type"] == "rich_text")
    more = takewhile(lambda block: block["type"] == "context" or is_quote(block), ours[start + 1 :])
    return json.dumps([ours[start], *more], ensure_ascii=False, indent=1)


def is_quote(block: dict[str, Any]) -> bool:
    """Tell whether a block goes on with words of the same fact."""
    return bool(block["type"] == "rich_text" and block["elements"][0]["type"] == "rich_text_quote")


def as_plain_text(fact: str) -> str:
    """Write a fact's blocks as plain text, as the terminal has it: nothing but form may be lost."""
    paragraphs: list[str] = []
    for block in json.loads(fact):
        if block["type"] == "rich_text":
            paragraphs += ["".join(piece["text"] for piece in part["elements"]) for part in block["elements"]]
        else:
            attribution, _, link = block["elements"][0]["text"].rpartition("\n")
            url, _, work = link.strip("<>").partition("|")
            paragraphs[-1] += "\n" + unescape(f"{attribution}\n{work}\n{url}")
    return "\n\n".join(paragraphs)
