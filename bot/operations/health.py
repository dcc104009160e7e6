"""Three pages for whoever watches: alive at all, ready to answer, and what has been counted.

What /readyz may wait for: "stop" while kzturk takes nothing more in; "slack" while Slack does not answer or refuses the
token; "socket" while no socket is open; "database" while nothing can be stored. None of them is a reason to restart.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

_PROXIED: Final = ("Forwarded", "X-Forwarded-For")  # a proxy has passed it on (RFC 7239, and what was usual before)


def health_routes(waiting_for: Callable[[], Awaitable[list[str]]]) -> list[web.RouteDef]:
    """Make the routes. `waiting_for` names what is not there yet: /readyz is 503 until it names nothing."""

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_request: web.Request) -> web.Response:
        missing = await waiting_for()
        return web.json_response({"ready": not missing, "waiting_for": missing}, status=503 if missing else 200)

    return [web.get("/healthz", alive), web.get("/readyz", ready)]


def metrics_route(measured: Callable[[], Awaitable[bytes]]) -> web.RouteDef:
    """Make the route of /metrics. `measured` gives Prometheus' text format.

    What a proxy passes on is answered by 404, so that one that passes on too much shows nothing to the world.
    """

    async def metrics(request: web.Request) -> web.Response:
        if any(name in request.headers for name in _PROXIED):
            raise web.HTTPNotFound
        return web.Response(body=await measured(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    return web.get("/metrics", metrics)
