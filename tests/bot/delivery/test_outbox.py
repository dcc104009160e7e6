import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.delivery.claims import Claim
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.outgoing import Outgoing, Post
from bot.rendering.message import Message

ONE, TWO = (Post(channel=name, message=Message("m")) for name in ("C1", "C2"))


@asynccontextmanager
async def working(deliver: Callable[[Outgoing], Awaitable[None]]) -> AsyncIterator[Outbox]:
    outbox = Outbox(Inbox(), deliver)
    worker = asyncio.create_task(outbox.run())
    try:
        yield outbox
    finally:
        worker.cancel()


async def test_what_is_handed_over_is_sent_in_order_and_once() -> None:
    sent: list[Outgoing] = []

    async def deliver(item: Outgoing) -> None:
        sent.append(item)

    async with working(deliver) as outbox:
        assert await outbox.answer_once(Claim("T1", ("a",)), ONE)
        assert not await outbox.answer_once(Claim("T1", ("a",)), ONE)
        assert await outbox.answer_once(Claim("T1", ("b",)), TWO)
        await outbox.drain(1)
    assert sent == [ONE, TWO]


async def test_handing_over_does_not_wait_for_slack() -> None:
    async def deliver(_item: Outgoing) -> None:
        await asyncio.Event().wait()

    async with working(deliver) as outbox, asyncio.timeout(1):
        assert await outbox.answer_once(Claim("T1", ("a",)), ONE)
        assert await outbox.answer_once(Claim("T1", ("b",)), TWO)


async def test_a_bug_in_sending_is_logged_and_the_next_message_goes_out(caplog: pytest.LogCaptureFixture) -> None:
    sent: list[Outgoing] = []

    async def deliver(item: Outgoing) -> None:
        if item is ONE:
            raise ZeroDivisionError
        sent.append(item)

    async with working(deliver) as outbox:
        await outbox.answer_once(Claim("T1", ("a",)), ONE)
        await outbox.answer_once(Claim("T1", ("b",)), TWO)
        await outbox.drain(1)
    assert sent == [TWO]
    assert "sending_failed kind=Post" in caplog.text


async def test_a_stop_waits_only_so_long_and_says_what_is_lost(caplog: pytest.LogCaptureFixture) -> None:
    async def deliver(_item: Outgoing) -> None:
        await asyncio.Event().wait()

    async with working(deliver) as outbox:
        await outbox.answer_once(Claim("T1", ("a",)), ONE)
        await outbox.answer_once(Claim("T1", ("b",)), TWO)
        await asyncio.sleep(0)
        with caplog.at_level(logging.ERROR):
            await outbox.drain(0.01)
    assert "unsent_at_stop waiting=1" in caplog.text
