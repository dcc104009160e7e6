"""What can stand in Slack's place, on loopback: over TLS, with another clock, broken, or a proxy that refuses."""

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from pathlib import Path

from aiohttp import web


def certificate(folder: Path, *, days: int = 2, name: str = "127.0.0.1") -> Path:
    """Make a key and a certificate that signs itself, in one file. `days` below 0: its time is over."""
    file, key, request, more = (folder / name for name in ("certificate.pem", "key.pem", "request.pem", "more.cnf"))
    more.write_text(f"subjectAltName={'IP' if name[0].isdigit() else 'DNS'}:{name}\n", encoding="utf-8")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl("req", *curve, "-subj", "/O=Example Authority", "-keyout", key, "-out", request)
    openssl("x509", "-req", "-in", request, "-signkey", key, "-days", str(days), "-extfile", more, "-out", file)
    file.write_text(file.read_text("utf-8") + key.read_text("utf-8"), encoding="utf-8")
    return file


def openssl(*arguments: str | Path) -> None:
    program = shutil.which("openssl")
    assert program, "openssl is not installed"
    subprocess.run([program, *arguments], check=True, capture_output=True)


@asynccontextmanager
async def web_server(
    *, status: int = 200, body: str = '{"ok": true}', date: str | None = None, tls: Path | None = None
) -> AsyncIterator[str]:
    """Serve the same answer to everything; yield the base of its Web API."""

    async def answer(_request: web.Request) -> web.Response:
        headers = {} if date is None else {"Date": date}
        return web.Response(status=status, text=body, content_type="application/json", headers=headers)

    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
    app = web.Application()
    app.add_routes([web.route("*", "/{path:.*}", answer)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def proxy(status: HTTPStatus) -> AsyncIterator[str]:
    """Serve a proxy that answers every CONNECT with a status and lets nobody through; yield host and port."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def silent() -> AsyncIterator[str]:
    """Take connections and never say anything; yield host and port."""
    ended = asyncio.Event()

    async def hold(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await ended.wait()
        writer.close()

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ended.set()


def closed_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def dated(ahead: timedelta) -> str:
    """Write the time as a Date header has it, so much ahead of this machine's."""
    return format_datetime(datetime.now(UTC) + ahead, usegmt=True)
