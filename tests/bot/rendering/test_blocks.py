from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from slack_sdk.models.blocks import Block

from bot.emulator.limits import check_blocks, too_heavy
from bot.rendering.blocks import MAX_BLOCKS
from bot.rendering.slack import MAX_TEXT, render
from knowledge import AnyResult, Choices, Comparison, FactFound, Localised, Source, SourceFound, Timeline, TopicFound
from tests.bot.making import SPOKEN_2025, fact, quotation, topic
from tests.bot.rendering.results import RESULTS


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield every JSON object within a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from objects(part)


def texts(name: str) -> str:
    return "\n".join(
        str(each["text"]) for each in objects(render(RESULTS[name]).blocks) if isinstance(each.get("text"), str)
    )


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_every_message_keeps_slacks_limits(result: AnyResult, *, private: bool) -> None:
    message = render(result, private=private, shared_by="" if private else "U1")
    assert check_blocks(list(message.blocks)) == []
    assert 0 < len(message.text) <= MAX_TEXT
    assert 0 < len(message.blocks) <= MAX_BLOCKS
    assert not too_heavy(list(message.blocks))
    for block in message.blocks:
        parsed = Block.parse(dict(block))
        assert parsed is not None
        assert parsed.to_dict() == block


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_nothing_in_a_message_is_parsed_by_slack(result: AnyResult) -> None:
    message = render(result)
    for each in objects(message.blocks):
        if each.get("type") == "mrkdwn":
            assert each["verbatim"] is True
            assert "<!" not in each["text"]
            assert "<@" not in each["text"]
    assert "<" not in message.text


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_every_button_has_an_id_of_its_own_and_something_to_carry(result: AnyResult) -> None:
    buttons = [each for each in objects(render(result, private=True).blocks) if each.get("type") == "button"]
    ids = [button["action_id"] for button in buttons]
    assert len(ids) == len(set(ids))
    assert all(button["value"] for button in buttons)
    opening = [button for button in buttons if button["action_id"].startswith("open:")]
    assert all(button["action_id"] == f"open:{button['value']}" for button in opening)


def test_a_fact_shows_title_summary_words_and_source_in_that_order() -> None:
    claim, proof = render(RESULTS["fact"]).blocks[:2]
    section, quote = claim["elements"]
    assert [part["text"].strip() for part in section["elements"]] == [
        "Trade volume in 2025",
        "Trade between the two countries is worth nearly 10 billion US dollars.\nAs of 23 June 2025.",
    ]
    assert quote["elements"][0]["text"] == "“Today, it is nearly $10 billion”"
    assert proof["elements"][0]["text"] == (
        "Ayşe Işık, Ambassador of Türkiye to Kazakhstan, 23 June 2025\n"
        "<https://example.org/interview?id=1&amp;lang=en|The Ambassador on trade &amp; trust, Example Weekly>"
    )


def test_a_long_timeline_fits_with_all_its_entries() -> None:
    shown = texts("long timeline")
    assert all(f"trade/n{number}" in shown for number in range(45))
    assert "/kzturk fact and the name at its end" in shown


def test_an_endless_timeline_says_how_many_entries_are_left() -> None:
    shown = texts("endless timeline")
    count = shown.count("trade/n")
    assert 60 < count < 500
    assert f"{500 - count} later entries are not shown." in shown


def test_a_short_timeline_shows_the_words() -> None:
    assert "“the trade volume was just $50 million” (Ayşe Işık, 23 June 2025)" in texts("timeline")


def test_what_does_not_fit_is_counted() -> None:
    shown = texts("large comparison")
    told = shown.count("Example Weekly>")
    assert 5 < told < 40
    assert f"{40 - told} more do not fit here." in shown


def test_nothing_heads_what_is_left_out() -> None:
    pairs = tuple((fact(f"trade/a{n}", as_of=1900 + n), fact(f"trade/b{n}")) for n in range(20))
    shown = render(Comparison(lang="en", topic=None, groups=pairs)).blocks
    *_, words, left, buttons, thumbs = shown
    assert words["type"] == "context"
    assert "Example Weekly" in words["elements"][0]["text"]
    told = sum(block["type"] == "rich_text" for block in shown) - 1
    assert f"{40 - told} more do not fit here." in left["text"]["text"]
    assert [buttons["type"], thumbs["type"]] == ["actions", "context_actions"]


def test_more_facts_than_a_menu_holds_are_counted() -> None:
    (menu,) = (each for each in objects(render(RESULTS["large topic"]).blocks) if each.get("type") == "static_select")
    assert 10 < len(menu["options"]) <= 25
    assert f"{30 - len(menu['options'])} more have no button here" in texts("large topic")


