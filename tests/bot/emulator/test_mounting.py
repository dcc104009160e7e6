"""The emulator's routes beside those of another server, as the running bot has them."""

import asyncio

import aiohttp
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import AIGERIM, RELATIONS, Emulator
from bot.operations.manifest import manifest


async def health(_: web.Request) -> web.Response:
    return web.Response(text="fine")


async def test_one_port_for_all(session: aiohttp.ClientSession) -> None:
    emulator = Emulator(manifest=manifest(mode="socket"))
    app = web.Application()
    app.router.add_get("/healthz", health)
    emulator.add_routes(app)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.port = runner.addresses[0][1]
    client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url, session=session)
    assert (await client.auth_test())["ok"]
    async with session.get(emulator.url + "/healthz") as response:
        assert await response.text() == "fine"
    page = await session.ws_connect(emulator.page_url + "live", headers={"Origin": emulator.url})
    assert (await page.receive_json())["type"] == "hello"
    await emulator.post(AIGERIM, RELATIONS, "@kzturk nobody hears")
    await runner.cleanup()
    assert {(await page.receive()).type for _ in range(3)} >= {aiohttp.WSMsgType.CLOSE}
    await emulator.settled(0.1)


async def test_the_end_closes_every_socket(session: aiohttp.ClientSession) -> None:
    async with Emulator(manifest=manifest(mode="socket")) as emulator:
        app = await session.ws_connect(f"{emulator.url}/link?ticket={emulator.sockets.new_ticket()}")
        page = await session.ws_connect(emulator.page_url + "live", headers={"Origin": emulator.url})
        assert (await app.receive_json())["type"] == "hello"
        leaving = asyncio.gather(*(_until_closed(socket) for socket in (app, page)))
    await asyncio.wait_for(leaving, 2)


async def _until_closed(socket: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in socket:
        pass
