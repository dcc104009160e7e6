"""Where in Slack something was done, told from its payload: what is counted is counted by these names."""

from collections.abc import Mapping
from typing import Any, Final

OTHER: Final = "other"
_EVENTS: Final = {"app_mention": "mention", "message": "direct_message", "app_home_opened": "home"}
_INTERACTIONS: Final = {
    "shortcut": "global_shortcut",
    "message_action": "message_shortcut",
    "block_suggestion": "suggestions",
    "view_submission": "modal",
}
_VIEWS: Final = {"home": "home", "modal": "modal"}
SURFACES: Final = ("slash", *_EVENTS.values(), *dict.fromkeys(_INTERACTIONS.values()), "button", OTHER)


def surface_of(payload: Mapping[str, Any]) -> str:
    """Name the surface that a payload comes from, one of SURFACES (docs.slack.dev: events, commands, interactions)."""
    if "command" in payload:
        return "slash"
    if event := payload.get("event"):
        return _EVENTS.get(str(event.get("type")), OTHER)
    kind = payload.get("type")
    if kind == "block_actions":
        return _VIEWS.get(str((payload.get("view") or {}).get("type")), "button")
    return _INTERACTIONS.get(str(kind), OTHER)
