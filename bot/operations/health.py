"""Two probes over HTTP: alive at all, and ready to answer.

What /readyz may wait for: "stop" while kzturk takes nothing more in; "slack" while Slack does not answer or refuses the
token; "socket" while no socket is open; "database" while nothing can be stored. None of them is a reason to restart.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web


def health_routes(waiting_for: Callable[[], Awaitable[list[str]]]) -> list[web.RouteDef]:
    """Make the routes. `waiting_for` names what is not there yet: /readyz is 503 until it names nothing."""

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_request: web.Request) -> web.Response:
        missing = await waiting_for()
        return web.json_response({"ready": not missing, "waiting_for": missing}, status=503 if missing else 200)

    return [web.get("/healthz", alive), web.get("/readyz", ready)]
