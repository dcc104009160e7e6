"""The global shortcut: a modal that finds a fact while one types, in the emulated workspace."""

import pytest

from bot.emulator import Emulator, View, cast
from bot.rendering import modal
from tests.scenarios.seeing import posts, told
from tests.scenarios.views import modal_of, text_of

pytestmark = pytest.mark.usefixtures("service")

KEY = "education/students-in-turkiye"
QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


async def opened(emulator: Emulator) -> View:
    envelope = await emulator.shortcut(cast.AIGERIM, "search_facts")
    assert envelope.acked
    return await modal_of(emulator, cast.AIGERIM, says="Find a fact")


async def chosen(emulator: Emulator) -> View:
    view = await opened(emulator)
    await emulator.suggest(cast.AIGERIM, view.id, modal.FACT, "kazakh stud")
    await emulator.submit(cast.AIGERIM, view.id, {modal.FACT: {modal.FACT: KEY}})
    return await modal_of(emulator, cast.AIGERIM, says=QUOTE)


@pytest.mark.parametrize("typed", ["", "k", "kazakh stud", "studnets"])
async def test_facts_are_offered_at_each_letter(emulator: Emulator, typed: str) -> None:
    view = await opened(emulator)
    suggestions = await emulator.suggest(cast.AIGERIM, view.id, modal.FACT, typed)
    assert not suggestions.error
    assert KEY in [option["value"] for option in suggestions.options]


async def test_words_that_nothing_fits_offer_nothing(emulator: Emulator) -> None:
    view = await opened(emulator)
    suggestions = await emulator.suggest(cast.AIGERIM, view.id, modal.FACT, "<!channel> qqqq")
    assert (suggestions.error, suggestions.options) == ("", [])


async def test_a_fact_that_was_chosen_is_shown_and_shared(emulator: Emulator) -> None:
    view = await chosen(emulator)
    await emulator.submit(cast.AIGERIM, view.id, {modal.WHERE: {modal.WHERE: cast.RELATIONS}})
    (shared,) = await posts(emulator, cast.RELATIONS)
    assert QUOTE in shared.text
    assert emulator.views.top(cast.AIGERIM) is None
    (done,) = await told(emulator, cast.AIGERIM)
    assert done.text.startswith("Shared.")


async def test_it_is_shared_where_the_bot_is_no_member(emulator: Emulator) -> None:
    elsewhere = emulator.add_channel("elsewhere", bot=False)
    view = await chosen(emulator)
    await emulator.submit(cast.AIGERIM, view.id, {modal.WHERE: {modal.WHERE: elsewhere.id}})
    await emulator.wait_for(lambda: emulator.workspace.said_in(elsewhere.id, by=cast.BOT_USER_ID))
    assert QUOTE in emulator.workspace.said_in(elsewhere.id, by=cast.BOT_USER_ID)[0].text


async def test_words_of_ones_own_are_answered_and_one_can_search_again(emulator: Emulator) -> None:
    view = await opened(emulator)
    await emulator.submit(cast.AIGERIM, view.id, {modal.WORDS: {modal.WORDS: "the area of Kazakhstan"}})
    answer = await modal_of(emulator, cast.AIGERIM, says="I have nothing on that")
    assert answer.id == view.id
    await emulator.press_in_view(cast.AIGERIM, answer.id, action_id=modal.AGAIN)
    await modal_of(emulator, cast.AIGERIM, says="Find a fact")


async def test_an_empty_form_says_what_is_missing(emulator: Emulator) -> None:
    view = await opened(emulator)
    envelope = await emulator.submit(cast.AIGERIM, view.id)
    assert envelope
    assert isinstance(envelope.answer, dict)
    assert list(envelope.answer["errors"]) == [modal.FACT]


async def test_what_it_shows_is_cited_above_it(emulator: Emulator) -> None:
    view = await chosen(emulator)
    await emulator.press_in_view(cast.AIGERIM, view.id, action_id="cite:1")
    citation = await modal_of(emulator, cast.AIGERIM, says="ready to paste")
    assert citation.previous == view.id


async def test_more_is_opened_in_its_place(emulator: Emulator) -> None:
    view = await chosen(emulator)
    await emulator.press_in_view(cast.AIGERIM, view.id, action_id="more:1", value="education/joint-university")
    more = await modal_of(emulator, cast.AIGERIM, says="The joint university in Turkistan")
    await emulator.wait_for(lambda: QUOTE not in text_of(emulator.views.top(cast.AIGERIM) or more))
    await emulator.press_in_view(cast.AIGERIM, more.id, action_id=modal.BACK)
    await modal_of(emulator, cast.AIGERIM, says=QUOTE)
