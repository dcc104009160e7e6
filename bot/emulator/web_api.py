"""The Web API over HTTP: /api/<method> with a form or JSON, answered as Slack answers (docs.slack.dev: "Web API")."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl

from aiohttp import web

from bot.emulator import cast
from bot.emulator.assistant import Assistant
from bot.emulator.breaking import Answer, broken_page, hang_up, through
from bot.emulator.chat import Chat, RateLimitedError
from bot.emulator.content import RefusedError, read_object
from bot.emulator.credentials import Credentials
from bot.emulator.explaining import explain
from bot.emulator.faults import Faults
from bot.emulator.methods import ALWAYS, CUSTOMIZE_SCOPE, CUSTOMIZING, METHODS, Method
from bot.emulator.records import Call, Json
from bot.emulator.view_methods import ViewMethods
from bot.emulator.workspace import Workspace

Handler = Callable[[Json], Json]


@dataclass(slots=True)
class _Calling:
    """One call while it is answered. `unread`: why its body could not be read; `detail`: why it is refused."""

    name: str
    verb: str
    arguments: Json = field(default_factory=dict)
    token: str | None = field(default=None, repr=False)
    unread: RefusedError | None = None
    detail: str = ""


@dataclass(slots=True)
class WebApi:
    """Answers calls. `scopes` are those of the manifest; `open_connection` returns the address of a new socket."""

    workspace: Workspace
    credentials: Credentials
    scopes: tuple[str, ...]
    chat: Chat
    views: ViewMethods
    assistant: Assistant
    open_connection: Callable[[], str]
    faults: Faults
    _handlers: dict[str, Handler] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._handlers = {
            "api.test": lambda arguments: {"args": arguments} if arguments else {},
            "apps.connections.open": lambda _: {"url": self.open_connection()},
            "chat.postMessage": self.chat.post_message,
            "chat.postEphemeral": self.chat.post_ephemeral,
            "chat.update": self.chat.update,
            "chat.delete": self.chat.delete,
            "chat.getPermalink": self.chat.get_permalink,
            "views.open": self.views.open,
            "views.push": self.views.push,
            "views.update": self.views.update,
            "views.publish": self.views.publish,
            "assistant.threads.setSuggestedPrompts": self.assistant.set_suggested_prompts,
            "assistant.threads.setStatus": self.assistant.set_status,
        }

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one call and put it on record."""
        name = request.match_info["method"]
        trouble = self.faults.of_call(name)
        call = _Calling(name, request.method)
        try:
            call.arguments, call.token = await _read(request)
        except RefusedError as error:
            call.unread = error
        status, body, headers = await through(trouble, lambda: self._done(call))
        detail = "" if body["ok"] else call.detail or f"On purpose: {body['error']}."
        now = self.workspace.clock()
        self.workspace.record(Call(name, call.arguments, status, body, now, f"C{secrets.token_hex(6)}", detail))
        if not status:
            return hang_up(request)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return broken_page(status)
        return web.json_response(body, status=status, headers=headers | self._scope_headers(name))

    def _done(self, call: _Calling) -> Answer:
        try:
            if call.unread:
                raise call.unread
            return HTTPStatus.OK, {"ok": True, **self._answer(call.name, call.verb, call.arguments, call.token)}, {}
        except RefusedError as refused:
            call.detail = explain(refused, call.arguments) or refused.error
            return HTTPStatus.OK, refused.response(), {}
        except RateLimitedError as limited:
            call.detail = f"One message a second in a channel: try again after {limited.seconds} s."
            body = {"ok": False, "error": "ratelimited"}
            return HTTPStatus.TOO_MANY_REQUESTS, body, {"Retry-After": str(limited.seconds)}

    def _answer(self, name: str, verb: str, arguments: Json, token: str | None) -> Json:
        method = METHODS.get(name)
        if method is None:
            raise RefusedError("unknown_method", extra={"req_method": name})
        kind = self._authorize(method, token)
        if verb not in method.verbs:
            raise RefusedError("insecure_request")
        self._check_scope(method, arguments)
        if not method.built:
            raise RefusedError("unknown_method", extra={"req_method": name})
        if method.arguments is not None and (unknown := sorted(arguments.keys() - method.arguments - ALWAYS)):
            messages = [f"[ERROR] unknown argument: {each}" for each in unknown]
            raise RefusedError("invalid_arguments", extra={"response_metadata": {"messages": messages}})
        return _who(kind) if name == "auth.test" else self._handlers[name](arguments)

    def _authorize(self, method: Method, token: str | None) -> str | None:
        if not method.tokens:
            return None
        if token is None:
            raise RefusedError("not_authed")
        kind = self.credentials.kind_of(token)
        if kind is None:
            raise RefusedError("invalid_auth")
        if error := self.faults.tokens.get(kind):
            raise RefusedError(error)
        if kind not in method.tokens:
            raise RefusedError("not_allowed_token_type")
        return kind

    def _check_scope(self, method: Method, arguments: Json) -> None:
        needed = [method.scope] if method.scope and method.or_scope not in self.scopes else []
        if CUSTOMIZING & arguments.keys():
            needed.append(CUSTOMIZE_SCOPE)
        missing = [scope for scope in needed if scope not in self.scopes]
        if missing:
            raise RefusedError("missing_scope", extra={"needed": missing[0], "provided": ",".join(self.scopes)})

    def _scope_headers(self, name: str) -> dict[str, str]:
        method = METHODS.get(name)
        needed = {"X-Accepted-OAuth-Scopes": method.scope} if method and method.scope else {}
        return {"X-OAuth-Scopes": ",".join(self.scopes), **needed}


async def _read(request: web.Request) -> tuple[Json, str | None]:
    """Return a call's arguments and its token, which stands in the Authorization header or in the form."""
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = bearer.strip() if scheme.lower() == "bearer" else None
    body = await request.read()
    if request.content_type == "application/json":
        return dict(request.query) | read_object(body or b"{}"), token
    arguments = dict(request.query) | _read_form(request.content_type, body)
    in_form = arguments.pop("token", None)
    return arguments, token or in_form


def _read_form(content_type: str, body: bytes) -> dict[str, str]:
    if not body:
        return {}
    if content_type != "application/x-www-form-urlencoded":
        raise RefusedError("invalid_post_type")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        raise RefusedError("invalid_form_data") from None


def _who(kind: str | None) -> Json:
    if kind == "app":
        return {"app_name": "kzturk", "app_id": cast.APP_ID}
    return {
        "url": f"https://{cast.TEAM_DOMAIN}.slack.com/",
        "team": cast.TEAM_NAME,
        "user": "kzturk",
        "team_id": cast.TEAM_ID,
        "user_id": cast.BOT_USER_ID,
        "bot_id": cast.BOT_ID,
        "is_enterprise_install": False,
    }
