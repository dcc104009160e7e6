import pytest

from bot.emulator import Emulator, Message, cast

pytestmark = pytest.mark.usefixtures("service")

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


def seen_by(emulator: Emulator, user: str) -> list[Message]:
    return [message for message in emulator.workspace.messages.values() if message.ephemeral_to == user]


async def test_the_answer_is_private_and_rides_in_the_ack(emulator: Emulator) -> None:
    calls = len(emulator.calls)
    envelope = await emulator.slash(cast.AIGERIM, cast.RELATIONS, "fact education")
    assert envelope
    assert envelope.acked
    assert envelope.refusal is None
    (answer,) = seen_by(emulator, cast.AIGERIM)
    assert QUOTE in answer.text
    assert "Mustafa Kapucu, Ambassador of Türkiye to Kazakhstan, 23 June 2025" in answer.text
    assert "https://weproject.media/" in answer.text
    assert answer.blocks
    assert len(emulator.calls) == calls


@pytest.mark.parametrize(
    "text",
    [
        "",
        "help",
        "topics",
        "source",
        "source kapucu-2025",
        "search students",
        "compare trade",
        "compare",
        "timeline",
        "timeline culture",
        "cite education bibtex",
        "cite",
        "random",
        "quote kapucu",
        "trade as of 1991",
        "what is the area of kazakhstan",
        "language",
        "language en",
    ],
)
async def test_every_slash_word_gives_a_message_that_slack_takes(emulator: Emulator, text: str) -> None:
    envelope = await emulator.slash(cast.AIGERIM, cast.RELATIONS, text)
    assert envelope
    assert envelope.acked
    assert envelope.refusal is None
    (answer,) = seen_by(emulator, cast.AIGERIM)
    assert answer.text
    assert answer.blocks
