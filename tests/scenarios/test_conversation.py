"""The direct message: suggestions when it is opened, a welcome the first time, no guesses at half a question."""

import pytest

from bot.emulator import Emulator, cast
from bot.people import Person
from bot.rendering.prompts import prompts
from tests.scenarios.conftest import Start
from tests.scenarios.seeing import answers, direct

WELCOME = "Welcome!"


@pytest.mark.usefixtures("service")
async def test_whoever_opens_it_gets_suggestions(emulator: Emulator) -> None:
    place = direct(emulator, cast.AIGERIM)
    await emulator.open_messages(cast.AIGERIM)
    await emulator.wait_for(
        lambda: any(call.method == "assistant.threads.setSuggestedPrompts" for call in emulator.calls)
    )
    shown = emulator.prompts[place].prompts
    assert [{"title": title, "message": message} for title, message in shown] == prompts("en")


@pytest.mark.usefixtures("service")
async def test_a_suggestion_that_is_taken_is_answered(emulator: Emulator) -> None:
    for number, prompt in enumerate(prompts("en"), start=1):
        await emulator.post(cast.AIGERIM, direct(emulator, cast.AIGERIM), prompt["message"])
        *_, answer = await answers(emulator, direct(emulator, cast.AIGERIM), number)
        assert "don't guess" not in answer.text


async def test_a_person_is_welcomed_once_after_restarts_too(emulator: Emulator, start: Start) -> None:
    for _ in range(2):
        async with start():
            await emulator.open_messages(cast.AIGERIM)
            await emulator.open_messages(cast.AIGERIM)
            (welcome,) = await answers(emulator, direct(emulator, cast.AIGERIM))
    assert welcome.text.startswith(WELCOME)
    assert welcome.thread_ts is None


@pytest.mark.usefixtures("service")
async def test_each_person_is_welcomed(emulator: Emulator) -> None:
    for user in (cast.AIGERIM, cast.MEHMET):
        await emulator.open_messages(user)
        (welcome,) = await answers(emulator, direct(emulator, user))
        assert welcome.text.startswith(WELCOME)


@pytest.mark.usefixtures("service")
async def test_a_follow_up_that_stands_on_nothing_is_asked_for_in_full(emulator: Emulator) -> None:
    place = direct(emulator, cast.AIGERIM)
    await emulator.post(cast.AIGERIM, place, "how many Kazakh students are in Türkiye?")
    await answers(emulator, place)
    await emulator.post(cast.AIGERIM, place, "and in 2012?")
    _, follow_up = await answers(emulator, place, 2)
    assert "please ask the whole question" in follow_up.text
    assert "12,000" not in follow_up.text


async def test_a_chosen_language_is_remembered_after_a_restart(emulator: Emulator, start: Start) -> None:
    place = direct(emulator, cast.AIGERIM)
    async with start():
        await emulator.post(cast.AIGERIM, place, "language en")
        (chosen,) = await answers(emulator, place)
    assert chosen.text == "From now on I answer you in English."
    async with start() as again:
        team = emulator.envelopes[-1].payload["team_id"]
        assert again.people.language_of(Person(team, cast.AIGERIM)) == "en"
