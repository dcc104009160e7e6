"""`python -m tests.vm`, as root on Debian 12: a machine is booted and lives through it all."""

import argparse
import asyncio
import signal
import sys
import tempfile
import time
import traceback
from contextlib import AsyncExitStack
from pathlib import Path

from tests.project_files import ROOT
from tests.vm import releases
from tests.vm.image import RELEASES_ADDRESS, SLACK_ADDRESS, SLACK_PORT, cache_folder, image, make_seed
from tests.vm.journey import STEPS, Journey, Step
from tests.vm.machine import Forward, booted, make_key
from tests.vm.town import town
from tests.vm.wire import stretched

_OF_THE_TEST = """#cloud-config
disable_root: false
ssh_authorized_keys: ["{key}"]
ssh_genkeytypes: [ed25519]
manage_etc_hosts: true
locale: false
"""


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _user_data(url: str, sha256: str) -> str:
    """Fill in the shipped user data as an operator does."""
    lines = (ROOT / "deploy" / "cloud-init.yaml").read_text("utf-8").splitlines()
    values = {"export url=": url, "export sha256=": sha256}
    for number, line in enumerate(lines):
        for name, value in values.items():
            if line.strip().startswith(name):
                lines[number] = line.partition(name)[0] + name + value
    return "\n".join(lines) + "\n"


async def travel(folder: Path, cache: Path, outage: float, only: list[Step], *, hold: bool) -> None:
    """Boot a machine in `folder` and take the steps. `hold`: when one fails, leave the machine on until interrupted."""
    begun = time.monotonic()
    made = await asyncio.to_thread(image, cache)
    archive, sha256 = await asyncio.to_thread(releases.build, folder)
    newer = await asyncio.to_thread(releases.build_newer, folder)
    _tell(f"image and releases: {time.monotonic() - begun:.0f} s; {archive.name}, {archive.stat().st_size >> 20} MB")
    key = make_key(folder)
    async with AsyncExitStack() as stack:
        place, port = await stack.enter_async_context(town(folder))
        wire = await stack.enter_async_context(stretched(port))
        url = f"http://{RELEASES_ADDRESS}/releases/{archive.name}"
        parts = [("text/cloud-config", _user_data(url, sha256)), ("text/cloud-config", _OF_THE_TEST.format(key=key))]
        forwards = [Forward(SLACK_ADDRESS, SLACK_PORT, wire.port), Forward(RELEASES_ADDRESS, 80, port)]
        begun = time.monotonic()
        machine = await stack.enter_async_context(booted(made, make_seed(folder, parts), folder, forwards))
        _tell(f"booted until ssh: {time.monotonic() - begun:.0f} s")
        trip = Journey(machine, place, wire, newer, outage)
        for step in only:
            begun = time.monotonic()
            try:
                found = await step(trip)
            except Exception:
                _tell(f"FAILED {step.__name__} after {time.monotonic() - begun:.0f} s")
                _, said = await machine.attempt("journalctl --boot --no-pager --lines 60 --output short-monotonic")
                _tell(said)
                if hold:
                    _tell(f"{traceback.format_exc()}\nssh -i {folder / 'key'} -p {machine.port} root@127.0.0.1")
                    await asyncio.Event().wait()
                raise
            _tell(f"{step.__name__} ({time.monotonic() - begun:.0f} s): {found}")


def main() -> int:
    """Run it as the arguments say; status 1 when a step failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.vm", description=__doc__)
    parser.add_argument("--outage", type=float, default=150.0, help="seconds without Slack; an hour: 3600")
    parser.add_argument("--until", choices=[step.__name__ for step in STEPS], help="the last step")
    parser.add_argument("--folder", type=Path, help="where disk and console are; kept afterwards")
    parser.add_argument("--hold", action="store_true", help="when a step fails, leave the machine on")
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where images are kept between runs")
    chosen = parser.parse_args()
    names = [step.__name__ for step in STEPS]
    last = names.index(chosen.until) + 1 if chosen.until else len(names)
    with tempfile.TemporaryDirectory() as otherwise:
        folder = chosen.folder or Path(otherwise)
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.monotonic()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the machine ends with this
        asyncio.run(travel(folder.resolve(), chosen.cache, chosen.outage, list(STEPS[:last]), hold=chosen.hold))
    _tell(f"all in {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
