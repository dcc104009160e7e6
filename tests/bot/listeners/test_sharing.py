"""Share: a private answer becomes everyone's, once."""

from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.outgoing import Reply, Share
from bot.rendering.carried import in_full
from bot.rendering.slack import render
from knowledge import AnyResult, WithdrawnFound
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import PRIVATE, used


def answer(bot: Bot, question: str = "fact education") -> AnyResult:
    return bot.desk.look_up(question, bot.person)


def sharing(bot: Bot, question: str = "fact education", ts: str = "2.2", **container: object) -> dict[str, Any]:
    return used("share:1", in_full(answer(bot, question)), ts, container=PRIVATE | container)


async def test_the_same_answer_is_posted_and_names_who_shared_it(bot: Bot) -> None:
    await bot.hear(sharing(bot, thread_ts="0.9"))
    (share,) = bot.sent
    assert isinstance(share, Share)
    assert (share.channel, share.user, share.thread_ts) == ("C1", "U1", "0.9")
    assert share.message == render(answer(bot), shared_by="U1")
    assert share.message.text == f"{render(answer(bot)).text}\n\nShared by <@U1>"
    assert share.result == answer(bot)


async def test_a_second_press_posts_nothing_and_says_that_it_is_there(bot: Bot) -> None:
    await bot.hear(sharing(bot))
    await bot.hear(sharing(bot, ts="3.3"))
    _, told = bot.sent
    assert isinstance(told, Reply)
    assert told.message.text == "You have shared this here already."


async def test_the_same_press_delivered_again_does_nothing(bot: Bot) -> None:
    for _ in range(3):
        await bot.hear(sharing(bot))
    await bot.hear(sharing(bot, ts="3.3"))
    await bot.hear(sharing(bot, ts="3.3"))
    assert [type(item) for item in bot.sent] == [Share, Reply]


@pytest.mark.parametrize("other", [{"message_ts": "7.7"}, {"channel_id": "C2"}, {"thread_ts": "0.9"}])
async def test_another_private_answer_can_be_shared(bot: Bot, other: dict[str, Any]) -> None:
    await bot.hear(sharing(bot))
    await bot.hear(sharing(bot, ts="3.3", **other))
    assert [type(item) for item in bot.sent] == [Share, Share]


async def test_what_was_opened_in_its_place_can_be_shared_too(bot: Bot) -> None:
    await bot.hear(sharing(bot))
    await bot.hear(sharing(bot, "fact trade", ts="3.3"))
    assert [type(item) for item in bot.sent] == [Share, Share]


@pytest.mark.parametrize("value", ["", "{", '{"is":"Later","lang":"en"}', '{"is":"FactFound","lang":"en"}', None])
async def test_what_cannot_be_told_again_is_not_posted(bot: Bot, value: str | None) -> None:
    await bot.hear(used("share:1", value, container=PRIVATE))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert reply.message.text.startswith("What this button was made for has been changed or taken away since.")


async def test_what_was_withdrawn_is_not_posted_and_the_sharer_learns_why(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = sharing(bot)
    fact = replace(bot.live.base.contents.facts["education/joint-university"], withdrawn="It was wrong.")

    class Later:
        def recall(self, _packed: str) -> AnyResult:
            return WithdrawnFound(lang="en", fact=fact)

    monkeypatch.setattr(bot.live, "base", Later())
    await bot.hear(body)
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert "It was wrong." in reply.message.text
