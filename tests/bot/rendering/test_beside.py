"""The buttons below an answer, and what they carry."""

from dataclasses import replace
from datetime import date

import pytest

from bot.emulator.limits import check_blocks
from bot.emulator.limits.views import check_view
from bot.rendering import dialogs
from bot.rendering.blocks import blocks
from bot.rendering.carried import FEW, MOST, in_full, in_short, to_open, told
from bot.rendering.citations import STYLES, citations
from bot.rendering.message import Block
from bot.rendering.notes import thanks, to_editors
from bot.rendering.pages import page
from bot.rendering.slack import MAX_TEXT, render, render_page
from knowledge import AnyResult, Base, Comparison, FactFound, Timeline, TopicFound, pack
from tests.bot.making import STUDENTS, TRADE_1991, TRADE_2025, fact
from tests.bot.rendering.results import RESULTS, TRADE
from tests.bot.rendering.test_blocks import objects
from tests.shipped import shipped

TELLING = {name: result for name, result in RESULTS.items() if told(result)}


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def ids(shown: tuple[Block, ...]) -> list[str]:
    return [str(each["action_id"]) for each in objects(shown) if "action_id" in each]


@pytest.mark.parametrize("name", RESULTS)
def test_every_answer_that_tells_facts_has_the_same_buttons(name: str) -> None:
    private, public = (ids(render(RESULTS[name], private=each).blocks) for each in (True, False))
    mine = {"share:1", "cite:1", "feedback:1"} if name in TELLING else set()
    assert {each for each in private if not each.startswith(("open:", "more:"))} == mine
    assert {each for each in public if not each.startswith(("open:", "more:"))} == mine - {"share:1"}


def test_the_buttons_stand_in_one_row_with_the_thumbs_below() -> None:
    row, thumbs = render(RESULTS["topic"], private=True).blocks[-2:]
    assert ids((row,)) == ["share:1", "cite:1", "more:1"]
    assert [thumbs["type"], *ids((thumbs,))] == ["context_actions", "feedback:1"]


@pytest.mark.parametrize("surface", ["home", "modal"])
@pytest.mark.parametrize("result", TELLING.values(), ids=TELLING)
def test_a_view_has_no_thumbs_and_keeps_its_limits(result: AnyResult, surface: str) -> None:
    shown = blocks(page(result), "home" if surface == "home" else "modal")
    view = {"type": surface, "blocks": list(shown)}
    assert check_view(view | ({"title": {"type": "plain_text", "text": "x"}} if surface == "modal" else {})) == []
    assert "cite:1" in ids(shown)
    assert "feedback:1" not in ids(shown)


def test_the_menu_holds_all_other_facts_though_the_text_lists_a_few() -> None:
    others = tuple(fact(f"trade/n{n}") for n in range(9))
    message = render(FactFound(lang="en", fact=TRADE_2025, others=others))
    (menu,) = (each for each in objects(message.blocks) if each.get("type") == "static_select")
    assert menu["placeholder"]["text"] == "More on this topic"
    assert [option["value"] for option in menu["options"]] == [other.key for other in others]
    assert message.text.count("/kzturk fact trade/n") == 5


def test_facts_of_other_topics_are_not_called_of_this_topic() -> None:
    message = render(FactFound(lang="en", fact=TRADE_2025, others=(TRADE_1991, STUDENTS)))
    (menu,) = (each for each in objects(message.blocks) if each.get("type") == "static_select")
    assert menu["placeholder"]["text"] == "See also"


@pytest.mark.parametrize("name", ["citation", "comparison of a topic", "timeline of a topic"])
def test_more_on_a_topic_opens_the_topic(name: str) -> None:
    (button,) = (each for each in objects(render(RESULTS[name]).blocks) if each.get("action_id") == "more:1")
    assert button["value"] == "trade"
    assert "/kzturk fact trade" not in render(RESULTS[name]).text


def test_who_shared_it_stands_at_the_end_of_blocks_and_text() -> None:
    message = render(RESULTS["fact"], shared_by="U1")
    assert message.blocks[-1]["elements"][0]["text"] == "Shared by <@U1>"
    assert message.text.endswith("\n\nShared by <@U1>")
    assert message.text.startswith(render(RESULTS["fact"]).text)
    assert "share:1" not in ids(message.blocks)
    assert len(render(RESULTS["large comparison"], shared_by="U1").text) <= MAX_TEXT


@pytest.mark.parametrize("result", TELLING.values(), ids=TELLING)
def test_what_is_carried_is_short(result: AnyResult) -> None:
    assert 0 < len(in_full(result)) <= MOST
    assert 0 < len(in_short(result)) <= FEW


LONG = tuple(fact(f"trade/a-long-name-of-a-fact-{n}") for n in range(60))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Timeline(lang="en", topic=None, facts=LONG), "timeline"),
        (Timeline(lang="en", topic=TRADE, facts=LONG), "timeline trade"),
        (Comparison(lang="en", topic=TRADE, groups=(LONG,)), "compare trade"),
        (Comparison(lang="en", topic=None, groups=(LONG,)), f"compare {LONG[0].key}"),
        (Comparison(lang="en", topic=None, groups=(LONG, LONG)), "compare"),
        (TopicFound(lang="en", topic=TRADE, fact=TRADE_2025, alongside=LONG), "fact trade"),
        (FactFound(lang="en", fact=TRADE_2025, alongside=LONG), "fact trade/volume-2025"),
    ],
)
def test_what_is_too_long_to_carry_is_asked_for_again(result: AnyResult, words: str) -> None:
    assert in_full(result) == words


