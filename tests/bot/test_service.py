import asyncio

from aiohttp import ClientSession

from bot.http_server import bind, port_of
from bot.reloading import LiveBase
from bot.service import running
from bot.settings import Settings
from knowledge import Base
from tests.bot.slack_server import slack_server
from tests.shipped import shipped


async def test_it_is_ready_while_it_runs_and_reloads_on_demand() -> None:
    base, reads = shipped(), []

    def read(_folder: object) -> Base:
        reads.append("read")
        return base

    async with slack_server() as slack:
        settings = Settings(mode="socket", api_url=slack.api_url, bot_token="xoxb-1", app_token="xapp-1")
        with bind("127.0.0.1", 0, another_will_do=False) as bound:
            address = f"http://127.0.0.1:{port_of(bound)}"
            async with running(settings, bound, LiveBase(None, read)) as service, ClientSession(address) as session:
                await asyncio.wait_for(service.connection.connected.wait(), 8)
                async with session.get("/readyz") as ready:
                    assert ready.status == 200
                service.reload()
                await asyncio.sleep(0.2)
            assert await service.waiting_for() == ["stop"]
    assert reads == ["read", "read"]


async def test_in_socket_mode_nothing_is_taken_over_http() -> None:
    base = shipped()
    async with slack_server() as slack:
        settings = Settings(mode="socket", api_url=slack.api_url, bot_token="xoxb-1", app_token="xapp-1")
        with bind("127.0.0.1", 0, another_will_do=False) as bound:
            address = f"http://127.0.0.1:{port_of(bound)}"
            async with (
                running(settings, bound, LiveBase(None, lambda _: base)),
                ClientSession(address) as session,
                session.post("/slack/events") as response,
            ):
                assert response.status == 404
