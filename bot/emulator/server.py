"""The emulator as a whole: its parts put together, its routes, its start and its end."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Self, TypeVar

from aiohttp import web

from bot.emulator.acting import Acting
from bot.emulator.chat import Chat
from bot.emulator.credentials import Credentials
from bot.emulator.delivery import Delivery
from bot.emulator.events import Events
from bot.emulator.guard import Guard, check_loopback
from bot.emulator.http_delivery import HttpDelivery
from bot.emulator.page import Page
from bot.emulator.pressing import Pressed
from bot.emulator.records import Call, Envelope, Json
from bot.emulator.response_urls import ResponseUrls
from bot.emulator.settings import Settings
from bot.emulator.socket_mode import SocketMode
from bot.emulator.throttle import Throttle
from bot.emulator.web_api import WebApi
from bot.emulator.workspace import Change, Message, Workspace

Found = TypeVar("Found")


class Emulator:
    """A Slack workspace of our own. Use it as an asynchronous context manager, or add its routes to a server of yours.

    `manifest` is the app's (bot.operations.manifest): its scopes, events and commands are all that the app may use.
    `words` completes the slash command on the page: dicts with `word`, `hint` and `description`.
    `host` must be this machine's own address, else ValueError; `port` 0 takes any free one.

    What the app needs: `bot_token`, `app_token`, `signing_secret`, `api_url`. What tests look at: `workspace`, and of
    it `calls` (of the Web API) and `envelopes` (attempts to deliver something to the app), oldest first.
    """

    def __init__(
        self,
        *,
        manifest: Json,
        words: Sequence[Json] = (),
        settings: Settings | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self.host = check_loopback(host)
        self.settings = settings or Settings()
        self.workspace = Workspace()
        self.credentials = Credentials()
        self.bot_token = self.credentials.bot_token
        self.app_token = self.credentials.app_token
        self.signing_secret = self.credentials.signing_secret
        self.calls: list[Call] = self.workspace.calls
        self.envelopes: list[Envelope] = self.workspace.envelopes
        self.guard = Guard(port)
        self.sockets = SocketMode(self.workspace, self.settings)
        self.delivery = Delivery(self.workspace, self.settings, self.credentials.verification_token, self.sockets)
        self.response_urls = ResponseUrls(self.workspace, self.settings)
        self.acting = Acting(self.workspace, manifest, self.delivery, self.response_urls, lambda: self.url)
        self.page = Page(self.workspace, self.acting, self.guard, self.credentials.page_token, words)
        self.api = self._web_api(manifest)
        self._http = HttpDelivery(
            self.workspace, self.settings, self.credentials.signing_secret, self.credentials.verification_token
        )
        self._changed = asyncio.Event()
        self.workspace.observers += [Events(self.workspace, manifest, self.delivery).observe, self._note]

    def _web_api(self, manifest: Json) -> WebApi:
        settings = self.settings
        throttle = Throttle(settings.messages_per_second, settings.message_burst, self.workspace.clock)
        scopes = tuple(manifest["oauth_config"]["scopes"]["bot"])
        chat = Chat(self.workspace, settings, throttle)
        return WebApi(self.workspace, self.credentials, scopes, chat, self._new_socket_url)

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
                web.post("/{family:commands|actions}/{team}/{number}/{secret}", guarded(self.response_urls.handle)),
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

    async def post(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write as a person. The event for the app is on its way when this returns. Raises NotPossibleError."""
        return self.acting.post(user, channel, text, thread_ts)

    async def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        """Change a person's own message. Raises NotPossibleError."""
        return self.acting.edit(user, channel, ts, text)

    async def slash(self, user: str, channel: str, text: str, command: str = "/kzturk") -> Envelope | None:
        """Use a slash command as a person; return when it is acknowledged, its answer shown, or given up."""
        return await self.acting.slash(user, channel, text, command)

    async def press(self, user: str, channel: str, message_ts: str, **which: str) -> Envelope:
        """Use the first button or menu that fits `action_id`, `block_id` and `value`, as far as they are given.

        Return when that is acknowledged or given up. Raises NotPossibleError when there is none.
        """
        return await self.acting.press(user, channel, message_ts, Pressed(**which))

    async def wait_for(self, probe: Callable[[], Found], seconds: float = 5.0) -> Found:
        """Return what `probe` gives as soon as that is true of it, asking again at each change of the workspace.

        Raises TimeoutError with the latest calls after `seconds`.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (found := probe()):
                    self._changed.clear()
                    await self._changed.wait()
                return found
        except TimeoutError:
            latest = [f"{call.method}: {call.error or 'ok'}" for call in self.calls[-5:]]
            raise TimeoutError(f"Nothing of the kind in {seconds} s. The latest calls: {latest}") from None

    async def settled(self, seconds: float = 5.0) -> None:
        """Return when nothing is on its way to the app any more. Raises TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            await self.delivery.settled()

    def _note(self, _: Change) -> None:
        self._changed.set()
