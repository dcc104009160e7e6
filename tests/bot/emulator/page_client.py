"""The page's end of its websocket."""

import aiohttp

from bot.emulator import Emulator

Socket = aiohttp.ClientWebSocketResponse


async def connect(emulator: Emulator, session: aiohttp.ClientSession, **headers: str) -> Socket:
    headers = {"Origin": emulator.url} | headers
    return await session.ws_connect(emulator.page_url + "live", headers=headers)
