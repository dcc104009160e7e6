"""The way to Slack's Web API, as the serving process takes it: directly, or through a proxy."""

import os
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env

from bot.web_api import needs_no_proxy

_VARIABLES: Final = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")  # as the SDK looks for them
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`url` leads to `host`, by `proxy` where one is used (None: directly), which `variable` names.

    `to_proxy`: the proxy's host; "": it cannot be told from what is set. `past`: the variable of a proxy that is set
    and passed by, since the host is this machine's or NO_PROXY names it.
    """

    host: str
    port: int
    proxy: str | None
    variable: str = ""
    to_proxy: str = ""
    past: str = ""

    @property
    def told(self) -> str:
        """Tell the way in words, without what the proxy's address has of a user and a password."""
        if self.proxy:
            return f"through the proxy {shown(self.proxy)} ({self.variable})"
        return f"directly, past the proxy of {self.past}" if self.past else "directly"


def route_to(url: str) -> Route:
    """Find the way to a URL of http or https, by the process's own environment."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    proxy = load_http_proxy_from_env()
    variable = next((name for name in _VARIABLES if os.environ.get(name)), "")
    if proxy is None or needs_no_proxy(url):
        return Route(host=host, port=port, proxy=None, past=variable)
    return Route(host=host, port=port, proxy=proxy, variable=variable, to_proxy=_host_of(proxy))


def shown(proxy: str) -> str:
    """Return a proxy's address without user and password."""
    if not (host := _host_of(proxy)):
        return "…"
    parts = urlsplit(proxy)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://[{host}]{port}" if ":" in host else f"{parts.scheme}://{host}{port}"


def _host_of(proxy: str) -> str:
    """Return the host of a proxy's address; "" when it is not written as one."""
    try:
        parts = urlsplit(proxy)
        usable = parts.scheme in _PORTS and parts.port != 0
    except ValueError:
        return ""
    return parts.hostname or "" if usable else ""
