from aiohttp import ClientSession, web

from bot.operations.health import health_routes


async def statuses(missing: list[str]) -> tuple[int, int, object]:
    async def waiting_for() -> list[str]:
        return missing

    app = web.Application()
    app.add_routes(health_routes(waiting_for))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with (
            ClientSession(address) as session,
            session.get("/healthz") as alive,
            session.get("/readyz") as ready,
        ):
            return alive.status, ready.status, await ready.json()
    finally:
        await runner.cleanup()


async def test_ready_when_nothing_is_missing() -> None:
    assert await statuses([]) == (200, 200, {"ready": True, "waiting_for": []})


async def test_alive_but_not_ready_while_something_is_missing() -> None:
    assert await statuses(["slack"]) == (200, 503, {"ready": False, "waiting_for": ["slack"]})
