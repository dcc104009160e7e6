"""Chromium for the page: with the real app behind it (`page`, `address`), or before a stand-in (`tab`, `stage`)."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.browser.chromium import MISSING, chromium, find_chromium, well_behaved
from tests.browser.script import greeting
from tests.browser.stage import Stage, staged
from tests.served import served

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; without a Chromium they are skipped."""
    lacking = find_chromium() is None
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if lacking:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture
def address() -> Iterator[str]:
    """Run kzturk, and give the address of its page."""
    with served() as printed:
        yield printed


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    with well_behaved(page):
        yield page


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests that need no kzturk of their own: they share the session's event loop."""
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged(greeting()) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def tab(shared_browser: Browser) -> AsyncIterator[Page]:
    """Give an empty page, far from the machine's own time zone, without animations."""
    context = await shared_browser.new_context(
        viewport={"width": 1280, "height": 800}, timezone_id="Asia/Almaty", reduced_motion="reduce"
    )
    tab = await context.new_page()
    tab.set_default_timeout(5000)
    with well_behaved(tab):
        yield tab
    await context.close()
