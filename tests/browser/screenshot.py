"""Makes the README's pictures from the live page: python -m tests.browser.screenshot."""

import asyncio
import sys
from pathlib import Path
from typing import Literal

from tests.browser.chromium import chromium, well_behaved
from tests.served import served

FOLDER = Path(__file__).parents[2] / ".github"
QUESTION = "/kzturk fact education"


async def take(address: str, scheme: Literal["light", "dark"], picture: Path) -> None:
    """Ask on the page, and keep what is seen."""
    async with chromium() as browser:
        page = await browser.new_page(
            viewport={"width": 1040, "height": 940},
            device_scale_factor=1.5,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        with well_behaved(page):
            await page.goto(address)
            await page.get_by_role("textbox", name="Message #relations").press_sequentially(QUESTION)
            await page.keyboard.press("Enter")
            await page.get_by_test_id("message").last.get_by_role("link").first.wait_for()
            await page.screenshot(path=picture)
    sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    with served() as printed:
        asyncio.run(take(printed, "light", FOLDER / "answer.png"))
    with served() as printed:
        asyncio.run(take(printed, "dark", FOLDER / "answer-dark.png"))