@pytest.mark.parametrize("question", ["fact education", "timeline", "compare", "compare trade", "quote kapucu"])
def test_what_a_share_button_carries_tells_the_same_again(base: Base, question: str) -> None:

    result = base.answer(question, today=date(2026, 11, 22), seed=1)
    carried = in_full(result)
    again = base.recall(carried) if carried.startswith("{") else base.answer(carried, today=date(2026, 11, 22), seed=1)
    assert render(again).text == render(result).text


@pytest.mark.parametrize(
    "question", ["bilgi education", "хронология", "салыстыру", "salystyru сауда", "ticaret 1991 itibarıyla"]
)
def test_what_is_carried_tells_the_same_in_the_same_language(base: Base, question: str) -> None:
    result = base.answer(question, today=date(2026, 11, 22), seed=1)
    for carried in (in_full(result), in_short(result)):
        again = (
            base.recall(carried) if carried.startswith("{") else base.answer(carried, today=date(2026, 11, 22), seed=1)
        )
        assert (again.lang, told(again)) == (result.lang, told(result))


def test_what_opens_a_fact_carries_the_language_of_the_answer() -> None:
    result = FactFound(lang="kk", fact=TRADE_2025, others=(TRADE_1991, STUDENTS))
    (menu,) = (each for each in objects(render(result).blocks) if each.get("type") == "static_select")
    assert [option["value"] for option in menu["options"]] == ["kk trade/volume-1991", "kk education/students"]
    assert to_open("kk trade/volume-1991") == ("trade/volume-1991", "kk")
    assert to_open("trade/volume-1991") == ("trade/volume-1991", None)


def test_in_short_what_is_told_is_carried_and_not_what_is_offered() -> None:
    several = TopicFound(lang="en", topic=TRADE, fact=TRADE_2025, alongside=LONG[:5], others=LONG, as_of=2025)
    assert in_short(several) == "fact trade/volume-2025 as of 2025"
    assert in_short(replace(several, as_of=None)) == "fact trade/volume-2025"
    assert in_short(replace(several, alongside=(), as_of=None)) == pack(
        TopicFound(lang="en", topic=TRADE, fact=TRADE_2025)
    )


@pytest.mark.parametrize(
    "question", ["fact education", "timeline", "compare trade", "quote kapucu", "trade as of 1991"]
)
def test_what_is_carried_in_short_tells_the_same_facts(base: Base, question: str) -> None:
    result = base.answer(question, today=date(2026, 11, 22), seed=1)
    carried = in_short(result)
    again = base.recall(carried) if carried.startswith("{") else base.answer(carried, today=date(2026, 11, 22), seed=1)
    assert told(again) == told(result)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("number", [1, 2, 12])
def test_citations_stand_in_boxes_with_the_other_styles_below(style: str, number: int) -> None:
    facts = tuple(fact(f"trade/n{n}") for n in range(number))
    (named,) = (each for each in STYLES if each == style)
    message = render_page(citations(facts, named, "en", "carried"))
    assert check_blocks(list(message.blocks)) == []
    assert len([each for each in objects(message.blocks) if each.get("type") == "rich_text_preformatted"]) == min(
        number, 5
    )
    assert ids(message.blocks) == [f"cite:1:{each}" for each in STYLES if each != style]
    assert ("7 more facts were told" in message.text) is (number == 12)


def test_thanks_tell_how_to_say_more_where_there_are_editors() -> None:
    assert thanks("en", "x", good=True, editors=True).blocks == ()
    assert "whoever runs this bot" in thanks("en", "x", good=False, editors=False).text
    offered = thanks("en", "x", good=False, editors=True)
    assert check_blocks(list(offered.blocks)) == []
    assert ids(offered.blocks) == ["editors:1"]


def test_words_to_the_editors_are_inert_and_name_facts_and_writer() -> None:
    message = to_editors("U1", [TRADE_2025], "<!channel> *wrong* & <@U2>")
    assert check_blocks(list(message.blocks)) == []
    assert message.text == (
        "<@U1> writes about an answer:\n&lt;!channel&gt; *wrong* &amp; &lt;@U2&gt;\nThe answer told: trade/volume-2025"
    )
    assert "verbatim" in str(message.blocks[0])


def test_modals_keep_slacks_limits() -> None:
    cited = dialogs.citation(citations([TRADE_2025], "csl", "en", "carried"))
    for view in (dialogs.editors_form("en", "carried"), dialogs.said("Title", "Words.", "en"), cited):
        assert check_view(view) == []


def test_the_menu_takes_only_what_room_the_facts_leave() -> None:
    others = tuple(fact(f"trade/n{n}", title="A title of a fact as long as a button can be " * 2) for n in range(25))
    alongside = tuple(fact(f"trade/a{n}", as_of=2000 + n) for n in range(3))
    message = render(FactFound(lang="en", fact=TRADE_2025, alongside=alongside, others=others), private=True)
    assert check_blocks(list(message.blocks)) == []
    (menu,) = (each for each in objects(message.blocks) if each.get("type") == "static_select")
    assert 0 < len(menu["options"]) < 25
    assert f"{25 - len(menu['options'])} more have no button here" in str(message.blocks)
    assert sum(block["type"] == "rich_text" for block in message.blocks) == 4
