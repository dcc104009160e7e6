"""An installed kzturk, run as a person would run it: without tokens, on a free port, in a folder of its own."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urljoin

from aiohttp import ClientSession, WSMsgType

_PAGE = re.compile(r"http://127\.0\.0\.1:\d+/t/\S+/")
_NAMED = re.compile(r'(?:href|src|from|import|URL)[=\s(]*"([\w./-]+\.(?:css|js|json|svg))"')
_START_WITHIN = 30.0  # seconds
_STOP_WITHIN = 30.0


@contextmanager
def served(program: Sequence[str] = (sys.executable, "-m", "bot")) -> Iterator[str]:
    """Run a program that serves the emulator, and give the address of the page that it prints.

    At the end it gets SIGTERM and must leave with status 0, else AssertionError.
    """
    environment = os.environ | {"KZTURK_PORT": "0", "KZTURK_MODE": "emulator"}
    with tempfile.TemporaryDirectory() as folder:
        running = subprocess.Popen(
            program, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        try:
            yield _printed_address(running)
            running.send_signal(signal.SIGTERM)
            assert running.wait(_STOP_WITHIN) == 0
        finally:
            running.kill()
            running.wait()
            if running.stdout:
                running.stdout.close()


def _printed_address(running: "subprocess.Popen[str]") -> str:
    assert running.stdout
    for line in running.stdout:  # it ends when the program does
        if found := _PAGE.search(line):
            return found.group()
    raise AssertionError(f"no address was printed; the program ended with status {running.wait()}")


async def look_at(address: str) -> str:
    """Fetch the page and all files that it and they name; ask it one question; return the answer's text."""
    async with asyncio.timeout(_START_WITHIN), ClientSession() as session:
        await _fetch_all(session, address)
        origin = address.partition("/t/")[0]
        async with session.ws_connect(urljoin(address, "live"), headers={"Origin": origin}) as socket:
            hello = await socket.receive_json()
            person, place = hello["people"][0]["id"], hello["conversations"][0]["id"]
            asked = {"type": "slash", "as": person, "channel": place, "command": "/kzturk", "text": "fact education"}
            await socket.send_json(asked)
            async for frame in socket:
                assert frame.type is WSMsgType.TEXT
                message = frame.json().get("message", {})
                if message.get("ephemeral_to") == person:
                    return str(message["text"])
    raise AssertionError("the page was hung up on before the answer")


async def _fetch_all(session: ClientSession, address: str) -> None:
    """Fetch files until none names another one."""
    fetched: set[str] = set()
    waiting = {address}
    while waiting:
        url = waiting.pop()
        async with session.get(url) as response:
            assert response.status == 200, f"{url}: {response.status}"
            text = await response.text()
        fetched.add(url)
        waiting |= {urljoin(url, name) for name in _NAMED.findall(text)} - fetched
    assert len(fetched) > 10, f"the page names too little: {fetched}"


if __name__ == "__main__":  # python -m tests.served PROGRAM…: try another one than that of this folder
    with served(sys.argv[1:]) as page:
        sys.stdout.write(asyncio.run(look_at(page)) + "\n")
