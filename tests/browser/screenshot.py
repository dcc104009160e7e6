"""Makes the README's pictures from the live page: python -m tests.browser.screenshot."""

import asyncio
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from knowledge import Lang
from tests.browser.chromium import chromium, well_behaved
from tests.served import served

FOLDER = Path(__file__).parents[2] / ".github"


class Picture(NamedTuple):
    """Where a picture goes, in what colours, and what is asked on a page in which language."""

    name: str
    scheme: Literal["light", "dark"]
    lang: Lang
    question: str


PICTURES = (
    Picture("answer.png", "light", "en", "/kzturk fact education"),
    Picture("answer-dark.png", "dark", "en", "/kzturk fact education"),
    Picture("answer-tr.png", "light", "tr", "/kzturk bilgi eğitim"),
)


async def take(address: str, picture: Picture) -> None:
    """Ask on the page, and keep what is seen."""
    async with chromium() as browser:
        page = await browser.new_page(
            locale=picture.lang,
            viewport={"width": 1040, "height": 940},
            device_scale_factor=1.5,
            color_scheme=picture.scheme,
            reduced_motion="reduce",
        )
        with well_behaved(page):
            await page.goto(address)
            await page.get_by_role("textbox").press_sequentially(picture.question)
            await page.keyboard.press("Enter")
            await page.get_by_test_id("message").last.get_by_role("link").first.wait_for()
            await page.screenshot(path=FOLDER / picture.name)
    sys.stdout.write(f"{FOLDER / picture.name}\n")


if __name__ == "__main__":
    for each in PICTURES:
        with served() as printed:
            asyncio.run(take(printed, each))
