"""Payloads as Slack sends them, with the fields that matter here (docs.slack.dev)."""

from typing import Any

BY_A_PERSON = {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}}
PUBLIC = {"type": "message", "channel_id": "C1", "message_ts": "1.1", "is_ephemeral": False}
PRIVATE = PUBLIC | {"is_ephemeral": True}


def event(said: dict[str, Any], event_id: str = "Ev1") -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": said}


def mention(text: str = "<@U0BOT> fact education", **more: object) -> dict[str, Any]:
    return event({"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.1", "text": text, **more})


def direct(text: str = "fact education", **more: object) -> dict[str, Any]:
    said = {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "1.1", "text": text}
    return event({**said, **more})


def command(text: str = "fact education", name: str = "/kzturk") -> dict[str, Any]:
    return {"command": name, "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1", "response_url": "u"}


def press(value: str | None = "education", **more: object) -> dict[str, Any]:
    action = {"type": "button", "action_id": "open:education", "block_id": "b", "action_ts": "2.2", "value": value}
    return {
        "type": "block_actions",
        **BY_A_PERSON,
        "channel": {"id": "C1"},
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.1"},
        "response_url": "https://hooks.example/actions/1",
        "actions": [action],
        **more,
    }


def used(
    action_id: str, value: str | None, ts: str = "2.2", container: dict[str, Any] = PUBLIC, **more: object
) -> dict[str, Any]:
    action = {"type": "button", "action_id": action_id, "block_id": "b", "action_ts": ts, "value": value}
    return press(container=container, trigger_id="1.2.3", actions=[action | more])
