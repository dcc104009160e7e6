import asyncio
import logging
import time

import pytest

from bot.operations.loop_watch import watched_loop
from tests.bot.waiting import becomes


def stand_still_until_told(caplog: pytest.LogCaptureFixture, times: int) -> None:
    end = time.monotonic() + 20
    while caplog.text.count("loop_blocked") < times and time.monotonic() < end:
        time.sleep(0.01)


async def test_a_loop_that_stands_still_is_told_once_with_the_place(caplog: pytest.LogCaptureFixture) -> None:
    with watched_loop(blocked_after=0.2) as watch:
        stand_still_until_told(caplog, 1)
        time.sleep(0.3)  # noqa: ASYNC251 - that is what is to be noticed
        assert watch.seconds_still() >= 0.4
        (record,) = caplog.records
        assert record.levelno == logging.ERROR
        assert "stand_still_until_told" in record.getMessage()
        await asyncio.sleep(0)
        await becomes(lambda: watch.seconds_still() < 0.2)
        await asyncio.sleep(0.5)  # long enough to be seen moving again
        stand_still_until_told(caplog, 2)
    assert len(caplog.records) == 2
