"""One attempt, against a Slack that refuses, fails, or is away: each way that is open, and each outcome."""

import logging
from dataclasses import replace

import pytest
from aiohttp import ClientConnectionError, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery import sending
from bot.delivery.failures import ABSENT, ARCHIVED, CURES, GONE, RESTRICTED, UNFIT_BLOCKS
from bot.delivery.outcomes import Done, Later, Outcome, Posted
from bot.delivery.outgoing import Outgoing, Post, Reply, Whisper
from bot.delivery.sending import ANSWERED_AT_MOST, KEPT_FOR, LONGEST_PAUSE, attempt
from bot.rendering.message import Message
from tests.bot.delivery.making import CORRECTION, MESSAGE, POST, WHISPER, reply, row, share
from tests.bot.delivery.slack import Answer, Slack, slack_answering

DIRECT = Post(channel="D1", message=MESSAGE)
AWAY = [Answer(status=500), Answer("internal_error"), Answer(status=503), Answer(status=0), Answer("fatal_error")]


async def sent(client: AsyncWebClient, item: Outgoing, attempts: int = 1) -> Outcome:
    return await attempt(client, row(item, attempts=attempts), 0.0)


def only(outcome: Outcome) -> Outgoing:
    """Return the one thing that is to be sent in consequence."""
    assert isinstance(outcome, Done)
    (item,) = outcome.then
    return item


async def test_a_post_goes_to_its_thread_and_nothing_unfurls(slack: Slack, client: AsyncWebClient) -> None:
    first = row(POST)
    assert await attempt(client, first, 0.0) == Done(Posted("C1", "7.7", "1.1"))
    ((method, body),) = slack.calls
    assert method == "chat.postMessage"
    assert (body["channel"], body["thread_ts"], body["text"]) == ("C1", "1.1", "text")
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)
    assert body["blocks"] == [{"type": "divider"}]
    assert body["client_msg_id"] == first.client_msg_id


async def test_a_whisper_goes_to_one_person(slack: Slack, client: AsyncWebClient) -> None:
    assert await sent(client, WHISPER) == Done()
    ((method, body),) = slack.calls
    assert method == "chat.postEphemeral"
    assert (body["channel"], body["user"], body["thread_ts"]) == ("C1", "U1", "1.1")


@pytest.mark.parametrize("error", sorted(ABSENT | ARCHIVED | RESTRICTED))
async def test_where_the_bot_may_not_whisper_it_writes_directly(
    error: str, slack: Slack, client: AsyncWebClient
) -> None:
    slack.refuse("chat.postEphemeral", error)
    assert await sent(client, WHISPER) == Done()
    assert slack.methods == ["chat.postEphemeral", "chat.postMessage"]
    assert slack.calls[1][1]["channel"] == "U1"
    assert "thread_ts" not in slack.calls[1][1]


async def test_a_reply_stands_beside_the_message_with_the_button(slack: Slack, client: AsyncWebClient) -> None:
    assert await sent(client, reply(slack.response_url)) == Done()
    ((_, body),) = slack.calls
    assert (body["response_type"], body["replace_original"], body["thread_ts"]) == ("ephemeral", False, "1.1")


@pytest.mark.parametrize("status", [404, 410, 403])
async def test_where_a_response_url_is_used_up_the_answer_is_whispered(
    status: int, slack: Slack, client: AsyncWebClient
) -> None:
    slack.answers["response_url"] = [Answer(status=status)]
    slack.refuse("chat.postEphemeral", "user_not_in_channel")
    assert await sent(client, reply(slack.response_url)) == Done()
    assert slack.methods == ["response_url", "chat.postEphemeral", "chat.postMessage"]
    assert [body.get("user") or body.get("channel") for _, body in slack.calls[1:]] == ["U1", "U1"]
    assert slack.calls[2][1]["text"] == "text"


