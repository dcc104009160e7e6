"""`python -m tests.benchmarks.footprint`: time to ready, and memory, of the real process beside a stock Bolt app.

Both connect over Socket Mode to one emulator each, in this process. kzturk is ready when /readyz says so, the stock app
when its socket is open. The first start of kzturk makes the base that later ones read, and is told apart.
"""

import argparse
import asyncio
import os
import platform
import re
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp import ClientError, ClientSession

from bot.emulator import Emulator, cast
from bot.emulator import Settings as Strictness
from bot.operations.manifest import manifest

_START_WITHIN: Final = 120.0  # seconds
_ANSWERED_WITHIN: Final = 300.0
_PLACES: Final = 10  # channels, and people with a direct message: a conversation takes one message a second
_IDLE_FOR: Final = 3.0  # seconds after which a process counts as idle
_LISTENS: Final = re.compile(r"kzturk listens on (\S+)")
_QUESTIONS: Final = (
    "fact education",
    "how many Kazakh students are in Türkiye?",
    "ticaret hacmi ne kadar",
    "Қазақстан мен Түркия арасындағы сауда",
    "сколько казахстанских студентов в Турции",
    "what is the area of Kazakhstan",
    "compare trade",
    "timeline culture",
    "eduction",
    "cite education apa",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds on the clock and of the processor until ready; resident memory in MiB, idle and after the questions."""

    ready: float
    processor: float
    idle: float
    asked: float


async def measure(program: str, folder: Path, questions: int, idle_for: float = _IDLE_FOR) -> Figures:
    """Start `program`, "kzturk" or "stock", with its state in `folder`; ask it; stop it."""
    quick = Strictness(messages_per_second=None, keep_traffic=1000, keep_messages=1000)
    async with Emulator(manifest=manifest(mode="socket"), settings=quick) as slack:
        begun = time.monotonic()
        async with _running(program, slack, folder) as process:
            await asyncio.wait_for(_ready(program, slack, process), _START_WITHIN)
            ready, processor = time.monotonic() - begun, _processor_time(process.pid)
            await asyncio.sleep(idle_for)
            idle = resident(process.pid)
            await (_ask_everywhere if program == "kzturk" else _ask_by_command)(slack, questions)
            await asyncio.sleep(idle_for)
            return Figures(ready, processor, idle, resident(process.pid))


@asynccontextmanager
async def _running(program: str, slack: Emulator, folder: Path) -> AsyncIterator[Process]:
    module = "bot" if program == "kzturk" else "tests.benchmarks.stock"
    values = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "KZTURK_PORT": "0",
        "STATE_DIRECTORY": str(folder / "state"),
        "CACHE_DIRECTORY": str(folder / "cache"),
    }
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module), env=os.environ | values, stdout=PIPE, stderr=DEVNULL
    )
    try:
        yield started
    finally:
        started.terminate()
        await started.communicate()


async def _ready(program: str, slack: Emulator, process: Process) -> None:
    if program != "kzturk":
        await _until(lambda: _true(slack.workspace.connected))
        return
    assert process.stdout
    while not (found := _LISTENS.search((await process.stdout.readline()).decode())):
        assert process.returncode is None, "it ended before it listened"
    async with ClientSession(found[1]) as session:
        await _until(lambda: _answers(session))


async def _true(value: object) -> bool:
    return bool(value)


async def _answers(session: ClientSession) -> bool:
    try:
        async with session.get("/readyz") as response:
            return response.status == 200
    except ClientError:
        return False


async def _until(true: Callable[[], Awaitable[bool]]) -> None:
    while True:
        if await true():
            return
        await asyncio.sleep(0.01)


async def _ask_by_command(slack: Emulator, questions: int) -> None:
    for number in range(questions):
        await slack.slash(cast.DANA, cast.PRESS, _QUESTIONS[number % len(_QUESTIONS)])


async def _ask_everywhere(slack: Emulator, questions: int) -> None:
    """Ask by command, mention, direct message and in Home, in turn; wait until everything is answered."""
    channels = [slack.add_channel(f"channel-{number}").id for number in range(_PLACES)]
    people = [slack.add_person(f"person-{number}").id for number in range(_PLACES)]
    for number in range(questions):
        words, place = _QUESTIONS[number // 4 % len(_QUESTIONS)], number // 4 % _PLACES
        match number % 4:
            case 0:
                await slack.slash(cast.DANA, cast.PRESS, words)
            case 1:
                await slack.post(cast.MEHMET, channels[place], f"@kzturk {words}")
            case 2:
                await slack.post(people[place], slack.workspace.direct_message(people[place]).id, words)
            case _:
                await slack.open_home(people[place])
    asked = len([number for number in range(questions) if number % 4 in {1, 2}])
    await slack.settled(_ANSWERED_WITHIN)
    await slack.wait_for(lambda: _posted(slack) >= asked, _ANSWERED_WITHIN)


def _posted(slack: Emulator) -> int:
    return len([call for call in slack.calls if call.method == "chat.postMessage" and call.ok])


def resident(pid: int) -> float:
    """Return a process's resident memory in MiB, from /proc."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines() if "VmRSS" in line)
    return int(line.split()[1]) / 1024


def _processor_time(pid: int) -> float:
    """Return the seconds that a process has worked, from /proc (proc(5): utime and stime)."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(rows: dict[str, Figures]) -> str:
    """Write the figures as a Markdown table."""
    lines = [
        "| | ready after, s | of it at work, s | idle, MiB | after the questions, MiB |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {row.ready:.2f} | {row.processor:.2f} | {row.idle:.1f} | {row.asked:.1f} |"
            for name, row in rows.items()
        ),
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.footprint", description=__doc__)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3, help="of which the quickest is told")
    chosen = parser.parse_args()

    def quickest(program: str, folder: Path) -> Figures:
        runs = (asyncio.run(measure(program, folder, chosen.questions)) for _ in range(chosen.runs))
        return min(runs, key=lambda figures: figures.ready)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = {"kzturk, first start": asyncio.run(measure("kzturk", folder, chosen.questions))}
        rows["kzturk"] = quickest("kzturk", folder)
        rows["stock async Bolt app"] = quickest("stock", folder)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    sys.stdout.write(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load}\n{table(rows)}\n")


if __name__ == "__main__":
    main()
