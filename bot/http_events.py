"""Signed HTTP delivery: /slack/events takes what Slack posts and nothing else."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.intake import Intake

PATH = "/slack/events"
READ_WITHIN = 10.0  # seconds; Slack sends at once, and waits three seconds for the answer
_EVENTS = "application/json"  # commands and interactions come as forms
LARGEST_BODY = 1_000_000  # bytes; views of 250 kB are the largest thing that Slack documents


def slack_routes(app: AsyncApp, signing_secret: str, intake: Intake) -> list[web.RouteDef]:
    """Make the route. The signature is checked before anything is parsed: what is not Slack's can break nothing."""
    verifier = SignatureVerifier(signing_secret)

    async def receive(request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(READ_WITHIN):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        except (web.RequestPayloadError, ConnectionError):  # not compressed as its header says, or cut short
            return web.Response(status=400)
        if not _is_signed(verifier, body, request):
            return web.Response(status=401)
        is_event = request.content_type == _EVENTS
        if is_event and not intake.closed and intake.knows(_payload(body)):
            return web.Response()
        async with intake.turn(patient=is_event) as mine:
            return await _dispatch(app, body, request) if mine else web.Response(status=503)

    return [web.post(PATH, receive)]


def _payload(body: bytes) -> dict[str, Any]:
    """Read an event; what cannot be read is left for Bolt to refuse."""
    try:
        payload: dict[str, Any] = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return payload


async def _dispatch(app: AsyncApp, body: bytes, request: web.Request) -> web.StreamResponse:
    try:
        parsed = _bolt_request(body, request)
    except (ValueError, RecursionError):  # no JSON
        return web.Response(status=400)
    return await to_aiohttp_response(await app.async_dispatch(parsed))


def _is_signed(verifier: SignatureVerifier, body: bytes, request: web.Request) -> bool:
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    try:
        return verifier.is_valid(body, timestamp, signature)
    except (TypeError, ValueError):  # no number, no UTF-8, a signature that is not ASCII
        return False


def _bolt_request(body: bytes, request: web.Request) -> AsyncBoltRequest:
    headers: dict[str, str | Sequence[str]] = dict(request.headers)
    return AsyncBoltRequest(body=body.decode(), query=request.query_string, headers=headers)
