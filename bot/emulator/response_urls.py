"""response_urls: addresses at which the app may answer an interaction, a few times and not for long."""

import secrets
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Literal

from aiohttp import web

from bot.emulator import cast
from bot.emulator.breaking import Answer, hang_up, through
from bot.emulator.changes import Message
from bot.emulator.content import Content, RefusedError, read_content, read_object
from bot.emulator.explaining import explain
from bot.emulator.faults import Faults
from bot.emulator.posting import FIELDS, check_fields, ephemeral_or_public
from bot.emulator.records import Call, Json
from bot.emulator.settings import Settings
from bot.emulator.workspace import Workspace

Family = Literal["commands", "actions", "app"]

NAME = "response_url"  # by which such calls go on record

_DEAD = {"expired_url", "used_url"}
_FIELDS = FIELDS | {"replace_original", "delete_original"}


@dataclass(slots=True)
class ResponseUrl:
    """One address: who interacted where, with which message, and how often the address was used."""

    user: str
    channel: str
    original: Message | None
    born: float
    uses: int = 0


@dataclass(slots=True)
class ResponseUrls:
    """All addresses that were handed out in a workspace (docs.slack.dev: "Handling user interaction")."""

    workspace: Workspace
    settings: Settings
    faults: Faults
    _known: dict[str, ResponseUrl] = field(default_factory=dict)

    def issue(self, family: Family, user: str, channel: str, original: Message | None = None) -> str:
        """Make a new address and return its path: "/commands/TKZTURK01/1234567890123/secret"."""
        path = f"/{family}/{cast.TEAM_ID}/{10**12 + secrets.randbelow(10**12)}/{secrets.token_urlsafe(18)}"
        now = self.workspace.clock()
        self._known = {
            known: url for known, url in self._known.items() if now - url.born <= self.settings.response_url_seconds
        }
        self._known[path] = ResponseUrl(user, channel, original, now)
        return path

    def answered(self, path: str, message: Message) -> None:
        """Remember the message that the ack itself made: a later `replace_original` is about that one."""
        self._known[path].original = message

    async def handle(self, request: web.Request) -> web.Response:
        """Serve the addresses: "ok", or 404 for a dead address and 400 for what cannot be shown."""
        sent = await request.read()
        trouble = self.faults.of_call(NAME)
        fields: Json = {}
        detail = ""

        def done() -> Answer:
            nonlocal fields, detail
            try:
                fields = read_object(sent)
                self.use(request.path, fields)
            except RefusedError as refused:
                detail = explain(refused, fields)
                status = HTTPStatus.NOT_FOUND if refused.error in _DEAD else HTTPStatus.BAD_REQUEST
                return status, refused.response(), {}
            return HTTPStatus.OK, {"ok": True}, {}

        status, body, headers = await through(trouble, done)
        now = self.workspace.clock()
        self.workspace.record(Call(NAME, fields, status, body, now, f"R{secrets.token_hex(6)}", detail))
        if not status:
            return hang_up(request)
        return web.Response(text="ok") if body["ok"] else web.json_response(body, status=status, headers=headers)

    def use(self, path: str, fields: Json) -> None:
        """Do what the app asks for at an address. Raises RefusedError in Slack's words."""
        url = self._known.get(path)
        if url is None or self.workspace.clock() - url.born > self.settings.response_url_seconds:
            raise RefusedError("expired_url")
        if url.uses >= self.settings.response_url_uses:
            raise RefusedError("used_url")
        url.uses += 1
        check_fields(fields, _FIELDS)
        original = self._original(url)
        if fields.get("delete_original") is True and original:
            self.workspace.remove(original)
        elif fields.get("replace_original") is True and original:
            _replace(self.workspace, original, read_content(fields))
        elif not fields.get("delete_original"):
            posted = ephemeral_or_public(self.workspace, url.user, url.channel, fields)
            url.original = url.original or posted

    def _original(self, url: ResponseUrl) -> Message | None:
        return self.workspace.message(url.channel, url.original.ts) if url.original else None


def _replace(workspace: Workspace, original: Message, content: Content) -> None:
    workspace.replace(replace(original, text=content.text or "", blocks=content.blocks or ()))
