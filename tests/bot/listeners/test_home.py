"""The app's Home, by the payloads that Slack sends."""

import asyncio
import logging
from typing import Any

import pytest

from bot.delivery.outgoing import Post
from bot.people import Person
from bot.rendering import home
from knowledge import Base, Contents
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.views import Views, chosen, elements, hear, opened_home, used, words

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


@pytest.fixture
def views(monkeypatch: pytest.MonkeyPatch) -> Views:
    return Views(monkeypatch)


@pytest.fixture
async def first(bot: Bot, views: Views) -> dict[str, Any]:
    """Return Home's first page."""
    await hear(bot, opened_home())
    return dict(views.last["view"])


def ids(view: dict[str, Any]) -> list[str]:
    return [element["action_id"] for element in elements(view) if "action_id" in element]


async def test_home_opens_with_its_first_page(views: Views, first: dict[str, Any], base: Base) -> None:
    assert views.last["method"] == "publish"
    assert views.last["user_id"] == "U1"
    assert first["private_metadata"] == ""
    (topics,) = [element for element in elements(first) if element.get("action_id") == home.TOPIC]
    assert {option["value"] for option in topics["options"]} == set(base.contents.topics)
    assert "What changed lately" in words(first)
    assert "Before: " in words(first)
    (languages,) = [element for element in elements(first) if element.get("action_id") == home.LANGUAGE]
    assert [option["value"] for option in languages["options"]] == ["auto", *base.contents.languages]


async def test_the_other_tab_is_not_home(bot: Bot, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object, **__: object) -> None: ...

    monkeypatch.setattr("slack_sdk.web.async_client.AsyncWebClient.assistant_threads_setSuggestedPrompts", nothing)
    await hear(bot, opened_home(tab="messages"))
    assert views.put == []


async def test_a_question_is_answered_in_its_place(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.ASK, value="how many Kazakh students are in Türkiye?"))
    assert QUOTE in words(views.last["view"])
    assert views.last["hash"] == "h1"
    assert {home.BACK, home.SHARE} < set(ids(views.last["view"]))
    assert home.START not in ids(views.last["view"])
    assert "how many" not in views.last["view"]["private_metadata"]
    assert bot.sent == []


async def test_a_question_may_begin_with_a_number(bot: Bot, first: dict[str, Any], asked: list[str]) -> None:
    await hear(bot, used(first, home.ASK, value="10.5 students in türkiye"))
    assert asked == ["10.5 students in türkiye"]


async def test_what_is_not_known_is_said_and_cannot_be_shared(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.ASK, value="the area of Kazakhstan"))
    assert "I have nothing on that" in words(views.last["view"])
    assert home.SHARE not in ids(views.last["view"])


@pytest.mark.parametrize("typed", [None, "", "  "])
async def test_enter_without_words_changes_nothing(
    bot: Bot, views: Views, first: dict[str, Any], typed: str | None
) -> None:
    await hear(bot, used(first, home.ASK, value=typed))
    assert len(views.put) == 1


async def test_a_topic_opens_and_back_leads_back_step_by_step(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.TOPIC, "5.1", "h1", **chosen("education")))
    topic = views.last["view"]
    assert QUOTE in words(topic)
    await hear(bot, used(topic, "more:1", "5.2", "h2", **chosen("education/joint-university")))
    fact = views.last["view"]
    assert QUOTE not in words(fact)
    await hear(bot, used(fact, home.BACK, "5.3", "h3"))
    assert words(views.last["view"]) == words(topic)
    await hear(bot, used(views.last["view"], home.BACK, "5.4", "h4"))
    assert words(views.last["view"]) == words(first)


async def test_the_start_page_is_one_press_away(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.TOPIC, "5.1", "h1", **chosen("education")))
    await hear(bot, used(views.last["view"], "more:1", "5.2", "h2", **chosen("education/joint-university")))
    await hear(bot, used(views.last["view"], home.START, "5.3", "h3"))
    assert views.last["view"] == first


async def test_what_changed_lately_opens(bot: Bot, views: Views, first: dict[str, Any], base: Base) -> None:
    fact = base.lately().newest[0].fact
    await hear(bot, used(first, f"open:{fact.key}"))
    assert fact.quotations[0].quote in words(views.last["view"])


