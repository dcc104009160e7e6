"""The global shortcut and its modal, by the payloads that Slack sends."""

from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.outgoing import Post, Share
from bot.rendering import modal
from bot.rendering.carried import in_full
from knowledge import Base, WithdrawnFound
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON
from tests.bot.listeners.views import Views, chosen, elements, hear, submitted, used, words

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"
SHORTCUT = {"type": "shortcut", "callback_id": "search_facts", "action_ts": "4.0", "trigger_id": "1.2.x", **BY_A_PERSON}
PLACE = {
    "block_id": modal.WHERE,
    "action_id": modal.WHERE,
    "channel_id": "C7",
    "response_url": "https://hooks.example/1",
}


@pytest.fixture
def views(monkeypatch: pytest.MonkeyPatch) -> Views:
    return Views(monkeypatch)


@pytest.fixture
async def search(bot: Bot, views: Views) -> dict[str, Any]:
    """Return the modal that the shortcut opens."""
    await hear(bot, SHORTCUT)
    return dict(views.last["view"])


async def found(bot: Bot, search: dict[str, Any], **values: dict[str, Any]) -> dict[str, Any]:
    answer = await hear(bot, submitted(search, **values))
    assert answer["response_action"] == "update"
    return dict(answer["view"])


async def test_the_shortcut_opens_the_modal(views: Views, search: dict[str, Any]) -> None:
    assert views.last["method"] == "open"
    assert views.last["trigger_id"] == "1.2.x"
    assert {element.get("type") for element in elements(search)} == {"external_select", "plain_text_input"}


async def test_a_modal_that_slack_does_not_open_is_told_of(bot: Bot, views: Views) -> None:
    views.refuses = "expired_trigger_id"
    await hear(bot, SHORTCUT)
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.channel == "U1"
    assert "ask me here" in post.message.text


@pytest.mark.parametrize(
    ("typed", "key"), [("kaz stud", "education/students-in-turkiye"), ("trdae", "trade/volume-2025"), ("qqqqqq", None)]
)
async def test_facts_are_offered_while_one_types(bot: Bot, typed: str, key: str | None) -> None:
    body = {"type": "block_suggestion", "action_id": modal.FACT, "block_id": modal.FACT, "value": typed, **BY_A_PERSON}
    answer = await hear(bot, body)
    values = [option["value"] for option in answer["options"]]
    assert values[:1] == ([key] if key else [])
    assert len(values) <= 20
    assert all(option["description"]["text"] for option in answer["options"])


async def test_the_fact_that_was_chosen_is_shown(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"), words={"value": "ignored"})
    assert QUOTE in words(view)
    assert view["submit"]["text"] == "Share"


async def test_words_are_answered(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, words={"value": "how many Kazakh students are in Türkiye"}, fact={})
    assert QUOTE in words(view)
    assert "how many" not in view["private_metadata"]


async def test_what_is_not_known_has_nothing_to_share(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, words={"value": "the area of Kazakhstan"})
    assert "I have nothing on that" in words(view)
    assert "submit" not in view
    assert modal.AGAIN in [element.get("action_id") for element in elements(view)]


@pytest.mark.parametrize("values", [{}, {"words": {"value": None}}, {"words": {"value": "  "}, "fact": {}}])
async def test_nothing_chosen_and_nothing_typed_is_said_beside_the_field(
    bot: Bot, search: dict[str, Any], values: dict[str, Any]
) -> None:
    answer = await hear(bot, submitted(search, **values))
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [modal.FACT]


async def test_a_chosen_fact_that_is_gone_is_told_kindly(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("no/more"))
    assert words(view).startswith("That fact has been changed or taken away")
    assert view["callback_id"] == modal.SEARCH


async def test_what_is_shown_is_shared_once(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    body = {**submitted(view), "response_urls": [PLACE]}
    assert await hear(bot, body) == {}
    assert await hear(bot, body) == {}
    (share,) = bot.sent
    assert isinstance(share, Share)
    assert (share.channel, share.user, share.response_url) == ("C7", "U1", PLACE["response_url"])
    assert QUOTE in share.message.text
    assert "Shared by" in share.message.text


async def test_without_a_way_to_post_the_person_is_told(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    answer = await hear(bot, submitted(view))
    assert list(answer["errors"]) == [modal.WHERE]
    assert bot.sent == []


async def test_what_is_gone_from_the_base_is_not_shared(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    answer = await hear(bot, {**submitted({**view, "private_metadata": "{}"}), "response_urls": [PLACE]})
    assert "changed or taken away" in answer["errors"][modal.WHERE]
    assert bot.sent == []


async def test_what_was_withdrawn_since_is_not_shared_and_the_modal_says_why(
    bot: Bot, search: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await found(bot, search, fact=chosen("education/joint-university"))
    fact = replace(bot.live.base.contents.facts["education/joint-university"], withdrawn="It was wrong.")
    monkeypatch.setattr(Base, "recall", lambda _base, _packed: WithdrawnFound(lang="en", fact=fact))
    answer = await hear(bot, {**submitted(view), "response_urls": [PLACE]})
    assert answer["response_action"] == "update"
    assert "It was wrong." in words(answer["view"])
    assert "submit" not in answer["view"]
    assert bot.sent == []


@pytest.mark.parametrize("question", ["help", "the area of Kazakhstan"])
async def test_what_tells_no_facts_is_not_shared(bot: Bot, search: dict[str, Any], question: str) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    kept = in_full(bot.desk.look_up(question, bot.person))
    answer = await hear(bot, {**submitted({**view, "private_metadata": kept}), "response_urls": [PLACE]})
    assert answer["response_action"] == "update"
    assert bot.sent == []


async def test_a_submission_without_a_hash_is_shared_once_too(bot: Bot, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    body = {**submitted(view), "response_urls": [PLACE]}
    del body["view"]["hash"]
    await hear(bot, body)
    await hear(bot, body)
    assert len(bot.sent) == 1


async def test_words_may_begin_with_a_number(bot: Bot, search: dict[str, Any], asked: list[str]) -> None:
    await found(bot, search, words={"value": "7.5 trade volume"})
    assert asked == ["7.5 trade volume"]


async def test_more_is_opened_in_the_modal_and_back_leads_back(bot: Bot, views: Views, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    await hear(bot, used(view, "more:1", "5.1", "h1", **chosen("education/joint-university")))
    assert views.last["method"] == "update"
    assert (views.last["view_id"], views.last["hash"]) == ("V1", "h1")
    assert QUOTE not in words(views.last["view"])
    await hear(bot, used(views.last["view"], modal.BACK, "5.2", "h2"))
    assert views.last["view"] == view


async def test_one_can_search_again(bot: Bot, views: Views, search: dict[str, Any]) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    await hear(bot, used(view, modal.AGAIN))
    assert views.last["view"] == search


@pytest.mark.parametrize(
    ("action_id", "says"),
    [
        ("open:no/more", "changed or taken away"),
        ("search:7", "another version of me"),
        (modal.BACK, "changed or taken"),
    ],
)
async def test_a_button_of_an_older_modal_is_told_kindly(
    bot: Bot, views: Views, search: dict[str, Any], action_id: str, says: str
) -> None:
    view = await found(bot, search, fact=chosen("education/students-in-turkiye"))
    body = used(view, modal.AGAIN)
    body["actions"][0]["action_id"] = action_id
    await hear(bot, body)
    assert says in words(views.last["view"])


async def test_a_broken_search_is_an_apology(bot: Bot, search: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.live, "base", None)
    await hear(bot, submitted(search, words={"value": "x"}))
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.message.text.startswith("Something went wrong on my side")