@pytest.mark.parametrize("error", sorted(UNFIT_BLOCKS))
async def test_blocks_that_slack_refuses_are_left_out(error: str, slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("chat.postMessage", error)
    assert await sent(client, POST) == Done(Posted("C1", "7.7", "1.1"))
    assert "blocks" not in slack.calls[1][1]
    assert slack.calls[1][1]["text"] == "text"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("not_in_channel", "I am not in that conversation: invite me with /invite @kzturk"),
        ("channel_not_found", "I am not in that conversation"),
        ("is_archived", "That channel is archived."),
        ("restricted_action", "Posting is restricted there"),
        ("restricted_action_thread_locked", "Posting is restricted there"),
        ("something_new", "Slack did not take it."),
    ],
)
async def test_whoever_asked_hears_in_private_why_and_what_to_do(
    error: str, words: str, slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse("chat.postMessage", error)
    told = only(await sent(client, POST))
    assert isinstance(told, Whisper)
    assert (told.channel, told.user, told.thread_ts) == ("C1", "U1", None)
    assert told.message.text.startswith("I could not post my answer where you asked.")
    assert words in told.message.text
    assert error not in told.message.text
    assert f"not_sent kind=Post channel=C1 reason={error} told=True" in caplog.text


async def test_whoever_asked_in_a_thread_hears_of_it_there(slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("chat.postMessage", "is_archived")
    told = only(await sent(client, replace(POST, asked_in="1.1")))
    assert isinstance(told, Whisper)
    assert told.thread_ts == "1.1"


@pytest.mark.parametrize("item", [DIRECT, WHISPER, reply()])
async def test_where_nobody_is_left_to_be_told_the_operator_is(
    item: Outgoing, slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse("chat.postMessage", "user_not_found", "user_not_found")
    slack.refuse("chat.postEphemeral", "user_not_found")
    slack.answers["response_url"] = [Answer(status=404)]
    if isinstance(item, Reply):
        item = reply(slack.response_url)
    assert await sent(client, item) == Done()
    assert "reason=user_not_found told=False" in caplog.text


@pytest.mark.parametrize("item", [POST, WHISPER, reply(), share()])
@pytest.mark.parametrize(("seconds", "expected"), [("7", 7.0), ("0", 1.0), ("600", 600.0)])
async def test_what_slack_asks_to_wait_is_waited(
    item: Outgoing, seconds: str, expected: float, slack: Slack, client: AsyncWebClient
) -> None:
    limited = Answer("ratelimited", 429, {"Retry-After": seconds})
    slack.answers = {name: [limited] for name in ("chat.postMessage", "chat.postEphemeral", "response_url")}
    if isinstance(item, Reply):
        item = reply(slack.response_url)
    assert await sent(client, item) == Later(expected)
    assert len(slack.calls) == 1


@pytest.mark.parametrize("seconds", ["601", "86400", "soon"])
async def test_nobody_waits_for_ever(seconds: str, slack: Slack, client: AsyncWebClient) -> None:
    slack.answers["chat.postMessage"] = [Answer("ratelimited", 429, {"Retry-After": seconds})]
    told = only(await sent(client, POST))
    assert "Slack takes no more messages there for now." in told.message.text


@pytest.mark.parametrize("answer", AWAY)
@pytest.mark.parametrize("item", [POST, WHISPER, reply(), share()])
async def test_while_slack_is_away_it_is_tried_again(
    item: Outgoing, answer: Answer, slack: Slack, client: AsyncWebClient
) -> None:
    if isinstance(item, Reply):
        item = reply(slack.response_url)
        answer = Answer(status=answer.status if answer.status != 200 else 502)
    slack.answers = {name: [answer] for name in ("chat.postMessage", "chat.postEphemeral", "response_url")}
    assert await sent(client, item, attempts=3) == Later(4.0, answered=answer.status != 0)
    assert len(slack.calls) == 1


async def test_pauses_have_a_limit_and_so_has_patience(client: AsyncWebClient) -> None:
    client.base_url = "http://127.0.0.1:1/api/"
    assert await sent(client, POST, attempts=5000) == Later(LONGEST_PAUSE)
    told = only(await attempt(client, row(POST), KEPT_FOR))
    assert "Slack could not be reached for a long time." in told.message.text


async def test_what_slack_cannot_take_is_given_up_sooner_and_the_asker_is_told(
    slack: Slack, client: AsyncWebClient
) -> None:
    slack.refuse("chat.postMessage", "fatal_error", "fatal_error", "fatal_error")
    before, last = (replace(row(POST), answered=ANSWERED_AT_MOST - left) for left in (2, 1))
    assert await attempt(client, before, 0.0) == Later(1.0, answered=True)
    assert await attempt(client, last, 0.0, slack_is_well=False) == Later(1.0, answered=False)
    assert "Slack did not take it." in only(await attempt(client, last, 0.0)).message.text


async def test_where_another_than_slack_or_nobody_answers_it_is_kept(slack: Slack, client: AsyncWebClient) -> None:
    last = replace(row(POST), answered=ANSWERED_AT_MOST)
    slack.answers["chat.postMessage"] = [Answer(status=404), Answer(status=0)]
    for _ in range(2):
        assert await attempt(client, last, 0.0) == Later(1.0, answered=False)


@pytest.mark.parametrize("error", sorted(GONE))
async def test_a_post_that_cannot_be_changed_is_let_go(
    error: str, slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse("chat.update", error)
    with caplog.at_level(logging.INFO, logger="bot"):
        assert await sent(client, CORRECTION) == Done(gone=Posted("C1", "7.7"))
    assert slack.methods == ["chat.update"]
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("INFO", f"post_gone channel=C1 ts=7.7 reason={error}")
    ]


@pytest.mark.parametrize("method", ["chat.update", "chat.postMessage"])
async def test_a_post_that_may_be_there_is_kept_in_mind(method: str, slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse(method, "restricted_action")
    assert await sent(client, CORRECTION) == Done()


@pytest.mark.parametrize("error", ["internal_error", "invalid_auth"])
async def test_a_correction_is_tried_again(error: str, slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("chat.update", error)
    assert isinstance(await sent(client, CORRECTION), Later)


async def test_an_attempt_of_unknown_fate_is_repeated_under_the_same_id(slack: Slack, client: AsyncWebClient) -> None:
    slack.answers["chat.postMessage"] = [Answer(status=0)]
    again = row(POST)
    assert isinstance(await attempt(client, again, 0.0), Later)
    assert isinstance(await attempt(client, again, 1.0), Done)
    assert len({body["client_msg_id"] for _, body in slack.calls}) == 1


@pytest.mark.parametrize(("attempts", "told"), [(2, 0), (1, 1)])
async def test_a_second_one_that_slack_knows_is_taken_as_posted(
    attempts: int, told: int, slack: Slack, client: AsyncWebClient
) -> None:
    slack.refuse("chat.postMessage", "duplicate_message_not_found")
    outcome = await sent(client, POST, attempts=attempts)
    assert isinstance(outcome, Done)
    assert len(outcome.then) == told


@pytest.mark.parametrize("error", sorted(CURES))
@pytest.mark.parametrize("item", [POST, WHISPER, share()])
async def test_what_only_the_operator_can_mend_is_kept_and_the_cure_is_named(
    item: Outgoing, error: str, slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.answers = {name: [Answer(error), Answer(error)] for name in ("chat.postMessage", "chat.postEphemeral")}
    assert await sent(client, item) == Later(1.0)
    assert f"reason={error} cure=" in caplog.text
    assert isinstance(await attempt(client, row(item), KEPT_FOR), Done)


async def test_a_share_is_posted_where_the_bot_may(slack: Slack, client: AsyncWebClient) -> None:
    outcome = await sent(client, share(slack.response_url))
    assert isinstance(outcome, Done)
    assert outcome.posted
    assert (outcome.posted.channel, outcome.posted.ts, outcome.posted.thread_ts) == ("C1", "7.7", "1.1")
    told = only(outcome)
    assert isinstance(told, Reply)
    assert (told.message.text, told.user, told.thread_ts) == ("shared", "U1", "1.1")
    assert slack.methods == ["chat.postMessage"]


@pytest.mark.parametrize("error", sorted(ABSENT | RESTRICTED))
async def test_else_a_share_goes_by_the_response_url_and_the_sharer_knows(
    error: str, slack: Slack, client: AsyncWebClient
) -> None:
    slack.refuse("chat.postMessage", error)
    outcome = await sent(client, share(slack.response_url))
    assert isinstance(outcome, Done)
    assert outcome.posted is None
    assert only(outcome).message.text == "shared, for good"
    _, body = slack.calls[1]
    assert (body["response_type"], body["thread_ts"]) == ("in_channel", "1.1")


async def test_a_share_that_goes_neither_way_is_told_why(slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("chat.postMessage", "is_archived")
    slack.answers["response_url"] = [Answer(status=404)]
    told = only(await sent(client, share(slack.response_url)))
    assert isinstance(told, Reply)
    assert told.message.text.startswith("I could not share that. That channel is archived.")


@pytest.mark.parametrize("status", [0, 500])
async def test_a_share_of_unknown_fate_is_not_repeated(status: int, slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("chat.postMessage", "not_in_channel")
    slack.answers["response_url"] = [Answer(status=status)]
    told = only(await sent(client, share(slack.response_url)))
    assert "I cannot tell whether it arrived." in told.message.text


async def test_a_share_that_surely_did_not_arrive_is_repeated(
    slack: Slack, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.refuse("chat.postMessage", "not_in_channel")
    monkeypatch.setattr(sending, "HOOKS", ("http://127.0.0.1:1/",))
    assert isinstance(await sent(client, share("http://127.0.0.1:1/hook")), Later)


@pytest.mark.parametrize(
    "url",
    [
        *("https://hooks.slack.com.example/1", "https://hooks.slack.com@example/1", "http://hooks.slack.com/1"),
        *("https://hooks.slack.com:8443/1", "file:///etc/passwd", "nonsense", ""),
    ],
)
async def test_a_response_url_that_leads_elsewhere_is_not_used(url: str, slack: Slack, client: AsyncWebClient) -> None:
    assert await sent(client, reply(url)) == Done()
    assert slack.methods == ["chat.postEphemeral"]


async def test_nor_one_to_another_port(client: AsyncWebClient) -> None:
    async with slack_answering() as other:
        assert await sent(client, reply(other.response_url)) == Done()
        assert other.calls == []


async def test_nobody_is_led_on_from_a_response_url(slack: Slack, client: AsyncWebClient) -> None:
    slack.answers["response_url"] = [Answer(status=307, headers={"Location": f"{slack.address}elsewhere"})]
    assert await sent(client, reply(slack.response_url)) == Done()
    assert slack.methods == ["response_url", "chat.postEphemeral"]


@pytest.mark.parametrize("url", ["https://hooks.slack.com/actions/1", "https://hooks.slack-gov.com/actions/1"])
async def test_slacks_own_response_urls_are_used(
    url: str, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []

    def post(_session: ClientSession, url: str, **_more: object) -> None:
        used.append(url)
        raise ClientConnectionError

    monkeypatch.setattr(ClientSession, "post", post)
    assert isinstance(await sent(client, reply(url)), Later)
    assert used == [url]


async def test_no_text_of_a_message_is_logged(
    slack: Slack, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse("chat.postMessage", "is_archived")
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await sent(client, Post(channel="C1", asker="U1", message=Message("what somebody asked")))
    assert "somebody" not in caplog.text
