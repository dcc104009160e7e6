"""What does not come from Slack gets no further than the signature check."""

import asyncio
import gzip
import json
import re
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from bot.http_events import LARGEST_BODY, PATH, slack_routes
from bot.intake import Intake

SECRET = "0123456789abcdef"
COMMAND = urlencode({"command": "/x", "text": "ünï", "team_id": "T1", "user_id": "U1"}).encode()


@pytest.fixture
def intake() -> Intake:
    return Intake()


@pytest.fixture
async def session(intake: Intake) -> AsyncIterator[ClientSession]:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")

    async def say_it_back(ack: AsyncAck, command: dict[str, str]) -> None:
        await ack(command["text"])

    bolt = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)
    bolt.command("/x")(say_it_back)
    server = web.Application(client_max_size=LARGEST_BODY)
    server.add_routes(slack_routes(bolt, SECRET, intake))
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ClientSession(f"http://127.0.0.1:{runner.addresses[0][1]}") as opened:
        yield opened
    await runner.cleanup()


def signed(body: bytes, at: float | None = None) -> dict[str, str]:
    timestamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": str(signature),
        "Content-Type": "application/x-www-form-urlencoded",
    }


async def test_what_is_signed_is_answered(session: ClientSession) -> None:
    async with session.post(PATH, data=COMMAND, headers=signed(COMMAND)) as response:
        assert (response.status, await response.text()) == (200, "ünï")


async def test_a_challenge_is_answered(session: ClientSession) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    headers = signed(body) | {"Content-Type": "application/json"}
    async with session.post(PATH, data=body, headers=headers) as response:
        assert await response.json() == {"challenge": "abc"}


@pytest.mark.parametrize(("event_id", "answer"), [("old", ""), ("new", '{"challenge": "abc"}')])
async def test_an_event_that_was_taken_in_before_is_acknowledged_and_no_more(
    session: ClientSession, intake: Intake, event_id: str, answer: str
) -> None:
    intake.knows = lambda payload: payload.get("event_id") == "old"
    payload = {"type": "url_verification", "challenge": "abc", "event_id": event_id}
    assert await post_json(session, payload) == (200, answer)


@pytest.mark.parametrize(
    "payload",
    [None, [1], "x", 1, {"event": "x"}, {"type": "event_callback"}, {"team": "T1"}, {"type": "block_actions"}],
)
async def test_what_is_signed_but_has_not_slacks_shape_is_refused_without_a_trace(
    session: ClientSession, caplog: pytest.LogCaptureFixture, payload: object
) -> None:
    assert await post_json(session, payload) == (400, "")
    form = urlencode({"payload": json.dumps(payload)}).encode()
    async with session.post(PATH, data=form, headers=signed(form)) as response:
        assert response.status == 400
    assert {record.getMessage().partition(" ")[0] for record in caplog.records} == {"payload_odd"}
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize("payload", [{"type": "unheard_of"}, {"event_id": "Ev\ud800"}, {}])
async def test_what_nobody_listens_to_is_acknowledged(session: ClientSession, payload: object) -> None:
    assert await post_json(session, payload) == (200, "")


async def test_that_slack_holds_events_back_is_told(session: ClientSession, caplog: pytest.LogCaptureFixture) -> None:
    payload = {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1518467820, "token": "secret"}
    assert await post_json(session, payload) == (200, "")
    assert "events_held_back team=T1 since=1518467820" in caplog.messages
    assert "secret" not in caplog.text


async def post_json(session: ClientSession, payload: object) -> tuple[int, str]:
    body = json.dumps(payload).encode()
    async with session.post(PATH, data=body, headers=signed(body) | {"Content-Type": "application/json"}) as response:
        return response.status, await response.text()


