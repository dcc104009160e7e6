"""The page's end of its websocket."""

from typing import Any

import aiohttp

from bot.emulator import Emulator

Socket = aiohttp.ClientWebSocketResponse
Json = dict[str, Any]

_TRAFFIC = {"call", "envelope"}


async def connect(emulator: Emulator, session: aiohttp.ClientSession, **headers: str) -> Socket:
    headers = {"Origin": emulator.url} | headers
    return await session.ws_connect(emulator.page_url + "live", headers=headers)


async def hear(socket: Socket) -> Json:
    """Return the next frame that is not the inspector's."""
    while True:
        frame: Json = await socket.receive_json()
        if frame["type"] not in _TRAFFIC:
            return frame


async def hear_of(socket: Socket, kind: str) -> Json:
    """Return what the next frame of a kind tells: the frame itself, or the call or envelope in it."""
    while True:
        frame: Json = await socket.receive_json()
        if frame["type"] == kind:
            told: Json = frame.get(kind, frame) if kind in _TRAFFIC else frame
            return told
