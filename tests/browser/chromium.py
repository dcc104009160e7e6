"""Chromium as the machine has it: found, started so that it calls nobody, and watched for what a page may not do."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Page, Request, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = f"no Chromium on this machine: install one of {', '.join(NAMES)} (Debian: apt-get install chromium)"
_QUIET = (  # else it looks for updates, accounts and its maker's hosts
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """Return the path of the machine's Chromium; None: there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run the machine's Chromium, without a window. Raises RuntimeError when there is none."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(MISSING)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*_QUIET, "--disable-gpu"])
        try:
            yield browser
        finally:
            await browser.close()


@contextmanager
def well_behaved(page: Page) -> Iterator[None]:
    """Expect a page to write no error to its console, to break no policy, and to ask no host but this machine."""
    faults: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # a violated Content-Security-Policy is an error
            faults.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme != "data" and address.hostname != "127.0.0.1":
            faults.append(f"request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", on_request)
    yield
    assert faults == [], faults
