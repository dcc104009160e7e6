"""The database is away: what Slack sends again is not acknowledged; what it does not is told in private."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from bot.delivery.outgoing import Outgoing, Post, Reply
from bot.listeners.errors import apologise
from bot.storage import StorageError
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON, command, direct, mention, press


@pytest.fixture
async def away(bot: Bot) -> AsyncIterator[Bot]:
    """Return a bot whose database file was taken away."""
    file = bot.desk.people._database.path
    await asyncio.to_thread(file.rename, file.with_name("away.db"))
    yield bot
    await asyncio.to_thread(file.with_name("away.db").rename, file)


@pytest.fixture
def unsaved(away: Bot, monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    sent: list[Outgoing] = []
    monkeypatch.setattr(type(away.outbox), "send_unsaved", lambda _self, _team, *items: sent.extend(items))
    return sent


@pytest.mark.parametrize("body", [mention(), direct()])
async def test_an_event_is_not_acknowledged(away: Bot, unsaved: list[Outgoing], body: dict[str, object]) -> None:
    response = await away.hear(body)
    assert response.status == 503
    assert unsaved == []


async def test_what_comes_again_when_it_is_back_is_answered(away: Bot) -> None:
    assert (await away.hear(mention())).status == 503
    file = away.desk.people._database.path
    await asyncio.to_thread(file.with_name("away.db").rename, file)
    assert (await away.hear(mention())).status == 200
    assert len(away.sent) == 1
    await asyncio.to_thread(file.rename, file.with_name("away.db"))


async def test_a_command_is_answered_as_ever(away: Bot) -> None:
    response = await away.hear(command())
    assert response.status == 200
    assert "Nearly 12,000" in json.loads(response.body)["text"]


async def test_a_button_is_answered_in_private_all_the_same(away: Bot, unsaved: list[Outgoing]) -> None:
    assert (await away.hear(press())).status == 200
    (reply,) = unsaved
    assert isinstance(reply, Reply)
    assert "Nearly 12,000" in reply.message.text


async def test_a_bug_while_it_is_away_is_not_acknowledged_either(away: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(away.live, "base", None)
    assert (await away.hear(mention())).status == 503


@pytest.mark.parametrize("surface", ["view_submission", "shortcut"])
async def test_where_there_is_no_response_url_the_person_is_written_to(
    surface: str, away: Bot, unsaved: list[Outgoing]
) -> None:
    response = await apologise(StorageError("away"), {"type": surface, **BY_A_PERSON}, away.desk)
    (post,) = unsaved
    assert response.status == 200
    assert isinstance(post, Post)
    assert post.channel == "U1"
    assert post.message.text.startswith("I cannot keep anything at the moment, so nothing was posted.")


async def test_a_press_that_would_post_is_told_privately_and_not_done(away: Bot, unsaved: list[Outgoing]) -> None:
    await apologise(StorageError("away"), press(), away.desk)
    (told,) = unsaved
    assert isinstance(told, Reply)
    assert "nothing was posted" in told.message.text


async def test_a_command_that_would_store_is_told_in_its_answer(away: Bot) -> None:
    response = await apologise(StorageError("away"), command(), away.desk)
    assert json.loads(response.body)["response_type"] == "ephemeral"
