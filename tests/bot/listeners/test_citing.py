"""Cite: what was told, ready to paste."""

import json
from typing import Any

import pytest

from bot.delivery.outgoing import Reply
from bot.rendering.carried import in_short
from tests.bot.listeners.conftest import Bot, Calls
from tests.bot.listeners.payloads import BY_A_PERSON, PRIVATE, used

WORDS = "“Nearly 12,000 Kazakh students study in Türkiye”"


def citing(bot: Bot, style: str = "") -> dict[str, Any]:
    carried = in_short(bot.desk.look_up("fact education", bot.person))
    return used(f"cite:1{style}", carried, container=PRIVATE)


def in_view(body: dict[str, Any], kind: str, callback_id: str) -> dict[str, Any]:
    view = {"id": "V1", "type": kind, "callback_id": callback_id, "private_metadata": ""}
    return {"type": "block_actions", "actions": body["actions"], "trigger_id": "1.2.3", "view": view, **BY_A_PERSON}


async def test_the_first_is_for_a_brief_and_stands_beside(bot: Bot) -> None:
    await bot.hear(citing(bot))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert not reply.in_place
    assert reply.message.text.startswith("For a brief, ready to paste:\n\n")
    assert f"{WORDS}\n— Mustafa Kapucu, Ambassador of Türkiye to Kazakhstan, 23 June 2025\n" in reply.message.text
    assert WORDS in json.dumps(reply.message.blocks, ensure_ascii=False)


@pytest.mark.parametrize(
    ("style", "holds"), [("bibtex", "@misc{"), ("csl", '"type": "interview"'), ("apa", "(2025, J")]
)
async def test_another_style_takes_its_place(bot: Bot, style: str, holds: str) -> None:
    await bot.hear(citing(bot, f":{style}"))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert reply.in_place
    assert holds in reply.message.text


@pytest.mark.parametrize("value", ["zzzz qqqq", '{"is":"Later","lang":"en"}', ""])
async def test_what_is_gone_says_so(bot: Bot, value: str) -> None:
    await bot.hear(used("cite:1", value))
    (reply,) = bot.sent
    assert reply.message.text.startswith("What this button was made for has been changed or taken away since.")


@pytest.mark.parametrize(
    ("kind", "callback_id", "method"),
    [
        ("home", "home", "views.open"),
        ("modal", "found", "views.push"),
        ("modal", "citation", "views.update"),
    ],
)
async def test_in_a_view_citations_are_a_modal(
    bot: Bot, calls: Calls, kind: str, callback_id: str, method: str
) -> None:
    await bot.hear(in_view(citing(bot), kind, callback_id))
    await bot.desk.background.drain(1)
    ((called, arguments),) = calls
    assert called == method
    assert WORDS in json.dumps(arguments["view"], ensure_ascii=False)
    assert bot.sent == []
