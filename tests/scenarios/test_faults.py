"""What goes wrong between kzturk and Slack: what people see then, and what the operator reads."""

import logging
from collections.abc import AsyncIterator
from typing import NoReturn
from typing import cast as cast_to

import pytest
from aiohttp import ClientTimeout

from bot import web_api
from bot.emulator import Emulator, Message, cast, faults
from bot.reloading import LiveBase
from knowledge import Base
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import answers, told

ASKED = "@kzturk fact education"
QUOTE = "Nearly 12,000"


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot")


def tries(emulator: Emulator, method: str = "chat.postMessage") -> list[str]:
    """List how each call of a method went: Slack's code, or "ok"."""
    return [call.error or "ok" for call in emulator.calls if call.method == method]


async def answered_in_its_thread(emulator: Emulator) -> Message:
    """Ask in a channel, and wait for the one answer."""
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    (answer,) = await answers(emulator, cast.RELATIONS)
    assert answer.thread_ts == asked.ts
    assert QUOTE in answer.text
    return answer


@pytest.mark.usefixtures("service")
class TestSlackIsInTrouble:
    async def test_too_many_calls_wait_as_long_as_slack_says(self, emulator: Emulator) -> None:
        emulator.faults.plan("chat.postMessage", faults.rate_limited(1))
        await answered_in_its_thread(emulator)
        refused, done = (call for call in emulator.calls if call.method == "chat.postMessage")
        assert (refused.status, done.ok) == (429, True)
        assert done.at - refused.at >= 1

    @pytest.mark.parametrize(
        "trouble", [faults.server_error(500), faults.server_error(503), faults.dropped(after=False)]
    )
    async def test_what_slack_did_not_take_is_sent_again(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture, trouble: faults.Trouble
    ) -> None:
        emulator.faults.plan("chat.postMessage", trouble)
        await answered_in_its_thread(emulator)
        assert "not_sent_yet kind=Post" in caplog.text

    async def test_a_response_that_got_lost_is_asked_for_with_the_same_client_msg_id(self, emulator: Emulator) -> None:
        """The emulator does here what nobody knows of Slack: it posts again. That is the double that is on the wire."""
        emulator.faults.plan("chat.postMessage", faults.dropped(after=True))
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        first, second = await answers(emulator, cast.RELATIONS, 2)
        assert first.client_msg_id == second.client_msg_id
        assert first.client_msg_id is not None


async def test_a_call_that_slack_never_answers_is_made_again(
    emulator: Emulator, start: Start, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_api, "_TIMEOUT", ClientTimeout(total=1))
    async with start():
        emulator.faults.plan("chat.postMessage", faults.Trouble(delay=3, drop="before"))
        await answered_in_its_thread(emulator)
    assert "not_sent_yet kind=Post reason=TimeoutError" in caplog.text


@pytest.mark.usefixtures("service")
class TestSlackRefuses:
    @pytest.mark.parametrize(
        ("reason", "words"),
        [
            ("channel_not_found", "invite me with /invite @kzturk"),
            ("not_in_channel", "invite me with /invite @kzturk"),
            ("is_archived", "That channel is archived."),
            ("restricted_action", "Posting is restricted there"),
            ("something_new", "Slack did not take it."),
        ],
    )
    async def test_what_may_not_be_posted_is_told_in_private_and_in_the_thread(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture, reason: str, words: str
    ) -> None:
        emulator.faults.plan("chat.postMessage", faults.refused(reason))
        first = await emulator.post(cast.DANA, cast.RELATIONS, "Who has figures?")
        await emulator.post(cast.DANA, cast.RELATIONS, "Anyone?", thread_ts=first.ts)
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED, thread_ts=first.ts)
        (why,) = await told(emulator, cast.MEHMET)
        assert words in why.text
        assert (why.channel, why.thread_ts) == (cast.RELATIONS, first.ts)
        assert tries(emulator) == [reason]
        assert f"not_sent kind=Post channel={cast.RELATIONS} reason={reason} told=True" in caplog.text

    async def test_where_there_is_no_thread_yet_it_is_told_in_the_channel(self, emulator: Emulator) -> None:
        emulator.faults.plan("chat.postMessage", faults.refused("restricted_action"))
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        (why,) = await told(emulator, cast.MEHMET)
        assert (why.channel, why.thread_ts) == (cast.RELATIONS, None)

    async def test_where_it_was_thrown_out_the_asker_is_told_directly(self, emulator: Emulator) -> None:
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        emulator.workspace.conversations[cast.RELATIONS].members.discard(cast.BOT_USER_ID)
        here = emulator.workspace.direct_message(cast.MEHMET).id
        (why,) = await answers(emulator, here)
        assert "invite me with /invite @kzturk" in why.text

    @pytest.mark.parametrize(
        ("reason", "cure"),
        [("missing_scope", "kzturk manifest"), ("token_revoked", "install the app again"), ("invalid_auth", "copy")],
    )
    async def test_what_the_operator_must_mend_is_told_with_its_cure_and_sent_then(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture, reason: str, cure: str
    ) -> None:
        emulator.faults.plan("chat.postMessage", faults.refused(reason))
        await answered_in_its_thread(emulator)
        (line,) = [record.getMessage() for record in caplog.records if reason in record.getMessage()]
        assert cure in line

    async def test_blocks_that_are_refused_are_sent_as_text(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture
    ) -> None:
        emulator.faults.plan("chat.postMessage", faults.refused("invalid_blocks"))
        answer = await answered_in_its_thread(emulator)
        assert not answer.blocks
        assert "blocks_refused" in caplog.text

    @pytest.mark.parametrize("status", [404, 410])
    async def test_a_response_url_that_is_used_up_is_replaced_by_a_private_message(
        self, emulator: Emulator, status: int
    ) -> None:
        answer = await answered_in_its_thread(emulator)
        emulator.faults.plan("response_url", faults.Trouble(status=status, error="used_url"))
        await emulator.press(cast.DANA, answer.channel, answer.ts, action_id="cite:1")
        (cited,) = await told(emulator, cast.DANA)
        assert cited.thread_ts == answer.thread_ts
        assert tries(emulator, "chat.postEphemeral") == ["ok"]


