"""response_urls, used by Slack's own webhook client."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.emulator import AIGERIM, BOT_USER_ID, RELATIONS, Emulator, Message, Settings
from bot.emulator.response_urls import Family

Json = dict[str, Any]


class Address:
    """A response_url of Aigerim's in #relations, and what comes of using it."""

    def __init__(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        self.emulator = emulator
        self.session = session

    def new(self, family: Family = "commands", original: Message | None = None) -> str:
        path = self.emulator.response_urls.issue(family, AIGERIM, RELATIONS, original)
        return self.emulator.url + path

    async def send(self, url: str, **body: object) -> tuple[int, str]:
        response = await AsyncWebhookClient(url, session=self.session).send_dict(body)
        return response.status_code, response.body

    def said(self) -> list[Message]:
        return self.emulator.workspace.said_in(RELATIONS, by=BOT_USER_ID)


@pytest.fixture
def address(emulator: Emulator, session: aiohttp.ClientSession) -> Address:
    return Address(emulator, session)


async def test_an_answer_is_for_the_person_unless_it_is_for_all(address: Address) -> None:
    url = address.new()
    assert await address.send(url, text="for you") == (200, "ok")
    assert await address.send(url, text="for all", response_type="in_channel") == (200, "ok")
    assert [(message.text, message.ephemeral_to) for message in address.said()] == [
        ("for you", AIGERIM),
        ("for all", None),
    ]


async def test_the_bot_may_answer_where_it_is_no_member(address: Address) -> None:
    address.emulator.workspace.conversations[RELATIONS].members.discard(BOT_USER_ID)
    assert await address.send(address.new(), text="x", response_type="in_channel") == (200, "ok")


async def test_an_answer_in_a_thread(address: Address) -> None:
    first = await address.emulator.post(AIGERIM, RELATIONS, "question")
    url = address.new("actions")
    body = {"text": "x", "response_type": "in_channel", "replace_original": False, "thread_ts": first.ts}
    assert await address.send(url, **body) == (200, "ok")
    assert address.said()[0].thread_ts == first.ts
    status, text = await address.send(url, text="x", thread_ts="1.5")
    assert (status, "thread_not_found" in text) == (400, True)


async def test_the_original_is_replaced_and_deleted(address: Address) -> None:
    await address.send(address.new(), text="first", response_type="in_channel")
    (original,) = address.said()
    url = address.new("actions", original)
    await address.send(url, text="second", replace_original=True)
    (replaced,) = address.said()
    assert (replaced.text, replaced.ts, replaced.ephemeral_to) == ("second", original.ts, None)
    await address.send(url, text="another")
    await address.send(url, delete_original=True)
    assert [message.text for message in address.said()] == ["another"]
    await address.send(url, delete_original=True)
    assert [message.text for message in address.said()] == ["another"]


async def test_a_commands_first_answer_is_its_original(address: Address) -> None:
    url = address.new()
    await address.send(url, text="first")
    await address.send(url, text="second")
    await address.send(url, text="instead", replace_original=True)
    assert [message.text for message in address.said()] == ["instead", "second"]


async def test_nothing_to_replace_is_a_new_message(address: Address) -> None:
    await address.send(address.new(), text="first", replace_original=True)
    assert [message.text for message in address.said()] == ["first"]


async def test_five_uses_and_no_more(address: Address) -> None:
    url = address.new()
    answers = [await address.send(url, text=str(number)) for number in range(6)]
    assert [status for status, _ in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1][1]
    assert len(address.said()) == 5


class TestTime:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(response_url_seconds=0)

    async def test_an_old_address_is_dead(self, address: Address) -> None:
        status, text = await address.send(address.new(), text="x")
        assert (status, "expired_url" in text) == (404, True)


async def test_an_address_nobody_gave(address: Address) -> None:
    status, _ = await address.send(address.emulator.url + "/commands/TKZTURK01/1/guess", text="x")
    assert status == 404


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "channel": RELATIONS}, "invalid_payload"),
        ({"text": "x", "response_type": "everywhere"}, "invalid_payload"),
        ({"blocks": [{"type": "b"}]}, "invalid_blocks"),
        ({"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2}, "invalid_blocks"),
    ],
)
async def test_answers_that_slack_refuses(address: Address, body: Json, error: str) -> None:
    status, text = await address.send(address.new(), **body)
    assert (status, error in text) == (400, True)
    assert address.said() == []


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff"])
async def test_bodies_that_are_no_answers(address: Address, session: aiohttp.ClientSession, body: bytes) -> None:
    async with session.post(address.new(), data=body) as response:
        assert response.status == 400
