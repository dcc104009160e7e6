"""Connections on which nothing is asked do not stay open for ever."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot import http_connections
from bot.http_server import bind, port_of, start_server

HALF = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Stage:
    """A server, and whoever connects to it. `go`: lets the slow page answer."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.go = asyncio.Event()
        self._writers: list[asyncio.StreamWriter] = []

    async def connect(self, says: bytes) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writers.append(writer)
        writer.write(says)
        await writer.drain()
        return reader

    def hang_up(self) -> None:
        for writer in self._writers:
            writer.close()


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr(http_connections, "_LOOK_EVERY", 0.01)
    bound = bind("127.0.0.1", 0, another_will_do=False)
    made = Stage(port_of(bound))

    async def fast(_: web.Request) -> web.Response:
        return web.Response(text="fast")

    async def slow(_: web.Request) -> web.Response:
        await made.go.wait()
        return web.Response(text="slow")

    runner = await start_server(bound, [web.get("/", fast), web.get("/slow", slow)])
    yield made
    made.hang_up()
    await runner.cleanup()


async def rest(reader: asyncio.StreamReader) -> bytes:
    async with asyncio.timeout(5):
        return await reader.read()


@pytest.mark.parametrize("says", [b"", HALF])
async def test_headers_that_do_not_come_are_not_waited_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, says: bytes
) -> None:
    monkeypatch.setattr(http_connections, "_HEADERS_WITHIN", 0.05)
    assert await rest(await stage.connect(says)) == b""


async def test_after_an_answer_the_next_headers_are_not_waited_for_either(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_connections, "_IDLE_FOR", 0.05)
    assert (await rest(await stage.connect(WHOLE + HALF))).endswith(b"fast")


async def test_what_takes_long_to_answer_is_answered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_connections, "_HEADERS_WITHIN", 0.01)
    monkeypatch.setattr(http_connections, "_IDLE_FOR", 0.01)
    monkeypatch.setattr(http_connections, "MOST", 0)
    reader = await stage.connect(WHOLE.replace(b"/ ", b"/slow ", 1))
    await asyncio.sleep(0.2)
    stage.go.set()
    assert (await rest(reader)).endswith(b"slow")


async def test_of_too_many_the_oldest_go_and_the_newest_is_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_connections, "MOST", 3)
    first = [await stage.connect(HALF) for _ in range(3)]
    await asyncio.sleep(0.05)  # they are seen
    later = [await stage.connect(HALF) for _ in range(2)]
    assert [await rest(each) for each in first[:2]] == [b"", b""]
    assert not any(each.at_eof() for each in later)
    async with asyncio.timeout(5):
        assert (await (await stage.connect(WHOLE)).readline()).startswith(b"HTTP/1.1 200")
