"""Names: is the address found of whatever kzturk connects to?"""

import asyncio
import ipaddress
import socket
from typing import Final

from bot.exits import WANTING
from bot.operations.doctor.finding import Finding, failed, passed
from bot.operations.doctor.route import route_to
from bot.operations.doctor.subject import Subject

_WITHIN: Final = 10.0  # seconds


async def dns(subject: Subject) -> Finding:
    """Look up the Web API's host; where a proxy is used, the proxy's, since the proxy looks up Slack's."""
    route = route_to(subject.api_url or "")
    if route.proxy and not route.to_proxy:
        return failed(
            f"{route.variable} is no address of a proxy",
            f"Write {route.variable} like http://proxy.example.org:3128, or unset it.",
        )
    host = route.to_proxy or route.host
    whose = f" (the proxy of {route.variable}, which looks up {route.host})" if route.proxy else ""
    if _is_address(host):
        return passed(f"{host} is an address: nothing to look up{whose}", {"host": host, "addresses": [host]})
    try:
        addresses = await _addresses(host, route.port)
    except TimeoutError:
        return _not_found(host, f"no answer within {_WITHIN:.0f} seconds")
    except (OSError, UnicodeError) as error:
        return _not_found(host, getattr(error, "strerror", None) or "it is no name of a host")
    more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
    return passed(f"{host} is {addresses[0]}{more}{whose}", {"host": host, "addresses": addresses})


async def _addresses(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(_WITHIN):
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _not_found(host: str, why: str) -> Finding:
    return failed(
        f"{host} is not found: {why}",
        "See whether the machine is connected and has a name server that answers (“getent hosts slack.com”, "
        "/etc/resolv.conf), then try again.",
        "If only a proxy leads out of your network, set HTTPS_PROXY in the environment of kzturk.",
        exit_status=WANTING,
        details={"host": host},
    )
