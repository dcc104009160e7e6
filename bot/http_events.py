"""Signed HTTP delivery: /slack/events takes what Slack posts and nothing else."""

import asyncio
import logging
import re
import time
from collections.abc import Sequence
from typing import Any, Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.internals import parse_body
from slack_sdk.signature import SignatureVerifier

from bot.intake import Intake, sender_of
from bot.operations.logs import fields
from bot.operations.seldom import Seldom
from bot.payloads import acknowledged, is_sound
from bot.surfaces import surface_of

log = logging.getLogger(__name__)

PATH = "/slack/events"
READ_WITHIN = 10.0  # seconds; Slack sends at once, and waits three seconds for the answer
_EVENTS = "application/json"  # commands and interactions come as forms
_SKEW: Final = 300  # seconds: docs.slack.dev, "Verifying requests from Slack"
_TIMESTAMP: Final = re.compile(r"\d{1,12}")
LARGEST_BODY = 1_000_000  # bytes; views of 250 kB are the largest thing that Slack documents


def slack_routes(app: AsyncApp, signing_secret: str, intake: Intake) -> list[web.RouteDef]:
    """Make the route. The signature is checked before anything is parsed: what is not Slack's can break nothing."""
    verifier, seldom = SignatureVerifier(signing_secret), Seldom()

    async def receive(request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(READ_WITHIN):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        except (web.RequestPayloadError, ConnectionError):  # not compressed as its header says, or cut short
            return web.Response(status=400)
        if not _is_signed(verifier, body, request):
            _log_unsigned(request, seldom)
            return web.Response(status=401)
        if (payload := _payload(body, request)) is None:
            log.warning("payload_odd %s", fields(kind=request.content_type))
            return web.Response(status=400)
        is_event = request.content_type == _EVENTS
        if is_event and _is_known(payload, intake, request):
            return web.Response()
        with intake.metrics.acknowledging(surface_of(payload)):
            async with intake.turn(sender_of(payload), patient=is_event) as mine:
                return await _dispatch(app, payload, body, request) if mine else web.Response(status=503)

    return [web.post(PATH, receive)]


def _is_known(payload: dict[str, Any], intake: Intake, request: web.Request) -> bool:
    known = not intake.closed and intake.knows(payload)
    intake.metrics.delivered(known=known, retry=request.headers.get("X-Slack-Retry-Num"))
    return known


def _payload(body: bytes, request: web.Request) -> dict[str, Any] | None:
    """Read a payload as Bolt does. None: it is not such as Slack sends."""
    try:
        payload = parse_body(body.decode(), request.content_type)
    except (ValueError, RecursionError):  # no JSON
        return None
    return payload if is_sound(payload) else None


async def _dispatch(app: AsyncApp, payload: dict[str, Any], body: bytes, request: web.Request) -> web.StreamResponse:
    response = await app.async_dispatch(_bolt_request(body, request))
    return await to_aiohttp_response(acknowledged(payload, response))


def _is_signed(verifier: SignatureVerifier, body: bytes, request: web.Request) -> bool:
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    try:
        return verifier.is_valid(body, timestamp, signature)
    except (TypeError, ValueError):  # no number, no UTF-8, a signature that is not ASCII
        return False


def _log_unsigned(request: web.Request, seldom: Seldom) -> None:
    """Log why, once a minute for each reason: a clock that is wrong, a wrong secret, or somebody else's request."""
    timestamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
    why: dict[str, object] = {"reason": "signature"}
    if not (signature and _TIMESTAMP.fullmatch(timestamp)):
        why = {"reason": "no_headers"}
    elif abs(skew := int(timestamp) - int(time.time())) > _SKEW:
        why = {"reason": "clock", "skew": skew}
    if seldom.due(str(why["reason"])):
        log.warning("not_signed %s", fields(**why))


def _bolt_request(body: bytes, request: web.Request) -> AsyncBoltRequest:
    headers: dict[str, str | Sequence[str]] = dict(request.headers)
    return AsyncBoltRequest(body=body.decode(), query=request.query_string, headers=headers)
