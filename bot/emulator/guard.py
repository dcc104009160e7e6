"""Who may reach the emulator from a browser: pages of its own, which may load nothing from elsewhere."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_NAMES = ("127.0.0.1", "localhost", "[::1]")


def check_loopback(host: str) -> str:
    """Return `host` as an address; raise ValueError, in words for the operator, when it is not this machine's own.

    localhost is 127.0.0.1 here: bound by its name, a free port could be another one for each version of IP.
    """
    address = "127.0.0.1" if host == "localhost" else host
    try:
        loopback = ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ValueError(
            f"The emulator has no passwords, so it listens on this machine only: use 127.0.0.1, not {host!r}."
        )
    return address


@dataclass(slots=True)
class Guard:
    """Turns away requests of pages elsewhere, also of one whose name points here (DNS rebinding)."""

    port: int = 0

    def wrap(self, handler: Handler) -> Handler:
        """Put the check of the Host header, and of the Origin where a browser names one, before a handler."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            if not self.knows(request.host):
                return web.Response(status=403, text="The emulator answers to the names of this machine only.")
            if "Origin" in request.headers and not self.same_origin(request):
                return web.Response(status=403, text="The emulator answers to its own page only.")
            return await handler(request)

        return guarded

    def knows(self, host: str) -> bool:
        """Tell whether a Host header names this server."""
        return host.lower() in {f"{name}:{self.port}" for name in _NAMES}

    async def protect(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give any response the page's headers; a signal of aiohttp's."""
        host = request.host if self.knows(request.host) else f"{_NAMES[0]}:{self.port}"
        response.headers.update(page_headers(host))

    def same_origin(self, request: web.Request) -> bool:
        """Tell whether a request comes from a page that this server has served."""
        return request.headers.get("Origin") == f"http://{request.host}"


def page_headers(host: str) -> dict[str, str]:
    """Return the headers of every response of the page. `host` is the checked Host header."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