async def test_home_opened_again_shows_what_was_open_as_it_stands_now(
    bot: Bot, views: Views, first: dict[str, Any]
) -> None:
    await hear(bot, used(first, home.TOPIC, **chosen("education")))
    topic = views.last["view"]
    await hear(bot, opened_home(topic))
    assert views.last["view"] == topic
    assert views.last["hash"] == "h0"


@pytest.mark.parametrize("kept", ['{"is":"FactFound","lang":"en","fact":{"fact":"no/more"}}', "{", "\n", "x\n"])
async def test_what_is_gone_from_the_base_is_told_on_the_first_page(
    bot: Bot, views: Views, first: dict[str, Any], kept: str
) -> None:
    await hear(bot, opened_home({**first, "private_metadata": kept}))
    assert words(views.last["view"]).startswith("That fact has been changed or taken away")


@pytest.mark.parametrize("action_id", ["open:no/more", "home:topic"])
async def test_a_fact_that_is_gone_is_told_kindly(
    bot: Bot, views: Views, first: dict[str, Any], action_id: str
) -> None:
    body = used(first, home.TOPIC, **chosen("no/more"))
    body["actions"][0]["action_id"] = action_id
    await hear(bot, body)
    assert words(views.last["view"]).startswith("That fact has been changed or taken away")


async def test_a_button_of_an_older_home_is_told_kindly(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    body = used(first, home.SEARCH)
    body["actions"][0]["action_id"] = "browse:7"
    await hear(bot, body)
    assert "made by another version of me" in words(views.last["view"])


async def test_an_answer_is_shared_from_a_modal(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.TOPIC, **chosen("education")))
    await hear(bot, used(views.last["view"], home.SHARE, "6.0"))
    assert views.last["method"] == "open"
    assert views.last["trigger_id"] == "1.2.x"
    assert QUOTE in words(views.last["view"])


async def test_the_search_modal_opens_from_home(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    await hear(bot, used(first, home.SEARCH))
    assert views.last["method"] == "open"
    assert views.last["view"]["callback_id"] == "search"


@pytest.mark.parametrize(("value", "lang"), [("tr", "tr"), ("auto", None), ("xx", None)])
async def test_a_language_is_chosen(
    bot: Bot, views: Views, monkeypatch: pytest.MonkeyPatch, value: str, lang: str | None
) -> None:
    monkeypatch.setattr(Contents, "languages", ("en", "tr"))
    await hear(bot, opened_home())
    (menu,) = [each for each in elements(views.last["view"]) if each.get("action_id") == home.LANGUAGE]
    assert [option["text"]["text"] for option in menu["options"]] == [
        "the language of the question",
        "English",
        "Türkçe",
    ]
    assert menu["initial_option"]["value"] == "auto"
    await hear(bot, used(views.last["view"], home.LANGUAGE, **chosen(value)))
    assert bot.desk.people.language_of(Person("T1", "U1")) == lang
    (menu,) = [each for each in elements(views.last["view"]) if each.get("action_id") == home.LANGUAGE]
    assert menu["initial_option"]["value"] == (lang or "auto")


async def test_of_two_quick_presses_the_later_one_stays(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    earlier = used(first, home.TOPIC, "7.1", "h1", **chosen("trade"))
    later = used(first, home.TOPIC, "7.2", "h1", **chosen("education"))
    await asyncio.gather(bot.hear(earlier), bot.hear(later))
    await hear(bot, earlier)
    assert QUOTE in words(views.last["view"])


async def test_a_home_that_slack_does_not_show_is_told_of(
    bot: Bot, views: Views, first: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    views.refuses = "internal_error"
    with caplog.at_level(logging.WARNING):
        await hear(bot, used(first, home.TOPIC, **chosen("trade")))
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.channel == "U1"
    assert post.message.text.startswith("I could not show that in Home")
    assert "view_not_shown reason=internal_error" in caplog.text


async def test_a_newer_home_of_another_process_is_left_alone(bot: Bot, views: Views, first: dict[str, Any]) -> None:
    views.refuses = "hash_conflict"
    await hear(bot, used(first, home.TOPIC, **chosen("trade")))
    assert bot.sent == []