def test_more_readings_than_a_row_holds_are_counted() -> None:
    many = Choices(lang="en", facts=tuple(fact(f"trade/n{n}") for n in range(26)))
    shown = [each["text"] for each in objects(render(many).blocks) if isinstance(each.get("text"), str)]
    assert any("1 more has no button here" in text for text in shown)


def test_long_titles_are_cut_on_buttons_only() -> None:
    title = "A title " * 20
    message = render(FactFound(lang="en", fact=fact(title=title), others=(fact("trade/y", title=title),)))
    (button,) = (each for each in objects(message.blocks) if each.get("action_id") == "more:1")
    assert len(button["text"]["text"]) <= 75
    assert button["text"]["text"].endswith("…")
    assert title.strip() in message.text


def test_a_text_that_slack_would_not_take_is_cut_and_says_so() -> None:
    many = tuple(quotation(f"words {number} " * 20) for number in range(40))
    text = render(FactFound(lang="en", fact=fact(quotations=many))).text
    assert len(text) <= MAX_TEXT
    assert text.endswith("shows all of it.")


def test_a_sentence_can_come_first() -> None:
    message = render(RESULTS["fact"], before="Look: <here>")
    assert message.text.startswith("Look: &lt;here&gt;\n\nTrade volume")
    assert message.blocks[0]["text"]["text"] == "Look: &lt;here&gt;"


LONG = "long " * 800
OFTEN_LONG = {
    "a title": FactFound(lang="en", fact=fact(), others=(fact("trade/y", title=LONG),)),
    "a topic": TopicFound(lang="en", topic=topic(fact(), title=LONG), fact=fact(), others=(fact("trade/y"),)),
    "a summary": Timeline(lang="en", topic=None, facts=(fact(say=LONG),)),
    "a source": FactFound(
        lang="en", fact=fact(quotations=(quotation(source=Source("x", replace(SPOKEN_2025, title=LONG))),))
    ),
    "a record": SourceFound(
        lang="en", source=Source("x", replace(SPOKEN_2025, office=Localised(en=LONG))), facts=(fact(),)
    ),
    "a key": FactFound(lang="en", fact=fact(), others=(fact(f"trade/{'x' * 2001}"),)),
}


@pytest.mark.parametrize("result", OFTEN_LONG.values(), ids=OFTEN_LONG)
def test_what_no_block_can_hold_is_said_without_blocks(result: AnyResult) -> None:
    message = render(result)
    assert check_blocks([dict(block) for block in message.blocks]) == []
    assert 0 < len(message.text) <= MAX_TEXT


def in_turkish(count: int, words: str = "the trade volume was just $50 million") -> Comparison:
    quoted = quotation(words, tr="ticaret hacmi yalnızca 50 milyon dolardı")
    facts = (fact(f"trade/n{number}", as_of=1990 + number, quotations=(quoted,)) for number in range(count))
    return Comparison(lang="tr", topic=None, groups=(tuple(facts),))


def test_a_translation_stands_between_the_words_and_who_said_them() -> None:
    _, told, proof, *_ = render(in_turkish(2)).blocks
    *_, words, translation = told["elements"]
    assert (words["type"], translation["type"]) == ("rich_text_quote", "rich_text_section")
    assert "50 milyon" in translation["elements"][0]["text"]
    assert "Ayşe Işık" in proof["elements"][0]["text"]
    assert render(in_turkish(2)).text.count("50 milyon") == 2


def test_where_there_is_not_room_for_all_translations_go_first() -> None:
    fits, too_much = next(
        (fewer, more)
        for fewer, more in ((in_turkish(count), in_turkish(count + 1)) for count in range(2, 40))
        if "50 milyon" not in str(render(more).blocks)
    )
    assert str(render(fits).blocks).count("50 milyon") == len(fits.groups[0])
    assert str(render(too_much).blocks).count("just $50 million") == len(too_much.groups[0])
    assert "kzturk compare" not in str(render(too_much).blocks)


def test_a_text_too_long_for_slack_loses_translations_before_it_is_cut() -> None:
    most = next(count for count in range(2, 30) if "50 milyon" not in render(in_turkish(count)).text)
    assert render(in_turkish(most)).text.count("just $50 million") == most
    assert render(in_turkish(most - 1)).text.count("50 milyon") == most - 1


def test_a_timeline_shows_translations_while_there_is_room() -> None:
    def shown(count: int) -> str:
        return str(render(Timeline(lang="tr", topic=None, facts=in_turkish(count).groups[0])).blocks)

    assert shown(3).count("(Ayşe Işık, 23 Haziran 2025)") == shown(3).count("50 milyon") == 3
    most = next(count for count in range(3, 60) if "50 milyon" not in shown(count))
    assert shown(most).count("just $50 million") == most
