"""Text from outside stays text."""

import json

import pytest

from bot.emulator import Emulator, cast
from tests.scenarios.seeing import answers, direct

pytestmark = pytest.mark.usefixtures("service")

HOSTILE = [
    "<!channel> <!everyone> <!here>",
    "@everyone @here @channel",
    "<@UDANA0001> fact education",
    "<https://evil.example|https://weproject.media>",
    "fact \u202eeducation\u202c \x00\x07\x1b[31m",
    "&lt;!channel&gt; &amp;amp;",
    "*bold* _it_ `code` ```block``` ~no~ > quote",
    "a" * 40_000,
    "<" * 5_000,
    "fact " + "education/" * 500,
    "cite <!channel> bibtex",
    "{0} {question} %s {lang.__class__}",
    "\u2066fact\u2069 \ufeff\u00ad education",
    "😀" * 1000,
    "source ../../etc/passwd",
    "quote '; DROP TABLE facts; --",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_command_with_hostile_text_is_answered_and_stirs_nobody(emulator: Emulator, text: str) -> None:
    envelope = await emulator.slash(cast.AIGERIM, cast.RELATIONS, text)
    assert envelope
    assert envelope.acked
    assert envelope.refusal is None
    (answer,) = [each for each in emulator.workspace.messages.values() if each.ephemeral_to == cast.AIGERIM]
    assert_inert(answer.text + json.dumps(answer.blocks))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_direct_message_with_hostile_text_is_answered(emulator: Emulator, text: str) -> None:
    here = direct(emulator, cast.DANA)
    await emulator.post(cast.DANA, here, text)
    (answer,) = await answers(emulator, here)
    assert_inert(answer.text + json.dumps(answer.blocks))


def assert_inert(shown: str) -> None:
    for live in ("<!", "<@", "evil.example", "\\u202e", "\u202e", "\\u001b", "@everyone"):
        assert live not in shown
