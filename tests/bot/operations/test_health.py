from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web

from bot.operations.health import health_routes, metrics_route


@asynccontextmanager
async def served(*routes: web.RouteDef) -> AsyncIterator[ClientSession]:
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with ClientSession(address) as session:
            yield session
    finally:
        await runner.cleanup()


async def statuses(missing: list[str]) -> tuple[int, int, object]:
    async def waiting_for() -> list[str]:
        return missing

    async with (
        served(*health_routes(waiting_for)) as session,
        session.get("/healthz") as alive,
        session.get("/readyz") as ready,
    ):
        return alive.status, ready.status, await ready.json()


async def test_ready_when_nothing_is_missing() -> None:
    assert await statuses([]) == (200, 200, {"ready": True, "waiting_for": []})


async def test_alive_but_not_ready_while_something_is_missing() -> None:
    assert await statuses(["slack"]) == (200, 503, {"ready": False, "waiting_for": ["slack"]})


async def counted() -> bytes:
    return b"answers 1\n"


async def test_metrics_are_text_as_prometheus_reads_it() -> None:
    async with served(metrics_route(counted)) as session, session.get("/metrics") as response:
        assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert await response.text() == "answers 1\n"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
async def test_what_came_through_a_proxy_gets_no_metrics(header: str) -> None:
    async with (
        served(metrics_route(counted)) as session,
        session.get("/metrics", headers={header: "for=192.0.2.1"}) as response,
    ):
        assert response.status == 404
