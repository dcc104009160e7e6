"""Signed HTTP delivery, verified by Slack's own verifier at the other end."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.emulator import AIGERIM, DANA, RELATIONS, Emulator, NotDeliveredError, NotPossibleError
from bot.operations.manifest import manifest

Json = dict[str, Any]


class Receiver:
    """An app's request URL: it verifies and keeps what comes, and answers as told."""

    def __init__(self, signing_secret: str) -> None:
        self.verifier = SignatureVerifier(signing_secret)
        self.got: list[tuple[web.Request, str]] = []
        self.answers: list[web.Response] = []
        self.pause = 0.0

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.text()
        assert self.verifier.is_valid_request(body, dict(request.headers))
        self.got.append((request, body))
        await asyncio.sleep(self.pause)
        if body.startswith("{") and (challenge := json.loads(body).get("challenge")):
            return self.answers.pop(0) if self.answers else web.Response(text=challenge)
        return self.answers.pop(0) if self.answers else web.Response()

    def body(self, at: int = -1) -> Json:
        request, body = self.got[at]
        if request.content_type == "application/json":
            return dict(json.loads(body))
        return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}


@pytest.fixture
def app_manifest() -> Json:
    return manifest(mode="http", url="https://bot.example/slack/events")


@pytest.fixture
async def receiver(emulator: Emulator) -> AsyncIterator[Receiver]:
    receiving = Receiver(emulator.signing_secret)
    app = web.Application()
    app.router.add_post("/slack/events", receiving.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield receiving
    await runner.cleanup()


async def test_the_url_is_challenged(emulator: Emulator, receiver: Receiver) -> None:
    await emulator.verify_request_url()
    assert receiver.body().keys() == {"token", "challenge", "type"}
    receiver.answers = [web.json_response({"challenge": "another"})]
    with pytest.raises(NotDeliveredError, match="url_verification_failed"):
        await emulator.verify_request_url()


async def test_a_command_is_a_form(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.json_response({"text": "for all", "response_type": "in_channel"})]
    await emulator.slash(AIGERIM, RELATIONS, "trade & <more> ş")
    request, _ = receiver.got[0]
    assert request.content_type == "application/x-www-form-urlencoded"
    assert request.headers["User-Agent"].startswith("Slackbot")
    body = receiver.body()
    assert (body["command"], body["text"], body["user_name"]) == ("/kzturk", "trade & <more> ş", "aigerim")
    assert body["is_enterprise_install"] == "false"
    command, answer = emulator.workspace.said_in(RELATIONS)
    assert (command.user, command.text) == (AIGERIM, "/kzturk trade &amp; &lt;more&gt; ş")
    assert (answer.text, answer.ephemeral_to) == ("for all", None)


async def test_a_plain_text_is_an_answer_too(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.Response(text="for you")]
    await emulator.slash(AIGERIM, RELATIONS, "trade")
    (answer,) = emulator.workspace.said_in(RELATIONS)
    assert (answer.text, answer.ephemeral_to) == ("for you", AIGERIM)


async def test_an_event_is_json(emulator: Emulator, receiver: Receiver) -> None:
    message = await emulator.post(DANA, DANA, "trade")
    await emulator.wait_for(lambda: emulator.envelopes and emulator.envelopes[0].acked)
    body = receiver.body()
    assert (body["type"], body["event"]["ts"], body["event"]["channel_type"]) == ("event_callback", message.ts, "im")
    assert "X-Slack-Retry-Num" not in receiver.got[0][0].headers


async def test_an_event_comes_again_with_its_number(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=302, headers={"Location": "/"})]
    await emulator.post(DANA, DANA, "trade")
    await emulator.wait_for(lambda: any(envelope.acked for envelope in emulator.envelopes))
    numbers = [
        (request.headers.get("X-Slack-Retry-Num"), request.headers.get("X-Slack-Retry-Reason"))
        for request, _ in receiver.got
    ]
    assert numbers == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({json.loads(body)["event_id"] for _, body in receiver.got}) == 1


async def test_the_app_can_ask_for_no_more(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.Response(status=500, headers={"x-slack-no-retry": "1"})]
    await emulator.post(DANA, DANA, "trade")
    await emulator.wait_for(lambda: emulator.envelopes and emulator.envelopes[0].failure)
    await asyncio.sleep(0.1)
    assert len(receiver.got) == 1


async def test_an_event_may_be_acknowledged_by_any_success(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.Response(status=204)]
    await emulator.post(DANA, DANA, "trade")
    await emulator.wait_for(lambda: emulator.envelopes and emulator.envelopes[0].acked)


@pytest.mark.parametrize(
    ("answer", "failure", "words"),
    [
        (web.Response(status=201), "http_error", "dispatch_failed"),
        (web.Response(text="{", content_type="application/json"), "http_error", "dispatch_failed"),
        (web.json_response({"blocks": [{"type": "b"}]}), "invalid_blocks", "invalid_blocks"),
        (web.json_response({"text": "x", "colour": 1}), "invalid_payload", "invalid_payload"),
    ],
)
async def test_answers_to_a_command_that_are_none(
    emulator: Emulator, receiver: Receiver, answer: web.Response, failure: str, words: str
) -> None:
    receiver.answers = [answer]
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure == failure
    assert emulator.workspace.notices[-1].text == f'/kzturk failed with the error "{words}"'
    assert emulator.workspace.said_in(RELATIONS) == []


async def test_an_answer_that_is_no_object_shows_nothing(emulator: Emulator, receiver: Receiver) -> None:
    receiver.answers = [web.json_response([])]
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.acked
    assert emulator.workspace.said_in(RELATIONS) == []


async def test_three_seconds_and_no_more(emulator: Emulator, receiver: Receiver) -> None:
    receiver.pause = 0.6
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure == "http_timeout"
    assert "operation_timeout" in emulator.workspace.notices[-1].text


async def test_a_button_is_a_payload_in_a_form(emulator: Emulator, receiver: Receiver) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "value": "v", "action_id": "go"}
    receiver.answers = [web.json_response({"blocks": [{"type": "actions", "elements": [button]}]})]
    await emulator.slash(AIGERIM, RELATIONS, "trade")
    (message,) = emulator.workspace.said_in(RELATIONS)
    envelope = await emulator.press(AIGERIM, message.channel, message.ts, action_id="go")
    assert envelope.acked
    payload = json.loads(receiver.body()["payload"])
    assert payload["actions"][0]["value"] == "v"
    with pytest.raises(NotPossibleError):
        await emulator.press(DANA, message.channel, message.ts, action_id="go")


async def test_nobody_there(emulator: Emulator, receiver: Receiver) -> None:
    assert emulator.request_url is not None
    emulator.request_url = "http://127.0.0.1:1/slack/events"
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure == "connection_failed"
    emulator.request_url = None
    assert emulator.delivery.way is emulator.sockets
    assert not emulator.workspace.connected
    assert receiver.got == []
