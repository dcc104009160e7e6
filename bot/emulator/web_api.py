"""The Web API over HTTP: /api/<method> with a form or JSON, answered as Slack answers (docs.slack.dev: "Web API")."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp import web

from bot.emulator import cast
from bot.emulator.chat import Chat, RateLimitedError
from bot.emulator.content import RefusedError, read_object
from bot.emulator.credentials import Credentials
from bot.emulator.methods import ALWAYS, CUSTOMIZE_SCOPE, CUSTOMIZING, METHODS, Method
from bot.emulator.records import Call, Json
from bot.emulator.workspace import Workspace

Handler = Callable[[Json], Json]


@dataclass(slots=True)
class WebApi:
    """Answers calls. `scopes` are those of the manifest; `open_connection` returns the address of a new socket."""

    workspace: Workspace
    credentials: Credentials
    scopes: tuple[str, ...]
    chat: Chat
    open_connection: Callable[[], str]
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
        }

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one call and put it on record."""
        name = request.match_info["method"]
        arguments: Json = {}
        headers: dict[str, str] = {}
        status = 200
        try:
            arguments, token = await _read(request)
            body = {"ok": True, **self._answer(name, request.method, arguments, token)}
        except RefusedError as refused:
            body = refused.response()
        except RateLimitedError as limited:
            status, headers["Retry-After"] = 429, str(limited.seconds)
            body = {"ok": False, "error": "ratelimited"}
        self.workspace.record(Call(name, arguments, status, body, self.workspace.clock()))
        return web.json_response(body, status=status, headers=headers | self._scope_headers(name))

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
        if kind not in method.tokens:
            raise RefusedError("not_allowed_token_type")
        return kind

    def _check_scope(self, method: Method, arguments: Json) -> None:
        needed = [method.scope] if method.scope else []
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
