"""Home and the search modal hold every result, however long or hostile, within Slack's limits."""

import json

import pytest

from bot.emulator.limits import check_view
from bot.rendering import controls, home, modal
from bot.rendering.home import FirstPage, answer_page, first_page
from bot.rendering.modal import found_view, search_view
from bot.rendering.showing import MOST_KEPT
from knowledge import AnyResult, FactFound, News, Novelty
from tests.bot.making import TRADE_1991, TRADE_2025, fact, topic
from tests.bot.rendering.results import HOSTILE, RESULTS

LONGEST = "x" * MOST_KEPT
NEWS = News(
    (Novelty(TRADE_2025, TRADE_1991), Novelty(HOSTILE, HOSTILE), Novelty(TRADE_1991, None)),
    (fact("trade/x", withdrawn="<!here> wrong"),),
)


def shown(**changes: object) -> FirstPage:
    page = FirstPage(lang="en", topics=(topic(TRADE_2025),), news=NEWS, languages=("en",), chosen=None)
    for name, value in changes.items():
        object.__setattr__(page, name, value)
    return page


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
@pytest.mark.parametrize("make", [answer_page, found_view])
@pytest.mark.parametrize("shareable", [True, False])
def test_every_result_fits_into_a_view(result: AnyResult, make: type, *, shareable: bool) -> None:
    view = make(result, LONGEST, shareable=shareable)
    assert check_view(view) == []
    assert view["private_metadata"] == LONGEST


@pytest.mark.parametrize("make", [answer_page, found_view])
def test_of_what_no_block_holds_the_beginning_is_shown(make: type) -> None:
    endless = fact(say="word " * 3_000)
    view = make(FactFound(lang="en", fact=endless), "", shareable=True)
    assert check_view(view) == []
    assert "word word" in json.dumps(view["blocks"])


def test_the_first_page_says_what_is_new_what_was_before_and_what_is_gone() -> None:
    text = json.dumps(first_page(shown(), "A note."), ensure_ascii=False)
    assert check_view(first_page(shown(), "A note.")) == []
    assert text.index("A note.") < text.index("Kazakhstan and Türkiye: sourced facts")
    assert "Before: Trade volume in 1991 (1991)" in text
    assert text.count("Before: ") == 2
    assert "no longer stands" in text
    assert home.LANGUAGE not in text


def test_nothing_on_the_first_page_stirs_anybody() -> None:
    text = json.dumps(first_page(shown()), ensure_ascii=False)
    assert "<!here>" not in text
    assert "\u202e" not in text


def test_the_language_is_chosen_where_there_are_several() -> None:
    view = first_page(shown(languages=("en", "tr", "kk", "ru"), chosen="kk"))
    assert check_view(view) == []
    text = json.dumps(view, ensure_ascii=False)
    assert (
        '"initial_option": {"text": {"emoji": false, "text": "қазақ тілі", "type": "plain_text"}, "value": "kk"}'
        in (json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True))
    )


def test_more_topics_than_a_menu_holds_can_be_typed() -> None:
    topics = tuple(topic(TRADE_2025, key=f"t{number}") for number in range(controls.MOST_OPTIONS + 5))
    view = first_page(shown(topics=topics))
    assert check_view(view) == []
    assert "type the name of another one above" in json.dumps(view)


def test_a_base_without_topics_has_no_menu_of_them() -> None:
    view = first_page(shown(topics=(), news=News((), ())))
    assert check_view(view) == []


def test_back_is_offered_in_the_modal_where_it_leads_somewhere() -> None:
    result = RESULTS["fact"]
    assert modal.BACK not in json.dumps(found_view(result, "one", shareable=True))
    assert modal.BACK in json.dumps(found_view(result, "one\ntwo", shareable=True))


@pytest.mark.parametrize("note", ["", "That fact has been changed."])
def test_the_search_modal_fits(note: str) -> None:
    assert check_view(search_view("en", note)) == []


def test_facts_are_offered_with_their_time_and_without_what_slack_does_not_take() -> None:
    long = fact(f"trade/{'x' * 150}")
    options = controls.fact_options((TRADE_2025, HOSTILE, long), "en")
    assert [option["value"] for option in options] == [TRADE_2025.key, HOSTILE.key]
    assert options[0]["description"]["text"] == "23 June 2025"
    assert "\u202e" not in json.dumps(options, ensure_ascii=False)
