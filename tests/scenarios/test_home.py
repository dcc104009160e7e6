"""The app's Home, opened, searched and browsed in the emulated workspace."""

import asyncio
from dataclasses import replace

import pytest

from bot.emulator import Emulator, View, cast
from bot.reloading import LiveBase
from bot.rendering import home, modal
from bot.service import Service
from knowledge import Base
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import posts
from tests.scenarios.views import action_ids, home_of, modal_of, text_of

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"
START = "What changed lately"


@pytest.fixture
async def first(emulator: Emulator, service: Service) -> View:
    await service.connection.connected.wait()
    await emulator.open_home(cast.AIGERIM)
    return await home_of(emulator, cast.AIGERIM, says=START)


async def use(emulator: Emulator, view: View, action_id: str, value: str | None = None) -> None:
    which = {"action_id": action_id} if value is None else {"action_id": action_id, "value": value}
    envelope = await emulator.press_in_view(cast.AIGERIM, view.id, **which)
    assert envelope
    assert envelope.acked


async def ask(emulator: Emulator, view: View, question: str) -> None:
    envelope = await emulator.press_in_view(cast.AIGERIM, view.id, action_id=home.ASK, value=question)
    assert envelope
    assert envelope.acked


async def test_topics_are_browsed_and_back_leads_back(emulator: Emulator, first: View) -> None:
    await use(emulator, first, home.TOPIC, "education")
    topic = await home_of(emulator, cast.AIGERIM, says=QUOTE)
    assert topic.id == first.id
    await use(emulator, topic, "more:1", "education/joint-university")
    fact = await home_of(emulator, cast.AIGERIM, says="The joint university in Turkistan")
    await emulator.wait_for(lambda: QUOTE not in text_of(emulator.views.homes[cast.AIGERIM]))
    await use(emulator, fact, home.BACK)
    topic = await home_of(emulator, cast.AIGERIM, says=QUOTE)
    await use(emulator, topic, home.BACK)
    assert text_of(await home_of(emulator, cast.AIGERIM, says=START)) == text_of(first)


async def test_a_question_is_answered_in_its_place(emulator: Emulator, first: View) -> None:
    await ask(emulator, first, "how many Kazakh students are in Türkiye?")
    await home_of(emulator, cast.AIGERIM, says=QUOTE)


async def test_hostile_words_stir_nobody(emulator: Emulator, first: View) -> None:
    await ask(emulator, first, "<!channel> @everyone \u202e <@U1> topics of the moon")
    view = await home_of(emulator, cast.AIGERIM, says="I have nothing on that")
    assert not [live for live in ("<!", "<@", "@everyone", "\u202e") if live in text_of(view)]


async def test_home_stays_as_it_is_when_it_is_opened_again(emulator: Emulator, first: View) -> None:
    await use(emulator, first, home.TOPIC, "education")
    topic = await home_of(emulator, cast.AIGERIM, says=QUOTE)
    await emulator.open_home(cast.AIGERIM)
    await emulator.wait_for(lambda: emulator.views.homes[cast.AIGERIM].hash != topic.hash)
    assert text_of(emulator.views.homes[cast.AIGERIM]) == text_of(topic)


async def test_each_person_has_a_home_of_their_own(emulator: Emulator, first: View) -> None:
    await emulator.open_home(cast.DANA)
    await home_of(emulator, cast.DANA, says=START)
    await use(emulator, first, home.TOPIC, "education")
    await home_of(emulator, cast.AIGERIM, says=QUOTE)
    assert QUOTE not in text_of(emulator.views.homes[cast.DANA])


async def test_of_many_quick_presses_the_last_one_stays(emulator: Emulator, first: View, base: Base) -> None:
    topics = [*base.contents.topics][:9]
    await asyncio.gather(*(use(emulator, first, home.TOPIC, topic) for topic in [*topics, "education"]))
    await home_of(emulator, cast.AIGERIM, says=QUOTE)
    await emulator.open_home(cast.AIGERIM)
    assert QUOTE in text_of(await home_of(emulator, cast.AIGERIM, says=QUOTE))


async def test_a_press_delivered_again_does_not_bring_the_older_view_back(emulator: Emulator, first: View) -> None:
    await use(emulator, first, home.TOPIC, "education")
    topic = await home_of(emulator, cast.AIGERIM, says=QUOTE)
    pressed = next(each for each in emulator.envelopes if each.payload.get("type") == "block_actions")
    await use(emulator, topic, home.BACK)
    await home_of(emulator, cast.AIGERIM, says=START)
    again = await emulator.delivery.redeliver(pressed)
    assert again.acked
    await emulator.settled()
    assert START in text_of(emulator.views.homes[cast.AIGERIM])


async def test_what_home_shows_is_cited_and_shared_from_modals(emulator: Emulator, first: View) -> None:
    await use(emulator, first, home.TOPIC, "education")
    topic = await home_of(emulator, cast.AIGERIM, says=QUOTE)
    await use(emulator, topic, "cite:1")
    citation = await modal_of(emulator, cast.AIGERIM, says="ready to paste")
    await emulator.close_view(cast.AIGERIM, citation.id)
    await use(emulator, topic, home.SHARE)
    shown = await modal_of(emulator, cast.AIGERIM, says=QUOTE)
    await emulator.submit(cast.AIGERIM, shown.id, {modal.WHERE: {modal.WHERE: cast.RELATIONS}})
    (shared,) = await posts(emulator, cast.RELATIONS)
    assert QUOTE in shared.text


async def test_one_can_search_while_typing(emulator: Emulator, first: View) -> None:
    await use(emulator, first, home.SEARCH)
    view = await modal_of(emulator, cast.AIGERIM, says="Find a fact")
    assert modal.FACT in action_ids(view)


async def test_a_fact_withdrawn_while_home_shows_it_is_told_of(emulator: Emulator, start: Start, base: Base) -> None:
    live = LiveBase(None, lambda _: base)
    async with start(live):
        await emulator.open_home(cast.AIGERIM)
        first = await home_of(emulator, cast.AIGERIM, says=START)
        await use(emulator, first, home.TOPIC, "education")
        await home_of(emulator, cast.AIGERIM, says=QUOTE)
        live.base = without_students(base)
        await emulator.open_home(cast.AIGERIM)
        await home_of(emulator, cast.AIGERIM, says="Why: It was miscounted.")
        assert QUOTE not in text_of(emulator.views.homes[cast.AIGERIM])


def without_students(base: Base) -> Base:
    """Return the base as it is after its best-known fact was withdrawn."""
    contents = base.contents
    facts = dict(contents.facts)
    gone = facts.pop("education/students-in-turkiye")
    left = replace(contents, facts=facts, withdrawn={gone.key: replace(gone, withdrawn="It was miscounted.")})
    return Base(replace(base._library, contents=left))
