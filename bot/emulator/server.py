"""The emulator as a whole: its parts put together, its routes, its start and its end."""

import asyncio
from typing import Self

from aiohttp import web

from bot.emulator.acting import Acting
from bot.emulator.assistant import Assistant
from bot.emulator.changes import Change, Switched
from bot.emulator.chat import Chat
from bot.emulator.credentials import Credentials
from bot.emulator.delivery import Delivery
from bot.emulator.doing import Doing
from bot.emulator.events import Events
from bot.emulator.faults import Faults
from bot.emulator.guard import Guard, check_loopback
from bot.emulator.http_delivery import HttpDelivery
from bot.emulator.interacting import Interacting
from bot.emulator.making_views import ViewMaker
from bot.emulator.page import Page
from bot.emulator.page_acting import PageActing
from bot.emulator.page_protocol import Words
from bot.emulator.records import Call, Envelope, Json
from bot.emulator.response_urls import ResponseUrls
from bot.emulator.settings import Settings
from bot.emulator.shortcuts import Shortcuts
from bot.emulator.socket_mode import SocketMode
from bot.emulator.submitting import Submitting
from bot.emulator.suggesting import Suggesting
from bot.emulator.throttle import Throttle
from bot.emulator.triggers import Triggers
from bot.emulator.view_methods import ViewMethods
from bot.emulator.viewing import Viewing
from bot.emulator.web_api import WebApi
from bot.emulator.workspace import Workspace


class Emulator(Doing):
    """A Slack workspace of our own. Use it as an asynchronous context manager, or add its routes to a server of yours.

    `manifest` is the app's (bot.operations.manifest): its scopes, events and commands are all that the app may use.
    `words` completes the slash command on the page, in the page's language.
    `host` must be this machine's own address, else ValueError; `port` 0 takes any free one.

    What the app needs: `bot_token`, `app_token`, `signing_secret`, `api_url`. What tests look at: `workspace`, and of
    it `calls` (of the Web API) and `envelopes` (attempts to deliver something to the app), oldest first.
    """

    def __init__(
        self,
        *,
        manifest: Json,
        words: Words | None = None,
        settings: Settings | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self.host = check_loopback(host)
        self.settings = settings or Settings()
        self.workspace = Workspace(most_traffic=self.settings.keep_traffic, most_messages=self.settings.keep_messages)
        self.credentials = Credentials()
        self.bot_token = self.credentials.bot_token
        self.app_token = self.credentials.app_token
        self.signing_secret = self.credentials.signing_secret
        self.calls: list[Call] = self.workspace.calls
        self.envelopes: list[Envelope] = self.workspace.envelopes
        self.views = self.workspace.views
        self.guard = Guard(port)
        self.faults = Faults(self.workspace)
        self.sockets = SocketMode(self.workspace, self.settings)
        self._http = HttpDelivery(
            self.workspace, self.settings, self.credentials.signing_secret, self.credentials.verification_token
        )
        self.delivery = Delivery(
            self.workspace, self.settings, self.credentials.verification_token, self.sockets, self.faults
        )
        self.response_urls = ResponseUrls(self.workspace, self.settings, self.faults)
        self._people(manifest, words or {})
        self._changed = asyncio.Event()
        self.workspace.observers += [self._events.observe, self._note]

    def _people(self, manifest: Json, words: Words) -> None:
        workspace = self.workspace
        triggers = Triggers(workspace.clock, self.settings.trigger_seconds)
        maker = ViewMaker(workspace)
        interacting = Interacting(workspace, manifest, self.delivery, self.response_urls, triggers, lambda: self.url)
        suggesting = Suggesting(interacting)
        self._events = Events(workspace, manifest, self.delivery)
        self.acting = Acting(interacting, suggesting)
        self.viewing = Viewing(interacting, Submitting(workspace.views, maker), suggesting)
        self.shortcuts = Shortcuts(interacting, self._events)
        performing = PageActing(self.acting, self.viewing, self.shortcuts, self.faults)
        self.page = Page(
            workspace, performing, manifest, self.guard, self.credentials.page_token, self.delivery.run, words
        )
        features = manifest["features"]
        methods = ViewMethods(workspace, maker, triggers, features["app_home"]["home_tab_enabled"])
        self.api = self._web_api(manifest, methods, Assistant(workspace, agent="agent_view" in features))

    def _web_api(self, manifest: Json, views: ViewMethods, assistant: Assistant) -> WebApi:
        settings = self.settings
        throttle = Throttle(settings.messages_per_second, settings.message_burst, self.workspace.clock)
        scopes = tuple(manifest["oauth_config"]["scopes"]["bot"])
        chat = Chat(self.workspace, settings, throttle)
        return WebApi(
            self.workspace, self.credentials, scopes, chat, views, assistant, self._new_socket_url, self.faults
        )

    def _new_socket_url(self) -> str:
        return f"ws://{self._netloc}/link?ticket={self.sockets.new_ticket()}"

    @property
    def _netloc(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def port(self) -> int:
        """Return the port that it is served on; whoever adds the routes to a server of its own sets it."""
        return self.guard.port

    @port.setter
    def port(self, port: int) -> None:
        self.guard.port = port

    @property
    def url(self) -> str:
        """Return the address of the server, without a slash at the end."""
        return f"http://{self._netloc}"

    @property
    def api_url(self) -> str:
        """Return the Web API's base for SLACK_API_URL and `base_url`."""
        return f"{self.url}/api/"

    @property
    def page_url(self) -> str:
        """Return the secret address of the page."""
        return f"{self.url}/t/{self.credentials.page_token}/"

    @property
    def request_url(self) -> str | None:
        """Return where payloads are posted to; None: they go over sockets."""
        return self._http.url or None

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self._http.url = url or ""
        self.delivery.way = self._http if url else self.sockets
        self.workspace.set_connected(connected=bool(url))

    async def verify_request_url(self) -> None:
        """Challenge the request URL as Slack does before it takes one. Raises NotDeliveredError."""
        await self._http.verify()

    def add_routes(self, app: web.Application) -> None:
        """Serve the emulator in `app` beside its other routes, and close with it. Set `port` once it is known."""
        guarded = self.guard.wrap
        app.add_routes(
            [
                web.route("*", "/api/{method}", guarded(self.api.handle)),
                web.get("/link", guarded(self.sockets.handle)),
                web.post("/{family:commands|actions|app}/{team}/{number}/{secret}", guarded(self.response_urls.handle)),
                *self.page.routes(),
            ]
        )
        app.on_response_prepare.append(self.guard.protect)
        app.on_shutdown.append(self._close)

    async def __aenter__(self) -> Self:
        """Listen. The port is known from here on."""
        app = web.Application()
        self.add_routes(app)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop: sockets are closed, what still runs is ended."""
        await self._runner.cleanup()

    async def _close(self, _: web.Application) -> None:
        await self.page.close()
        await self.delivery.close()
        await self.sockets.close()
        await self._http.close()

    def _deafen(self, *, deaf: bool) -> None:
        """Switch hearing off or on; another switch leaves sockets alone that were opened since, and hear."""
        if not (deaf and self._http.deaf):
            self.sockets.deafen(deaf=deaf)
        self._http.deaf = deaf

    def _note(self, change: Change) -> None:
        if isinstance(change, Switched):
            self._deafen(deaf=change.faults["deaf"])
        self._changed.set()
