"""What was told, ready to paste."""

from functools import partial

import pytest

from bot.emulator import Emulator, Message, cast
from tests.scenarios.seeing import answers, told, whispered
from tests.scenarios.views import home_of, modal_of, text_of

pytestmark = pytest.mark.usefixtures("service")


def boxes(message: Message) -> list[str]:
    lists = [block["elements"] for block in message.blocks if block["type"] == "rich_text"]
    boxed = [each for elements in lists for each in elements if each["type"] == "rich_text_preformatted"]
    return [each["elements"][0]["text"] for each in boxed]


async def test_each_style_is_one_press_away_and_takes_the_place_of_the_other(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education/joint-university")
    (answer,) = await answers(emulator, cast.RELATIONS)
    await emulator.press(cast.DANA, answer.channel, answer.ts, action_id="cite:1")
    (cited,) = await told(emulator, cast.DANA)
    assert cited.thread_ts == asked.ts
    assert len(boxes(cited)) >= 1
    assert "\n— Mustafa Kapucu, Ambassador of Türkiye to Kazakhstan, 23 June 2025\n" in str(cited.text)
    for style, holds in (("apa", "Kapucu, M. (2025, June 23)."), ("bibtex", "@misc{"), ("csl", '"type": "interview"')):
        await emulator.press(cast.DANA, cited.channel, cited.ts, action_id=f"cite:1:{style}")
        await emulator.wait_for(partial(offered, emulator, cast.DANA, holds))
        (cited,) = await told(emulator, cast.DANA)


def offered(emulator: Emulator, user: str, words: str) -> bool:
    return any(words in box for message in whispered(emulator, user) for box in boxes(message))


@pytest.mark.parametrize("text", ["fact education", "compare trade", "timeline", "compare", "cite trade", "kapucu"])
async def test_every_answer_that_tells_facts_can_be_cited(emulator: Emulator, text: str) -> None:
    await emulator.slash(cast.AIGERIM, cast.PRESS, text)
    (answer,) = await told(emulator, cast.AIGERIM)
    await emulator.press(cast.AIGERIM, answer.channel, answer.ts, action_id="cite:1")
    _, cited = await told(emulator, cast.AIGERIM, 2)
    assert 1 <= len(boxes(cited)) <= 5
    assert all(box in cited.text.replace("&amp;", "&") or len(cited.text) > 3_000 for box in boxes(cited))


async def test_the_slash_word_gives_a_brief_too(emulator: Emulator) -> None:
    await emulator.slash(cast.AIGERIM, cast.PRESS, "cite education/joint-university brief")
    (answer,) = await told(emulator, cast.AIGERIM)
    assert "Ready to paste (brief):" in answer.text
    assert len(boxes(answer)) == 1


async def test_from_home_citations_open_in_a_modal(emulator: Emulator) -> None:
    await emulator.open_home(cast.DANA)
    first = await home_of(emulator, cast.DANA)
    await emulator.press_in_view(cast.DANA, first.id, action_id="home:topic", value="education")
    answer = await home_of(emulator, cast.DANA, says="Nearly 12,000")
    await emulator.press_in_view(cast.DANA, answer.id, action_id="cite:1")
    modal = await modal_of(emulator, cast.DANA, says="For a brief, ready to paste")
    assert "Nearly 12,000 Kazakh students" in text_of(modal)
    await emulator.press_in_view(cast.DANA, modal.id, action_id="cite:1:bibtex")
    await modal_of(emulator, cast.DANA, says="@misc{")
