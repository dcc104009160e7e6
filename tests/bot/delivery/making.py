"""Things to be sent, and rows of them."""

from dataclasses import replace

from bot.delivery.outgoing import Correction, Outgoing, Post, Reply, Share, Whisper
from bot.delivery.rows import Row, row_of, values_of
from bot.rendering.message import Message
from knowledge import FactFound
from tests.bot.making import TRADE_2025

BLOCKS = ({"type": "divider"},)
MESSAGE = Message("text", BLOCKS)
RESULT = FactFound(lang="en", fact=TRADE_2025)
POST = Post(channel="C1", thread_ts="1.1", asker="U1", message=MESSAGE, result=RESULT)
WHISPER = Whisper(channel="C1", user="U1", thread_ts="1.1", message=MESSAGE)
CORRECTION = Correction(channel="C1", ts="7.7", message=MESSAGE, note=Message("changed"), thread_ts="1.1")


def reply(url: str = "https://hooks.example/actions/1") -> Reply:
    return Reply(response_url=url, channel="C1", user="U1", thread_ts="1.1", message=MESSAGE)


def share(url: str = "https://hooks.example/actions/1") -> Share:
    return Share(
        response_url=url,
        channel="C1",
        user="U1",
        thread_ts="1.1",
        message=MESSAGE,
        result=RESULT,
        shared=Message("shared"),
        uncorrectable=Message("shared, for good"),
    )


def row(item: Outgoing, *, attempts: int = 1, stored_at: float = 0.0) -> Row:
    return replace(row_of({**values_of("T1", item, stored_at), "id": 1}), attempts=attempts)
