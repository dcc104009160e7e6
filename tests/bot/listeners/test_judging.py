"""The two thumbs, and words to the editors."""

import json
from typing import Any

from sqlalchemy import Connection, select

from bot.delivery.outgoing import Post, Reply
from bot.storage.schema import feedback
from tests.bot.listeners.conftest import Bot, Calls
from tests.bot.listeners.payloads import BY_A_PERSON, used

FACT = '{"is":"FactFound","lang":"en","fact":{"fact":"education/joint-university"}}'


def judging(sign: str, ts: str = "2.2") -> dict[str, Any]:
    return used("feedback:1", f"{sign}{FACT}", ts, type="feedback_buttons")


async def given(bot: Bot) -> list[bool]:
    def read(connection: Connection) -> list[bool]:
        rows = connection.execute(select(feedback.c.good, feedback.c.packed, feedback.c.user)).all()
        assert {(row.packed, row.user) for row in rows} <= {(FACT, "U1")}
        return [row.good for row in rows]

    return await bot.database.run(read)


async def test_a_good_word_is_kept_and_thanked_for(bot: Bot) -> None:
    await bot.hear(judging("+"))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert reply.message.text == "Thank you, that helps."
    assert await given(bot) == [True]


async def test_the_last_judgement_counts_whatever_comes_again(bot: Bot) -> None:
    await bot.hear(judging("+"))
    await bot.hear(judging("-", "3.3"))
    await bot.hear(judging("+"))
    assert await given(bot) == [False]
    assert len(bot.sent) == 2


async def test_the_same_praise_is_thanked_for_once(bot: Bot) -> None:
    await bot.hear(judging("+"))
    await bot.hear(judging("+", "3.3"))
    assert len(bot.sent) == 1
    await bot.hear(judging("-", "4.4"))
    await bot.hear(judging("+", "5.5"))
    assert len(bot.sent) == 3


async def test_without_editors_it_is_said_what_to_do_instead(bot: Bot) -> None:
    await bot.hear(judging("-"))
    (reply,) = bot.sent
    assert reply.message.text.startswith("Thank you; please tell whoever runs this bot what is wrong or missing")
    assert reply.message.text.count(".") == 1
    assert reply.message.blocks == ()


async def test_with_editors_a_form_is_offered_and_opened(bot_with_editors: Bot, calls: Calls) -> None:
    bot = bot_with_editors
    await bot.hear(judging("-"))
    (reply,) = bot.sent
    (button,) = reply.message.blocks[1]["elements"]
    assert button["text"]["text"] == "Tell the editors"
    await bot.hear(used(button["action_id"], button["value"], "3.3"))
    await bot.desk.background.drain(1)
    ((method, arguments),) = calls
    assert method == "views.open"
    view = arguments["view"]
    assert (view["callback_id"], view["private_metadata"]) == ("editors:1", FACT)


def submission(words: str, kept: str = FACT) -> dict[str, Any]:
    values = {"words": {"words": {"type": "plain_text_input", "value": words}}}
    view = {"id": "V1", "hash": "h", "type": "modal", "callback_id": "editors:1", "private_metadata": kept}
    return {"type": "view_submission", "view": {**view, "state": {"values": values}}, **BY_A_PERSON}


async def test_what_is_written_reaches_the_editors_once(bot_with_editors: Bot) -> None:
    bot = bot_with_editors
    for _ in range(3):
        response = await bot.hear(submission("The year is <!here> wrong."))
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.channel == "C0EDITORS"
    assert post.message.text == (
        "<@U1> writes about an answer:\nThe year is &lt;!here&gt; wrong.\nThe answer told: education/joint-university"
    )
    answer = json.loads(response.body)
    assert answer["response_action"] == "update"
    assert "Sent to the editors. Thank you." in json.dumps(answer["view"])


async def test_no_more_is_handed_on_than_the_form_takes_and_nothing_that_is_not_seen(bot_with_editors: Bot) -> None:
    await bot_with_editors.hear(submission("Wrong\u200b\U000e0041" + "x" * 50_000))
    (post,) = bot_with_editors.sent
    handed_on = post.message.text.splitlines()[1]
    assert handed_on.startswith("Wrongxxx")
    assert len(handed_on) == 2_000


async def test_words_about_what_is_gone_reach_them_too(bot_with_editors: Bot) -> None:
    await bot_with_editors.hear(submission("Why is it gone?", '{"is":"Later"}'))
    (post,) = bot_with_editors.sent
    assert "Why is it gone?" in post.message.text


async def test_a_form_sent_when_there_are_no_editors_any_more_says_so(bot: Bot) -> None:
    answer = json.loads((await bot.hear(submission("Wrong."))).body)
    assert "please tell whoever runs this bot" in json.dumps(answer["view"])
    assert bot.sent == []
