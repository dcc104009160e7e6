import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot import web_api
from bot.web_api import CappedRateLimitRetryHandler, error_name, needs_no_proxy, open_session, web_client
from tests.bot.waiting import becomes

Serve = Callable[[Any], Any]


@pytest.fixture
async def answers() -> list[web.Response]:
    """What the server says, one after the other; the last one again and again."""
    return []


@pytest.fixture
async def address(answers: list[web.Response]) -> AsyncIterator[str]:
    async def handle(_request: web.Request) -> web.Response:
        answer = answers.pop(0) if answers else web.json_response({"ok": True})
        return web.Response(status=answer.status, body=answer.body, headers=answer.headers)

    app = web.Application()
    app.add_routes([web.post("/api/{method}", handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    await runner.cleanup()


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy"])
async def test_what_is_on_this_machine_is_reached_past_a_proxy(
    address: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with open_session() as session:
        client = web_client(session, address, "xoxb-1")
        assert client.proxy == "http://127.0.0.1:1"
        assert (await client.auth_test())["ok"]


async def test_other_addresses_go_through_the_proxy(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", address.removesuffix("/api/"))
    async with open_session() as session:
        client = web_client(session, "http://slack.example/api/", "xoxb-1")
        assert (await client.auth_test())["ok"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:3000/api/", "http://localhost/api/", "http://[::1]:1/api", "https://slack.inner/api/"]
)
def test_no_proxy_is_for_this_machine_and_for_what_no_proxy_names(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "slack.inner")
    assert needs_no_proxy(url)


def test_slack_itself_may_need_a_proxy() -> None:
    assert not needs_no_proxy("https://slack.com/api/")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Retry-After": "60"}, 429), ({"retry-after": ["1"]}, 429), ({}, 429)],
)
async def test_a_rate_limit_is_waited_for(headers: dict[str, Any], status: int) -> None:
    assert await can_retry(HttpResponse(status_code=status, headers=headers))


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Retry-After": "61"}, 429), ({"Retry-After": "soon"}, 429), ({}, 200)],
)
async def test_but_not_for_ever(headers: dict[str, Any], status: int) -> None:
    assert not await can_retry(HttpResponse(status_code=status, headers=headers))


async def can_retry(response: HttpResponse) -> bool:
    request = HttpRequest(method="POST", url="u", headers={})
    return await CappedRateLimitRetryHandler().can_retry_async(state=RetryState(), request=request, response=response)


async def test_a_limited_call_is_made_again(address: str, answers: list[web.Response]) -> None:
    answers.append(web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0"}))
    async with open_session() as session:
        assert (await web_client(session, address, "xoxb-1").auth_test())["ok"]


class Hanging:
    """A server that answers no call of some methods: their names begin like this."""

    def __init__(self, beginning: str) -> None:
        self.beginning = beginning
        self.hung = self.served = 0
        self.go_on = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        if request.match_info["method"].startswith(self.beginning):
            self.hung += 1
            await self.go_on.wait()
        self.served += 1
        return web.json_response({"ok": True})


@pytest.fixture
async def hanging() -> AsyncIterator[tuple[Hanging, AsyncWebClient]]:
    server, app = Hanging("views."), web.Application()
    app.add_routes([web.post("/api/{method}", server.handle)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with open_session() as session:
        yield server, web_client(session, f"http://127.0.0.1:{runner.addresses[0][1]}/api/", "xoxb-1")
    await runner.cleanup()


async def test_views_that_hang_keep_no_answer_from_being_sent(hanging: tuple[Hanging, AsyncWebClient]) -> None:
    server, client = hanging
    views = [asyncio.create_task(client.views_publish(user_id="U1", view={})) for _ in range(150)]
    await becomes(lambda: server.hung)
    async with asyncio.timeout(4):
        assert (await client.chat_postMessage(channel="C1", text="t"))["ok"]
    assert server.hung <= web_api.BESIDE_AT_A_TIME
    server.go_on.set()
    assert all(answer["ok"] for answer in await asyncio.gather(*views))


async def test_a_view_that_takes_long_fails_and_leaves_its_place(
    hanging: tuple[Hanging, AsyncWebClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_api, "PROMPT", 0.2)
    server, client = hanging
    views = (client.views_publish(user_id="U1", view={}) for _ in range(2 * web_api.BESIDE_AT_A_TIME))
    assert {type(error) for error in await asyncio.gather(*views, return_exceptions=True)} == {TimeoutError}
    server.go_on.set()
    assert (await client.views_publish(user_id="U1", view={}))["ok"]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (web.json_response({"ok": False, "error": "invalid_auth"}), "invalid_auth"),
        (web.Response(status=404, text="<html>", content_type="text/html"), "http_404"),
        (web.Response(status=404, text="nothing here", content_type="text/plain"), "http_404"),
        (web.json_response({}), "http_200"),
    ],
)
async def test_an_error_has_slacks_name_or_its_status(
    address: str, answers: list[web.Response], answer: web.Response, name: str
) -> None:
    answers.append(answer)
    async with open_session() as session:
        with pytest.raises(SlackApiError) as caught:
            await web_client(session, address, "xoxb-1").auth_test()
    assert error_name(caught.value) == name
