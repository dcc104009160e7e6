"""Why Slack was not reached, in words, and what to do about it."""

import os
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorError,
    ClientConnectorSSLError,
    ClientHttpProxyError,
    ClientProxyConnectionError,
)

from bot.exits import WANTING
from bot.operations.doctor.finding import Finding, failed
from bot.operations.doctor.probe import WITHIN
from bot.operations.doctor.route import Route

_TIMES: Final = {9, 10}  # OpenSSL's x509_vfy.h: not valid yet, valid no longer
_OTHER_HOST: Final = {62, 64}  # the certificate is another name's, another address's
_AUTHORITIES: Final = (
    "Install the authorities that browsers trust: apt-get install ca-certificates.",
    "If your network looks into TLS: set SSL_CERT_FILE, in kzturk's environment, to a file with its authority too.",
)
_PROXY_SAYS: Final[Mapping[int, str]] = {
    403: "Let the proxy's administrators allow {host} and, for Socket Mode, the hosts of *.slack.com.",
    407: "It wants a user and a password: set {variable} to http://USER:PASSWORD@HOST:PORT.",
}


def unreached(error: Exception, route: Route) -> Finding:
    """Say why a request by a route failed, and the cure; no address of a proxy is shown with its password."""
    details = {"host": route.host, "proxy": route.told if route.proxy else ""}
    match error:
        case ClientProxyConnectionError():
            found = f"the proxy of {route.variable} is not reached: {_why(error)}"
            cure = f"Correct {route.variable}, unset it, or let NO_PROXY name {route.host}; then try again."
            return failed(found, cure, exit_status=WANTING, details=details)
        case ClientHttpProxyError():
            says = _PROXY_SAYS.get(error.status, "See whether {variable} names the right proxy.")
            found = f"the proxy of {route.variable} refuses to connect to {route.host} ({error.status})"
            return failed(found, says.format(host=route.host, variable=route.variable), details=details)
        case ClientConnectorCertificateError():
            return _untrusted(error.certificate_error, route, details)
        case ClientConnectorSSLError():
            found = f"{route.host}, port {route.port}, does not speak TLS as it should: {_why(error)}"
            return failed(found, "See whether SLACK_API_URL and the proxy are those that you mean.", details=details)
        case TimeoutError():
            return _cut_off(f"no answer within {WITHIN:.0f} seconds", route, details)
        case ClientConnectorError():
            return _cut_off(_why(error), route, details)
    return _cut_off(f"the connection breaks off ({type(error).__name__})", route, details)


def _cut_off(why: str, route: Route, details: dict[str, str]) -> Finding:
    return failed(
        f"{route.host}, port {route.port}, is not reached {route.told}: {why}",
        "Let connections go out to it (the firewall of the machine, the network, or the cloud), or name a proxy in "
        "HTTPS_PROXY; then try again.",
        exit_status=WANTING,
        details=details,
    )


def _untrusted(error: Exception, route: Route, details: dict[str, str]) -> Finding:
    code, said = getattr(error, "verify_code", 0), getattr(error, "verify_message", str(error))
    found = f"the certificate of {route.host} is not to be trusted, {route.told}: {said.rstrip('.')}"
    if code in _TIMES:
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        return failed(
            found, f"Is the clock right? It says {now}. To set it: timedatectl set-ntp true.", details=details
        )
    if code in _OTHER_HOST:
        return failed(
            found, f"Something else answers for {route.host}: correct SLACK_API_URL or the proxy.", details=details
        )
    return failed(found, *_AUTHORITIES, details=details)


def _why(error: OSError) -> str:
    inner = getattr(error, "os_error", error)
    if isinstance(inner, ssl.SSLError):
        return str(inner.reason or inner)
    return os.strerror(inner.errno) if inner.errno else str(inner)
