"""What Slack says: to the bot's token, of its scopes, and of Socket Mode."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.exits import WANTING, TokenRefusedError
from bot.introduction import open_socket, who_are_we
from bot.modes import Token
from bot.operations.doctor.finding import Finding, failed, not_tried, passed
from bot.operations.doctor.probe import WITHIN, probe
from bot.operations.doctor.route import route_to
from bot.operations.doctor.subject import Subject
from bot.operations.doctor.tokens import misfit
from bot.operations.doctor.unreached import unreached
from bot.operations.manifest import SCOPES
from bot.web_api import NETWORK_ERRORS, error_name, open_session, web_client

_TROUBLE: Final = (SlackApiError, *NETWORK_ERRORS)
_LATER: Final = "Slack has trouble of its own: try again in some minutes, and see https://slack-status.com."
_SOCKET_MODE: Final = "In the Slack app's settings, under Socket Mode, “Enable Socket Mode” is to be on."


@asynccontextmanager
async def _client(subject: Subject) -> AsyncIterator[AsyncWebClient]:
    async with asyncio.timeout(WITHIN), open_session() as session:
        token = subject.known.get("SLACK_BOT_TOKEN")
        yield web_client(session, subject.api_url or "", token, retries=False)


def _unusable(name: Token, values: Mapping[str, str]) -> str:
    """Say why Slack is not asked about a token; "" when it can be."""
    if name not in values:
        return f"{name} is not set"
    return f"{name} holds something else" if misfit(name, values) else ""


async def workspace(subject: Subject) -> Finding:
    """Ask Slack whether it takes the bot's token, and whose it is (auth.test)."""
    if reason := _unusable("SLACK_BOT_TOKEN", subject.known):
        return not_tried(reason)
    try:
        async with _client(subject) as client:
            answer = await who_are_we(client)
    except TokenRefusedError as error:
        return failed("Slack does not take the bot's token", *error.problems)
    except _TROUBLE as error:
        return _trouble(error)
    team, user = answer.get("team") or answer.get("team_id"), answer.get("user") or answer.get("user_id")
    details = {name: answer.get(name, "") for name in ("team", "team_id", "user", "user_id", "url")}
    return passed(f"{team}, as @{user}", details)


async def scopes(subject: Subject) -> Finding:
    """Hold the scopes that Slack gave to the token against those that the manifest asks for, and why it does."""
    try:
        async with _client(subject) as client:
            given = _scopes_in(await who_are_we(client))
    except (*_TROUBLE, TokenRefusedError):
        return not_tried("Slack did not answer once more")
    if given is None:
        return not_tried("Slack's answer names no scopes")
    return _held_against(SCOPES, given)


def _scopes_in(answer: AsyncSlackResponse) -> list[str] | None:
    """Read the header X-OAuth-Scopes (docs.slack.dev: "auth.test"); None: it is not there."""
    headers: Mapping[str, Any] = answer.headers
    said = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), None)
    return None if said is None else [scope.strip() for scope in str(said).split(",") if scope.strip()]


def _held_against(wanted: Mapping[str, str], given: list[str]) -> Finding:
    missing = [{"scope": scope, "feature": feature} for scope, feature in wanted.items() if scope not in given]
    besides = [scope for scope in given if scope not in wanted]
    details = {"given": given, "missing": missing, "besides": besides}
    if missing:
        return failed(
            f"{len(missing)} of {len(wanted)} missing: {', '.join(lack['scope'] for lack in missing)}",
            *(f"{lack['scope']} is for {lack['feature']}.".replace("`", "") for lack in missing),
            "Add them in the Slack app's settings (OAuth & Permissions, Bot Token Scopes; or App Manifest, with what "
            "“kzturk manifest” prints), install the app again, and copy the token again.",
            details=details,
        )
    more = f"; {', '.join(besides)} besides, which kzturk does not use" if besides else ""
    return passed(f"all {len(wanted)} that the manifest asks for{more}", details)


async def socket_mode(subject: Subject) -> Finding:
    """Ask Slack for a socket's address (apps.connections.open), and see whether its host is reached.

    No socket is opened: Slack would send it a part of the questions.
    """
    if reason := _unusable("SLACK_APP_TOKEN", subject.known):
        return not_tried(reason)
    try:
        async with _client(subject) as client:
            address = await open_socket(client, subject.known["SLACK_APP_TOKEN"])
    except TokenRefusedError as error:
        return failed("Slack gives no socket", *error.problems, _SOCKET_MODE)
    except _TROUBLE as error:
        return _trouble(error)
    return await _reached(address)


async def _reached(address: str) -> Finding:
    """See whether the host is reached that the socket would be on, without the ticket that opens it."""
    parts = urlsplit(address)
    url = f"{'https' if parts.scheme == 'wss' else 'http'}://{parts.netloc}/"
    route = route_to(url)
    try:
        await probe(url, route, method="GET")
    except (*NETWORK_ERRORS, ValueError) as error:
        return unreached(error, route)
    return passed(f"allowed, and {route.host} is reached {route.told}", {"host": route.host})


def _trouble(error: Exception) -> Finding:
    """Tell of Slack's own trouble, or of a connection that broke off."""
    name = error_name(error) if isinstance(error, SlackApiError) else type(error).__name__
    return failed(f"Slack gives no answer to that ({name})", _LATER, exit_status=WANTING, details={"error": name})