@pytest.mark.usefixtures("service")
async def test_a_flood_in_one_channel_delays_no_other(emulator: Emulator) -> None:
    for _ in range(8):  # kzturk posts four at once in a channel, and then one a second
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    await emulator.settled()
    await emulator.post(cast.DANA, cast.PRESS, ASKED)

    def said(channel: str) -> list[Message]:
        return emulator.workspace.said_in(channel, by=cast.BOT_USER_ID)

    await emulator.wait_for(lambda: len(said(cast.RELATIONS)) == 8 and said(cast.PRESS), 30)
    assert said(cast.PRESS)[0].ts < said(cast.RELATIONS)[-1].ts


@pytest.mark.usefixtures("service")
class TestWhatIsNoQuestion:
    async def test_other_bots_and_the_bot_itself_are_left_alone(self, emulator: Emulator) -> None:
        here = emulator.workspace.direct_message(cast.DANA)
        bot = {"bot_id": "BOTHER001", "user": "UOTHER001", "text": f"<@{cast.BOT_USER_ID}> fact education"}
        emulator.delivery.send_event(
            bot | {"type": "app_mention", "channel": cast.RELATIONS, "ts": "1.000100", "event_ts": "1.000100"}
        )
        emulator.delivery.send_event(
            bot
            | {"type": "message", "channel": here.id, "channel_type": "im", "ts": "1.000200", "event_ts": "1.000200"}
        )
        emulator.workspace.add(Message(channel=here.id, ts="1.000300", user=cast.BOT_USER_ID, text="fact education"))
        await emulator.settled()
        assert [envelope.acked for envelope in emulator.envelopes] == [True, True, True]
        assert tries(emulator) == []

    @pytest.mark.parametrize(
        "event",
        [
            {"type": "message", "subtype": "message_changed", "channel": "DDANA0001", "channel_type": "im"},
            {"type": "message", "subtype": "message_deleted", "channel": "DDANA0001", "channel_type": "im"},
            {"type": "message", "subtype": "channel_join", "channel": cast.RELATIONS, "user": cast.DANA},
            {"type": "tokens_revoked", "tokens": {"bot": [cast.BOT_USER_ID]}},
            {"type": "something_of_next_year"},
        ],
        ids=lambda event: str(event.get("subtype", event["type"])),
    )
    async def test_what_it_does_not_handle_is_acknowledged(self, emulator: Emulator, event: dict[str, object]) -> None:
        emulator.delivery.send_event(event | {"ts": "1.000100", "event_ts": "1.000100"})
        await emulator.settled()
        (envelope,) = emulator.envelopes
        assert envelope.acked
        assert tries(emulator) == []


class Broken:
    """A base in which something is wrong."""

    def answer(self, *_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError("fact education")


class TestItsOwnTrouble:
    @pytest.fixture(autouse=True)
    async def broken(self, start: Start, base: Base) -> AsyncIterator[None]:
        live = LiveBase(None, lambda _: base)
        live.base = cast_to(Base, Broken())
        async with start(live):
            yield

    async def test_whoever_mentioned_it_is_told_in_private_and_in_the_thread(
        self, emulator: Emulator, caplog: pytest.LogCaptureFixture
    ) -> None:
        first = await emulator.post(cast.DANA, cast.RELATIONS, "Who has figures?")
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED, thread_ts=first.ts)
        (sorry,) = await told(emulator, cast.MEHMET)
        assert sorry.text.startswith("Something went wrong on my side")
        assert (sorry.channel, sorry.thread_ts) == (cast.RELATIONS, first.ts)
        assert [envelope.acked for envelope in emulator.envelopes] == [True]
        assert "listener_failed surface=app_mention" in caplog.text

    async def test_whoever_used_the_command_is_told_at_once(self, emulator: Emulator) -> None:
        envelope = await emulator.slash(cast.MEHMET, cast.RELATIONS, "fact education")
        assert envelope
        assert envelope.acked
        (sorry,) = await told(emulator, cast.MEHMET)
        assert sorry.text.startswith("Something went wrong on my side")
