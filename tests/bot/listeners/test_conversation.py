"""The Messages tab, by the payloads that Slack sends."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select

from bot.delivery import queue
from bot.storage import StorageError
from bot.storage.schema import outbox
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.views import hear, opened_home

OPENED = opened_home(tab="messages")


@pytest.fixture(autouse=True)
def prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(AsyncWebClient, "assistant_threads_setSuggestedPrompts", fails)


async def waiting(bot: Bot) -> list[str]:
    return list(await bot.database.run(lambda connection: connection.execute(select(outbox.c.content)).scalars().all()))


async def test_a_welcome_that_could_not_be_stored_is_not_lost(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise StorageError

    with monkeypatch.context() as patched:
        patched.setattr(queue, "put", away)
        assert (await bot.hear(OPENED)).status == 503
    for _ in range(2):
        await hear(bot, OPENED)
        (welcome,) = await waiting(bot)
        assert "Welcome!" in welcome


async def test_suggestions_that_take_too_long_are_a_word_in_the_log(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    await hear(bot, OPENED)
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("WARNING", "prompts_not_set reason=TimeoutError")
    ]