@pytest.mark.parametrize(
    "changes",
    [
        {"X-Slack-Signature": "v0=0000"},
        {"X-Slack-Signature": "v0=ключ"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": ""},
        signed(COMMAND, at=time.time() - 400),
    ],
)
async def test_what_is_not_signed_is_refused(session: ClientSession, changes: dict[str, str]) -> None:
    async with session.post(PATH, data=COMMAND, headers=signed(COMMAND) | changes) as response:
        assert (response.status, await response.text()) == (401, "")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"X-Slack-Signature": "v0=0000"}, r"not_signed reason=signature"),
        ({"X-Slack-Signature": ""}, r"not_signed reason=no_headers"),
        ({"X-Slack-Request-Timestamp": "9" * 5000}, r"not_signed reason=no_headers"),
        (signed(COMMAND, at=time.time() - 400), r"not_signed reason=clock skew=-\d{3,}"),
    ],
)
async def test_why_it_is_refused_is_logged_once_a_minute_without_what_was_sent(
    session: ClientSession, caplog: pytest.LogCaptureFixture, changes: dict[str, str], says: str
) -> None:
    for _ in range(3):
        async with session.post(PATH, data=COMMAND, headers=signed(COMMAND) | changes) as response:
            assert response.status == 401
    (line,) = caplog.messages
    assert re.fullmatch(says, line)


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"payload=%7B", b"[]"])
async def test_unsigned_nonsense_is_refused_before_it_is_parsed(session: ClientSession, body: bytes) -> None:
    async with session.post(PATH, data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 401


async def test_a_body_can_be_too_large(session: ClientSession) -> None:
    async with session.post(PATH, data=b"x" * (LARGEST_BODY + 1)) as response:
        assert response.status == 413


async def test_only_posts_are_taken(session: ClientSession) -> None:
    async with session.get(PATH) as response:
        assert response.status == 405


async def test_once_closed_slack_is_told_to_come_again(session: ClientSession, intake: Intake) -> None:
    await intake.close(1)
    async with session.post(PATH, data=COMMAND, headers=signed(COMMAND)) as response:
        assert response.status == 503


async def test_closing_waits_for_what_has_begun_but_not_for_ever() -> None:
    intake = Intake()
    with intake:
        async with asyncio.timeout(1):
            await intake.close(0.01)
        waiting = asyncio.create_task(intake.close(5))
        await asyncio.sleep(0)
        with intake:
            pass
        await asyncio.sleep(0)
        assert not waiting.done()
    async with asyncio.timeout(1):
        await waiting


async def test_what_is_not_signed_does_not_hold_up_the_stop(session: ClientSession, intake: Intake) -> None:
    begun = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield b"a"
        begun.set()
        await asyncio.sleep(5)

    request = asyncio.create_task(session.post(PATH, data=slowly()))
    await begun.wait()
    await asyncio.sleep(0.1)
    async with asyncio.timeout(1):
        await intake.close(5)
    request.cancel()


async def test_what_arrives_while_kzturk_stops_is_not_taken(session: ClientSession, intake: Intake) -> None:
    async def slowly() -> AsyncIterator[bytes]:
        yield COMMAND[:5]
        await asyncio.sleep(0.1)
        await intake.close(1)
        yield COMMAND[5:]

    async with session.post(PATH, data=slowly(), headers=signed(COMMAND)) as response:
        assert response.status == 503


async def test_whoever_sends_too_slowly_is_hung_up_on(session: ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.http_events.READ_WITHIN", 0.1)

    async def slowly() -> AsyncIterator[bytes]:
        yield b"a"
        await asyncio.sleep(1)

    async with session.post(PATH, data=slowly()) as response:
        assert response.status == 408


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b'{"type": ' + b"9" * 5000 + b"}"])
async def test_signed_nonsense_is_refused_too(session: ClientSession, body: bytes) -> None:
    headers = signed(body) | {"Content-Type": "application/json"}
    async with session.post(PATH, data=body, headers=headers) as response:
        assert (response.status, await response.text()) == (400, "")


async def test_a_body_that_is_not_compressed_as_it_says_is_refused(session: ClientSession) -> None:
    async with session.post(PATH, data=b"zzz", headers={"Content-Encoding": "gzip"}) as response:
        assert response.status == 400


async def test_a_small_body_cannot_become_a_large_one(session: ClientSession) -> None:
    bomb = gzip.compress(b"x" * (LARGEST_BODY * 20))
    async with session.post(PATH, data=bomb, headers={"Content-Encoding": "gzip"}) as response:
        assert response.status == 413
