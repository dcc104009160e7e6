"""One HTTP server for events, health and, in the emulator, the page: on a port that is bound before anything else."""

import errno
import socket
from collections.abc import Callable, Iterable
from typing import Final

from aiohttp import web

from bot.exits import PortTakenError
from bot.http_connections import Connections
from bot.http_events import LARGEST_BODY
from bot.settings import USUAL_PORT

_STOP_WITHIN: Final = 5.0


def bind(host: str, port: int | None, *, another_will_do: bool) -> socket.socket:
    """Take a port: the one given, else the usual one; 0 means any free one. `another_will_do`: if the usual is taken.

    Raises PortTakenError.
    """
    wanted = USUAL_PORT if port is None else port
    try:
        return _bound(host, wanted)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise PortTakenError(
                f"{_cannot(host, wanted)} ({error.strerror}): set KZTURK_HOST or KZTURK_PORT."
            ) from None
    if port is None and another_will_do:
        return _bound(host, 0)
    raise PortTakenError(
        f"{_cannot(host, wanted)}, which another program uses: set KZTURK_PORT to another, or to 0 for any free one."
    )


def _cannot(host: str, port: int) -> str:
    return f"kzturk cannot listen on {host}, port {port}"


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    return bound


def port_of(bound: socket.socket) -> int:
    """Return the port that was taken."""
    return int(bound.getsockname()[1])


async def start_server(
    bound: socket.socket, routes: Iterable[web.RouteDef], more: Callable[[web.Application], None] | None = None
) -> web.AppRunner:
    """Serve the routes, and what `more` adds, on a bound socket. Whoever starts it calls the runner's cleanup()."""
    connections = Connections(lambda: runner.server.connections if runner.server else [])
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[connections.note])
    app.cleanup_ctx.append(connections.watched)
    app.add_routes(routes)
    if more:
        more(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_WITHIN)
    await runner.setup()
    await web.SockSite(runner, bound).start()
    return runner
