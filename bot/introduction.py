"""The first words with Slack: is each token good, and who are we? What a person must mend is told in a sentence."""

from dataclasses import dataclass
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.exits import TokenRefusedError
from bot.web_api import error_name

# Slack's own trouble: it may go away by itself (docs.slack.dev: auth.test and apps.connections.open, errors).
_PASSING: Final = {
    "accesslimited",
    "fatal_error",
    "internal_error",
    "rate_limited",
    "ratelimited",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
}
_CURES: Final = {
    "access_denied": "the workspace does not allow it: ask its administrators.",
    "account_inactive": "the app was removed from the workspace, or the workspace is gone: install the app again.",
    "forbidden_team": "the workspace may not use this: ask its administrators, or run kzturk over HTTP.",
    "missing_scope": "it lacks a scope: add what the manifest names (“kzturk manifest”), and install the app again.",
    "not_allowed_token_type": "it is another kind of token than is needed here: copy the right one.",
    "org_login_required": "the workspace is being moved to an organisation: try again when that is done.",
    "token_expired": "token rotation is on for the app: kzturk needs an app without it.",
    "token_revoked": "it has been revoked: install the app again and copy the new one.",
}
_OTHERWISE: Final = "copy it again from the Slack app's settings."
_NEEDS_SCOPE: Final = "it lacks the scope connections:write: make an app-level token with it."


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace."""

    team_id: str
    bot_user_id: str
    bot_id: str


async def introduce(client: AsyncWebClient) -> Identity:
    """Ask Slack who we are. Raises TokenRefusedError, or SlackApiError when Slack has trouble of its own."""
    answer = await who_are_we(client)
    team, user, bot = (str(answer.get(name) or "") for name in ("team_id", "user_id", "bot_id"))
    return Identity(team, user, bot)


async def who_are_we(client: AsyncWebClient) -> AsyncSlackResponse:
    """Ask the same, and return Slack's whole answer with its headers. Raises as `introduce` does."""
    try:
        return await client.auth_test()
    except SlackApiError as error:
        _raise_if_refused("SLACK_BOT_TOKEN", error)
        raise


async def open_socket(client: AsyncWebClient, app_token: str) -> str:
    """Ask Slack for the address of a socket, to be used once. Raises as `introduce` does."""
    try:
        answer = await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        _raise_if_refused("SLACK_APP_TOKEN", error)
        raise
    return str(answer["url"])


def _raise_if_refused(setting: str, error: SlackApiError) -> None:
    name = error_name(error)
    if name in _PASSING or name.startswith("http_"):
        return
    cure = _CURES.get(name, _OTHERWISE)
    if name == "missing_scope" and setting == "SLACK_APP_TOKEN":
        cure = _NEEDS_SCOPE
    raise TokenRefusedError(f"Slack refuses {setting} ({name}): {cure}") from None
