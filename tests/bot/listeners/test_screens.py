"""Views in the order in which they were asked for."""

import asyncio

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.listeners import screens
from bot.listeners.screens import Screens


class Screen:
    """A view of Slack's: takes what is put up if the hash fits, as slowly as the test wants."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.hash = "h0"
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    def put(self, name: str, successor: str = "") -> screens.Put:
        async def put(hash_: str | None) -> AsyncSlackResponse:
            await self.may_answer.wait()
            if hash_ not in {None, self.hash}:
                raise SlackApiError("refused", _response({"ok": False, "error": "hash_conflict"}))
            self.shown.append(name)
            self.hash = successor or f"h{len(self.shown)}"
            return _response({"ok": True, "view": {"hash": self.hash}})

        return put


def _response(data: dict[str, object]) -> AsyncSlackResponse:
    return AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data, headers={}, status_code=200
    )


async def test_of_two_asked_for_on_one_view_the_later_stays() -> None:
    slack, ours = Screen(), Screens()
    assert await ours.put("a", slack.put("one"), hash_="h0", at=1.0)
    assert await ours.put("a", slack.put("two"), hash_="h0", at=2.0)
    assert slack.shown == ["one", "two"]


async def test_while_one_is_on_its_way_only_the_newest_of_the_others_follows() -> None:
    slack, ours = Screen(), Screens()
    slack.may_answer.clear()
    asked = [asyncio.create_task(ours.put("a", slack.put(str(at)), hash_="h0", at=at)) for at in (1.0, 2.0, 3.0)]
    await asyncio.sleep(0)
    slack.may_answer.set()
    assert await asyncio.gather(*asked) == [True, False, True]
    assert slack.shown == ["1.0", "3.0"]


async def test_one_that_comes_late_or_again_is_not_shown() -> None:
    slack, ours = Screen(), Screens()
    await ours.put("a", slack.put("new"), hash_="h0", at=2.0)
    assert not await ours.put("a", slack.put("old"), hash_="h0", at=1.0)
    assert not await ours.put("a", slack.put("new again"), hash_="h0", at=2.0)
    assert slack.shown == ["new"]


async def test_a_refreshed_view_does_not_take_the_place_of_a_newer_one() -> None:
    slack, ours = Screen(), Screens()
    await ours.put("a", slack.put("asked for"), hash_="h0", at=1.0)
    assert not await ours.put("a", slack.put("refreshed"), hash_="h0")
    assert await ours.put("a", slack.put("refreshed"), hash_="h1")
    assert await ours.put("a", slack.put("asked for on the first view"), hash_="h0", at=2.0)


async def test_of_many_refreshes_one_waits_and_the_others_are_dropped() -> None:
    slack, ours = Screen(), Screens()
    slack.may_answer.clear()
    opened = [asyncio.create_task(ours.put("a", slack.put(str(number)), hash_=None)) for number in range(9)]
    await asyncio.sleep(0)
    assert sum(task.done() for task in opened) == 7
    slack.may_answer.set()
    assert await asyncio.gather(*opened) == [True, True, *[False] * 7]
    assert await ours.put("a", slack.put("next"), hash_=None)
    assert slack.shown == ["0", "1", "next"]


async def test_a_refresh_that_waits_gives_way_to_a_press() -> None:
    slack, ours = Screen(), Screens()
    slack.may_answer.clear()
    waiting = [asyncio.create_task(ours.put("a", slack.put(name), hash_=None)) for name in ("opened", "again")]
    await asyncio.sleep(0)
    press = asyncio.create_task(ours.put("a", slack.put("asked for"), hash_=None, at=1.0))
    await asyncio.sleep(0)
    slack.may_answer.set()
    assert await asyncio.gather(*waiting, press) == [True, False, True]
    assert slack.shown == ["opened", "asked for"]


async def test_what_another_process_put_up_since_stays() -> None:
    slack, ours = Screen(), Screens()
    slack.hash = "of another process"
    assert not await ours.put("a", slack.put("one"), hash_="h0", at=1.0)
    assert slack.shown == []


async def test_the_first_view_of_all_has_no_hash() -> None:
    slack, ours = Screen(), Screens()
    assert await ours.put("a", slack.put("one"), hash_=None)


async def test_a_hash_that_comes_back_is_no_circle() -> None:
    slack, ours = Screen(), Screens()
    for at, before, after in ((1.0, "a", "b"), (2.0, "b", "a"), (3.0, "a", "a"), (4.0, "a", "c")):
        slack.hash = before
        assert await ours.put("a", slack.put("x", after), hash_=before, at=at)


async def test_two_screens_do_not_wait_for_each_other() -> None:
    slow, quick, ours = Screen(), Screen(), Screens()
    slow.may_answer.clear()
    waiting = asyncio.create_task(ours.put("a", slow.put("one"), hash_="h0", at=1.0))
    assert await ours.put("b", quick.put("two"), hash_="h0", at=1.0)
    slow.may_answer.set()
    assert await waiting


async def test_other_errors_are_raised() -> None:
    async def put(_: str | None) -> AsyncSlackResponse:
        raise SlackApiError("refused", _response({"ok": False, "error": "internal_error"}))

    with pytest.raises(SlackApiError):
        await Screens().put("a", put, hash_="h0", at=1.0)


async def test_little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screens, "_MOST_SCREENS", 2)
    monkeypatch.setattr(screens, "_MOST_SUCCESSORS", 3)
    slack, ours = Screen(), Screens()
    for name in ("a", "b", "c"):
        for at in range(1, 6):
            assert await ours.put(name, slack.put("x"), hash_=slack.hash, at=float(at))
    assert list(ours._screens) == ["b", "c"]
    assert len(ours._screens["c"].successors) == 3
