"""Signed HTTP delivery: the same payloads, posted to the app's request URL (docs.slack.dev: "Verifying requests")."""

import asyncio
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

import aiohttp

from bot.emulator.delivery import NotDeliveredError
from bot.emulator.records import Envelope, Json
from bot.emulator.settings import Settings
from bot.emulator.workspace import Workspace

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


@dataclass(slots=True)
class HttpDelivery:
    """Posts envelopes to `url`, once that is set; `deaf`: they get lost on the way.

    `verification_token` is the old secret of url_verification.
    """

    workspace: Workspace
    settings: Settings
    signing_secret: str = field(repr=False)
    verification_token: str = field(repr=False)
    url: str = ""
    deaf: bool = False
    _session: aiohttp.ClientSession | None = None

    async def send(self, envelope: Envelope) -> object:
        """Post an envelope and return what the answer carries. Raises NotDeliveredError."""
        if self.deaf:
            await asyncio.sleep(self.settings.ack_seconds)
            raise NotDeliveredError("http_timeout")
        body, content_type = encode(envelope)
        retry = {"X-Slack-Retry-Num": str(envelope.retry_attempt), "X-Slack-Retry-Reason": envelope.retry_reason}
        status, headers, text = await self._post(body, content_type, retry if envelope.retry_attempt else {})
        below = HTTPStatus.MULTIPLE_CHOICES if envelope.type == "events_api" else HTTPStatus.CREATED
        if HTTPStatus.OK <= status < below:
            return _content(headers.get("Content-Type", ""), text)
        raise NotDeliveredError("http_error", final=headers.get("X-Slack-No-Retry") == "1")

    async def verify(self) -> None:
        """Send the challenge that Slack sends when a request URL is set. Raises NotDeliveredError when it fails."""
        challenge = secrets.token_urlsafe(32)
        payload = {"token": self.verification_token, "challenge": challenge, "type": "url_verification"}
        status, headers, text = await self._post(json.dumps(payload), JSON, {})
        content = _content(headers.get("Content-Type", ""), text)
        given = content.get("challenge", content.get("text")) if isinstance(content, dict) else None
        if status != HTTPStatus.OK or given != challenge:
            raise NotDeliveredError("url_verification_failed", final=True)

    async def close(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    async def _post(self, body: str, content_type: str, more: dict[str, str]) -> tuple[int, Mapping[str, str], str]:
        self._session = self._session or aiohttp.ClientSession()
        stamp = str(int(self.workspace.clock()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": USER_AGENT,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": sign(self.signing_secret, stamp, body),
            **more,
        }
        limit = aiohttp.ClientTimeout(total=self.settings.ack_seconds)
        try:
            request = self._session.post(
                self.url, data=body.encode(), headers=headers, timeout=limit, allow_redirects=False
            )
            async with request as response:
                return response.status, response.headers, await response.text()
        except TimeoutError:
            raise NotDeliveredError("http_timeout") from None
        except aiohttp.ClientError:
            raise NotDeliveredError("connection_failed") from None


def sign(secret: str, stamp: str, body: str) -> str:
    """Make the v0 signature of a request body sent at `stamp` (seconds since 1970)."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()


def encode(envelope: Envelope) -> tuple[str, str]:
    """Return the body of an envelope's request and its content type."""
    if envelope.type == "slash_commands":
        return urlencode(envelope.payload), FORM
    if envelope.type == "interactive":
        return urlencode({"payload": json.dumps(envelope.payload)}), FORM
    return json.dumps(envelope.payload), JSON


def _content(content_type: str, text: str) -> Json | None:
    if not text:
        return None
    if content_type.startswith(JSON):
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            raise NotDeliveredError("http_error") from None
        return content if isinstance(content, dict) else None
    return {"text": text}
