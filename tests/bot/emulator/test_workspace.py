"""The workspace's state."""

import re
from dataclasses import replace

import pytest

from bot.emulator import AIGERIM, BOT_USER_ID, DANA, PRESS, RELATIONS, Message, Notice
from bot.emulator.changes import Change, Changed, Deleted, Posted, Status
from bot.emulator.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(clock=lambda: 1_750_000_000.0)


def said(
    workspace: Workspace, text: str, *, channel: str = RELATIONS, user: str = AIGERIM, thread_ts: str | None = None
) -> Message:
    return workspace.add(Message(channel=channel, ts=workspace.next_ts(), user=user, text=text, thread_ts=thread_ts))


def test_ts_are_unique_and_rise_even_when_the_clock_stands_still(workspace: Workspace) -> None:
    stamps = [workspace.next_ts() for _ in range(1000)]
    assert stamps == sorted(set(stamps))
    assert all(re.fullmatch(r"1750000000\.\d{6}", ts) for ts in stamps)


def test_observers_hear_of_every_change_in_order(workspace: Workspace) -> None:
    heard: list[Change] = []
    workspace.observers.append(heard.append)
    message = said(workspace, "one")
    changed = workspace.replace(replace(message, text="two"))
    workspace.remove(changed)
    workspace.set_connected(connected=True)
    workspace.set_connected(connected=True)
    workspace.notify(notice := Notice(to=AIGERIM, channel=RELATIONS, text="no"))
    assert heard == [Posted(message), Changed(changed, message), Deleted(changed), Status(connected=True), notice]
    assert workspace.messages == {}


def test_what_was_said_by_whom_and_where(workspace: Workspace) -> None:
    first = said(workspace, "one")
    answer = said(workspace, "two", user=BOT_USER_ID, thread_ts=first.ts)
    elsewhere = said(workspace, "three", channel=PRESS)
    assert workspace.said_in(RELATIONS) == [first, answer]
    assert workspace.said_in(RELATIONS, by=BOT_USER_ID) == [answer]
    assert workspace.said_in(RELATIONS, thread_ts=first.ts) == [answer]
    assert workspace.said_in(PRESS) == [elsewhere]
    assert workspace.message(RELATIONS, first.ts) is first
    assert workspace.message(PRESS, first.ts) is None


@pytest.mark.parametrize("name", [RELATIONS, "relations", "#relations"])
def test_a_channel_goes_by_id_and_name(workspace: Workspace, name: str) -> None:
    found = workspace.find_conversation(name)
    assert found is not None
    assert found.id == RELATIONS


def test_a_person_names_the_direct_message(workspace: Workspace) -> None:
    direct = workspace.direct_message(DANA)
    assert workspace.find_conversation(DANA) is direct
    assert direct.members == {DANA, BOT_USER_ID}
    assert workspace.find_conversation("dana") is None
    with pytest.raises(KeyError):
        workspace.direct_message(BOT_USER_ID)


def test_two_workspaces_share_nothing(workspace: Workspace) -> None:
    workspace.conversations[PRESS].members.clear()
    assert Workspace().conversations[PRESS].members
