"""Whatever goes out is written down and read again unchanged, and the row says what it tells."""

import json
from dataclasses import replace
from typing import get_args

import pytest

from bot.delivery.outgoing import Outgoing, Post, Share
from bot.delivery.rows import lane_of, row_of, values_of, without_blocks
from bot.delivery.told import told
from bot.rendering.message import Message
from tests.bot.delivery.making import CORRECTION, POST, RESULT, WHISPER, reply, share

ITEMS: tuple[Outgoing, ...] = (POST, WHISPER, reply(), share(), CORRECTION, Post(channel="D1", message=Message("ә ı")))


def test_every_kind_is_tried_here() -> None:
    assert {type(item) for item in ITEMS} == set(get_args(Outgoing))


@pytest.mark.parametrize("item", ITEMS)
def test_what_is_written_is_read_again(item: Outgoing) -> None:
    row = row_of({**values_of("T1", item, 5.0), "id": 9})
    assert row.item == (replace(item, result=None) if isinstance(item, Post | Share) else item)
    assert (row.id, row.team, row.attempts, row.stored_at) == (9, "T1", 0, 5.0)
    tells = told(RESULT) if isinstance(item, Post | Share) and item.result else None
    assert row.told == tells


def test_corrections_wait_for_no_answer_and_for_no_other_channel() -> None:
    lanes = {lane_of(item) for item in (POST, CORRECTION, replace(CORRECTION, channel="C2"))}
    assert lanes == {"C1", "corrections C1", "corrections C2"}


def test_each_row_has_an_id_for_slack_of_its_own() -> None:
    assert values_of("T1", POST, 0.0)["client_msg_id"] != values_of("T1", POST, 0.0)["client_msg_id"]


def test_no_fact_is_written_down_beside_the_message() -> None:
    stored = values_of("T1", POST, 0.0)
    assert RESULT.fact.say.en not in stored["content"] + stored["told"]
    assert json.loads(stored["told"])["digests"].keys() == {RESULT.fact.key}


@pytest.mark.parametrize("item", ITEMS)
def test_the_text_alone_is_left_without_blocks(item: Outgoing) -> None:
    assert without_blocks(item).message == Message(item.message.text)
