"""What becomes of views: a stand-in for Slack's views.* methods, payloads of what is done in views, what is in them."""

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.emulator.limits import check_view
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON


class Views:
    """Takes views as Slack would, if they are within its limits. `refuses`: the error that it answers instead."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put: list[dict[str, Any]] = []
        self.refuses = ""
        for method in ("publish", "open", "update"):
            monkeypatch.setattr(AsyncWebClient, f"views_{method}", self._method(method))

    @property
    def last(self) -> dict[str, Any]:
        """Return what was put up last, with the arguments of the call."""
        return self.put[-1]

    def _method(self, method: str) -> Callable[..., Awaitable[AsyncSlackResponse]]:
        async def answer(_client: AsyncWebClient, *, view: dict[str, Any], **arguments: object) -> AsyncSlackResponse:
            if self.refuses:
                raise SlackApiError("refused", _response({"ok": False, "error": self.refuses}))
            assert check_view(view) == []
            self.put.append({"method": method, "view": view, **arguments})
            return _response({"ok": True, "view": {"id": "V1", "hash": f"h{len(self.put)}"}})

        return answer


def _response(data: dict[str, Any]) -> AsyncSlackResponse:
    return AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data, headers={}, status_code=200
    )


def opened_home(view: dict[str, Any] | None = None, tab: str = "home") -> dict[str, Any]:
    """Tell that somebody opened the app (docs.slack.dev: app_home_opened)."""
    event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": tab, "event_ts": "1.1"}
    seen = {"view": {**view, "id": "V1", "hash": "h0"}} if view else {}
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev9", "event": {**event, **seen}}


def used(view: dict[str, Any], action_id: str, at: str = "5.0", hash_: str = "h1", **more: object) -> dict[str, Any]:
    """Tell that an element of a view was used (docs.slack.dev: block_actions)."""
    element = next(element for element in elements(view) if element.get("action_id") == action_id)
    action = {"type": element["type"], "action_id": action_id, "block_id": "b", "action_ts": at}
    if "value" in element:
        action["value"] = element["value"]
    return {
        "type": "block_actions",
        **BY_A_PERSON,
        "trigger_id": "1.2.x",
        "container": {"type": "view", "view_id": "V1"},
        "view": {**view, "id": "V1", "hash": hash_},
        "actions": [{**action, **more}],
    }


def chosen(value: str) -> dict[str, Any]:
    """Give the field of an action of a menu."""
    return {"selected_option": {"value": value, "text": {"type": "plain_text", "text": "…"}}}


def submitted(view: dict[str, Any], **values: dict[str, Any]) -> dict[str, Any]:
    """Tell that a modal was submitted (docs.slack.dev: view_submission)."""
    state = {f"search:{name}": {f"search:{name}": value} for name, value in values.items()}
    return {
        "type": "view_submission",
        **BY_A_PERSON,
        "view": {**view, "id": "V1", "hash": "h1", "state": {"values": state}},
    }


async def hear(bot: Bot, body: dict[str, Any]) -> dict[str, Any]:
    """Hand in a payload, wait for what follows beside, and return what the acknowledgement says."""
    response = await bot.hear(body)
    assert response.status == 200
    await bot.desk.background.drain(5)
    return dict(json.loads(response.body)) if response.body else {}


def elements(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every element of a view."""
    for block in view["blocks"]:
        yield from block.get("elements", ())
        yield from (block[name] for name in ("element", "accessory") if name in block)


def words(view: dict[str, Any]) -> str:
    """Return everything that a view says."""
    return "\n".join(_texts(view["blocks"]))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "text" and isinstance(each, str):
                yield each
            else:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
