"""The page: who gets in, and what it may load."""

from typing import Any

import aiohttp
import pytest

from bot.emulator import Emulator
from bot.emulator.guard import Guard, check_loopback
from bot.emulator.page import STATIC
from tests.bot.emulator.page_client import connect

Json = dict[str, Any]


async def status(session: aiohttp.ClientSession, url: str, **headers: str) -> int:
    async with session.get(url, headers=headers) as response:
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        return response.status


async def test_the_headers(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    async with session.get(emulator.page_url) as response:
        assert response.status == 200
        assert response.content_type == "text/html"
        headers = response.headers
    directives = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self' ws://127.0.0.1:{emulator.port}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


async def test_without_the_token_nothing_is_there(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    token = emulator.credentials.page_token
    for wrong in (token[:-1], token + "x", "%C3%BC", token.swapcase()):
        assert await status(session, f"{emulator.url}/t/{wrong}/") == 404
        assert await status(session, f"{emulator.url}/t/{wrong}/static/main.js") == 404
        with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
            await session.ws_connect(f"{emulator.url}/t/{wrong}/live", headers={"Origin": emulator.url})


async def test_a_page_can_ask_whether_its_address_is_still_good(
    emulator: Emulator, session: aiohttp.ClientSession
) -> None:
    for address, expected in ((emulator.page_url, 200), (f"{emulator.url}/t/of-another-start/", 404)):
        async with session.head(address) as response:
            assert response.status == expected


async def test_another_host_is_turned_away_everywhere(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    token = {"Authorization": f"Bearer {emulator.bot_token}"}
    for host in ("evil.example", f"evil.example:{emulator.port}", "127.0.0.1", "127.0.0.1:1", "localhost"):
        assert await status(session, emulator.page_url, Host=host) == 403
        assert await status(session, emulator.page_url + "live", Host=host) == 403
        assert await status(session, emulator.api_url + "auth.test", Host=host, **token) == 403
        assert await status(session, emulator.url + "/link", Host=host) == 403
    assert emulator.calls == []


async def test_this_machine_has_three_names(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert await status(session, emulator.page_url, Host=f"{name}:{emulator.port}") == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:{port}"])
async def test_another_page_gets_no_websocket(emulator: Emulator, session: aiohttp.ClientSession, origin: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await connect(emulator, session, Origin=origin.format(port=emulator.port))


async def test_no_origin_no_websocket(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
        await session.ws_connect(emulator.page_url + "live")


@pytest.mark.parametrize(
    "name",
    [
        "../page.py",
        "..%2Fpage.py",
        "%2e%2e/page.py",
        "main.py",
        "nothing.js",
        "",
        "a%00.js",
        ".",
        "/etc/x.js",
        "a" * 300 + ".js",
    ],
)
async def test_only_the_pages_own_files(emulator: Emulator, session: aiohttp.ClientSession, name: str) -> None:
    async with session.get(f"{emulator.page_url}static/{name}") as response:
        assert response.status == 404


async def test_every_file_has_its_type(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    types = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
    types[".json"] = "application/json"
    for path in STATIC.iterdir():
        async with session.get(f"{emulator.page_url}static/{path.name}") as response:
            assert response.status == 200
            assert response.content_type == types[path.suffix]
            assert await response.read() == path.read_bytes()


@pytest.mark.parametrize("host", ["0.0.0.1", "::", "192.168.1.5", "example.org", ""])
def test_it_listens_on_this_machine_only(app_manifest: Json, host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        Emulator(manifest=app_manifest, host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "127.0.0.2"])
def test_names_of_this_machine(host: str) -> None:
    assert check_loopback(host) == host


def test_the_address_of_another_name(app_manifest: Json) -> None:
    assert Emulator(manifest=app_manifest, host="::1", port=3000).url == "http://[::1]:3000"
    assert Emulator(manifest=app_manifest, host="localhost", port=3000).url == "http://127.0.0.1:3000"


def test_the_port_is_part_of_the_name() -> None:
    assert Guard(3000).knows("127.0.0.1:3000")
    assert not Guard(3000).knows("127.0.0.1:3001")


def test_the_pages_files_load_nothing_from_elsewhere() -> None:
    index = (STATIC / "index.html").read_text(encoding="utf-8")
    assert "http://" not in index
    assert "https://" not in index
    assert "<script>" not in index


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/", "/link", "/commands/T/1/x", "/t/x/static/%2fetc%2fpasswd"])
@pytest.mark.parametrize("verb", ["GET", "PUT"])
async def test_every_response_has_the_headers(
    emulator: Emulator, session: aiohttp.ClientSession, verb: str, path: str
) -> None:
    async with session.request(verb, emulator.url + path, headers={"Host": "evil.example; script-src *"}) as response:
        assert response.status in (403, 404, 405)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "evil" not in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_another_page_reaches_nothing(emulator: Emulator, session: aiohttp.ClientSession, origin: str) -> None:
    headers = {"Origin": origin}
    async with session.post(emulator.api_url + "api.test", data={"a": "b"}, headers=headers) as response:
        assert response.status == 403
    assert await status(session, emulator.page_url, Origin=origin) == 403
    assert emulator.calls == []
