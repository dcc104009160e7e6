"""What Slack's refusals mean, and what a broken connection does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientConnectorError
from slack_sdk.errors import SlackApiError

from bot.web_api import error_name, retry_after

# Names of errors in docs.slack.dev: chat.postMessage, chat.postEphemeral, chat.update.
PASSING: Final = {
    *("accesslimited", "fatal_error", "internal_error", "request_timeout", "service_unavailable"),
    *("team_added_to_org", "external_channel_migrating"),
}
CURES: Final[Mapping[str, str]] = {  # what the operator can do; until then nothing can be sent
    "access_denied": "allow the app in the workspace's settings",
    "account_inactive": "install the app again: it was removed from the workspace",
    "invalid_auth": "copy SLACK_BOT_TOKEN again from the app's settings, and restart",
    "missing_scope": "add the scopes that “kzturk manifest” names, install the app again, and restart",
    "no_permission": "add the scopes that “kzturk manifest” names, install the app again, and restart",
    "not_allowed_token_type": "set SLACK_BOT_TOKEN to the bot's token, xoxb-…, and restart",
    "not_authed": "set SLACK_BOT_TOKEN, and restart",
    "org_login_required": "wait until the workspace has moved to its organisation",
    "team_access_not_granted": "let the organisation's owner allow the app in the workspace",
    "token_expired": "turn token rotation off in an app made anew",
    "token_revoked": "install the app again, set the new SLACK_BOT_TOKEN, and restart",
}
RESPONSE_URL: Final = "response_url"  # the name that we give to its refusal
REPEATED: Final = "duplicate_message_not_found"  # of a client_msg_id: a message with it was there before
UNFIT_BLOCKS: Final = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
ABSENT: Final = {"channel_not_found", "not_in_channel", "user_not_in_channel", "team_not_found"}
ARCHIVED: Final = {"is_archived"}
GONE: Final = {  # of chat.update: the post is not there, or not ours to change, and never will be
    *("message_not_found", "cant_update_message", "edit_window_closed"),
    *("channel_not_found", "is_archived", "not_in_channel"),
}
RESTRICTED: Final = {
    *("restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel"),
    *("restricted_action_non_threadable_channel", "restricted_action_thread_locked", "ekm_access_denied"),
    *("messages_tab_disabled"),
}
_LIMITED, _BROKEN = 429, 500


@dataclass(frozen=True, slots=True)
class Limited:
    """Too much at once: Slack says after how many seconds to go on."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody answered, or Slack has trouble of its own: then `answered`.

    `unsent`: it surely was not sent; else that is unknown.
    """

    reason: str
    unsent: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack says no. `reason`: the name of its error, or "response_url"."""

    reason: str


class NotSentError(Exception):
    """An attempt failed."""

    def __init__(self, failure: Limited | Away | Refused) -> None:
        self.failure = failure
        super().__init__(failure)


def failure_of(error: Exception) -> Limited | Away | Refused:
    """Tell what an error of a call means: SlackApiError, or one of web_api.NETWORK_ERRORS."""
    if not isinstance(error, SlackApiError):
        return Away(type(error).__name__, unsent=isinstance(error, ClientConnectorError))
    name, status = error_name(error), getattr(error.response, "status_code", 0)
    if status == _LIMITED or name in {"ratelimited", "rate_limited"}:
        return Limited(retry_after(error.response.headers))
    if name in PASSING or status >= _BROKEN or name.startswith("http_"):
        return Away(name, answered=name in PASSING or status >= _BROKEN)  # else whoever stands between us and Slack
    return Refused(name)


def failure_of_status(status: int, headers: Mapping[str, str]) -> Limited | Away | Refused:
    """Tell what the status of a response_url means when it is not 200: 404 and 410 say that it is used up or old."""
    if status == _LIMITED:
        return Limited(retry_after(headers))
    return Away(f"http_{status}", answered=True) if status >= _BROKEN else Refused(RESPONSE_URL)
