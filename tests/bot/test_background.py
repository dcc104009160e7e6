"""Work beside the listeners: what it raises is logged, and ends nothing."""

import logging

import pytest

from bot.background import Background


@pytest.mark.parametrize(
    ("error", "level", "said"),
    [
        (TimeoutError(), logging.WARNING, "background_failed reason=TimeoutError"),
        (ZeroDivisionError(), logging.ERROR, "background_failed"),
    ],
)
async def test_what_goes_wrong_is_logged(
    error: Exception, level: int, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        raise error

    background = Background()
    background.run(work())
    await background.drain(5)
    (record,) = caplog.records
    assert (record.levelno, record.getMessage()) == (level, said)
