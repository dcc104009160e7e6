"""What the machine lives through, in order. Each step fails with an AssertionError or a TimeoutError."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from tests.vm.machine import Machine
from tests.vm.town import Town
from tests.vm.unit import Unit, until
from tests.vm.wire import Wire

Step: TypeAlias = Callable[["Journey"], Awaitable[str]]

SOON: Final = 120.0  # seconds in which an answer comes to a machine ten times slower than one of metal
_START: Final = 400.0  # a start, and whatever systemd waits before it
_LONG: Final = 2400.0  # installing all packages
_CTL: Final = "kzturkctl"
_POST: Final = (
    "import sys,urllib.request as u\n"
    'try: print(u.urlopen(sys.argv[1],b"{}",timeout=20).status)\n'
    "except u.HTTPError as e: print(e.code)"
)
_STEPPE: Final = "/var/lib/kzturk-knowledge/facts/education.toml"


@dataclass(slots=True)
class Journey:
    """`outage`: for how many seconds Slack does not answer."""

    machine: Machine
    town: Town
    wire: Wire
    newer: Path
    outage: float

    @property
    def unit(self) -> Unit:
        """The unit in question."""
        return Unit(self.machine)


async def installed_by_cloud_init(trip: Journey) -> str:
    """User data installs the archive on a fresh machine."""
    said = await trip.machine.run("cloud-init status --wait --long || true", within=_LONG)
    assert "status: done" in said, f"{said}\n{await trip.machine.run('tail -n 40 /var/log/cloud-init-output.log')}"
    releases = await trip.machine.run(f"{_CTL} releases")
    assert "current" in releases
    size = await trip.machine.run("du -sm /opt/kzturk/current/ | cut -f1")
    up = await trip.machine.run("cut -d. -f1 /proc/uptime")
    return f"{releases}, {size} MB on disk, {up} s after power on"


async def refuses_to_start_without_tokens(trip: Journey) -> str:
    """Without tokens it ends with 2, says what is missing, and is not started again."""
    status, _ = await trip.machine.attempt("systemctl start kzturk", within=_START)
    assert status
    assert await trip.unit.show("ExecMainStatus") == "2"
    assert await trip.unit.restarts() == 0
    said = await trip.unit.journal("No Slack token is set")
    assert "SLACK_BOT_TOKEN" in said
    return "exit status 2, named, not tried again"


async def first_answer(trip: Journey) -> str:
    """Tokens in, and it answers; they stand nowhere but in their files."""
    emulator, machine = trip.town.emulator, trip.machine
    await machine.run(f"echo SLACK_API_URL={emulator.api_url} >>/etc/kzturk/kzturk.env")
    begun = time.monotonic()
    typed = f"{emulator.bot_token}\n{emulator.app_token}\n\n".encode()
    await machine.run(f"{_CTL} tokens", feed=typed, within=_START)
    ready = time.monotonic() - begun
    await trip.unit.until_ready(SOON)
    seconds = await trip.town.answered(await trip.town.ask(), SOON)
    assert "Kapucu" in await trip.town.command()
    assert not await trip.unit.journal(f"{emulator.bot_token}|{emulator.app_token}|fact education")
    shown = await machine.run(f"systemctl show kzturk; cat /proc/{await trip.unit.show('MainPID')}/environ")
    assert "CREDENTIALS_DIRECTORY" in shown
    assert emulator.bot_token not in shown
    up = await machine.run("cut -d. -f1 /proc/uptime")
    return f"ready {ready:.0f} s after the tokens, answered in {seconds:.1f} s, {up} s after power on"


async def survives_kill_9(trip: Journey) -> str:
    """kill -9 while people ask: started again, nothing lost."""
    before, first = await trip.unit.restarts(), len(trip.town.asked)
    async with trip.town.busy():
        await asyncio.sleep(6)
        await trip.machine.run("systemctl kill --signal KILL kzturk")
        await trip.unit.until_restarted(before, _START)
        await trip.unit.until_ready(SOON)
    await trip.town.settled(_START)
    doubled = trip.town.doubled(first)
    assert all(map(trip.town.sent_again, doubled)), "answered twice by two rows"
    return f"{len(trip.town.asked) - first} asked, none lost, {len(doubled)} on the wire when it died"


async def survives_a_freeze(trip: Journey) -> str:
    """A process that stands still is killed by the watchdog and started again."""
    before = await trip.unit.restarts()
    await trip.machine.run("kill -STOP $(systemctl show --property MainPID --value kzturk)")
    asked = await trip.town.ask()
    begun = time.monotonic()
    await trip.unit.until_restarted(before, _START)
    seconds = time.monotonic() - begun
    assert await trip.unit.show("Result") == "success"
    watched = await trip.machine.run("journalctl --boot --no-pager --output cat | grep 'Watchdog timeout'")
    await trip.town.answered(asked, _START)
    return f"{watched.splitlines()[-1]} Ready again after {seconds:.0f} s, and answered what was asked meanwhile."


async def hears_again_after_a_deaf_socket(trip: Journey) -> str:
    """A socket on which nothing comes any more, not even a pong, is replaced; the process stays."""
    process, begun = await trip.unit.show("MainPID"), time.monotonic()
    trip.town.emulator.sockets.deafen(pongs=False)
    await trip.town.answered(await trip.town.ask(), _START)
    assert await trip.unit.show("MainPID") == process
    assert await trip.unit.journal("reconnecting reason=lost")
    return f"heard again after {time.monotonic() - begun:.0f} s, in the same process"


async def survives_a_full_disk(trip: Journey) -> str:
    """With the disk full commands are answered, and mentions once there is room."""
    machine, first = trip.machine, len(trip.town.asked)
    await machine.run("systemctl restart kzturk", within=_START)  # so that its files hold no room to spare
    await trip.unit.until_ready(SOON)
    await machine.run(
        "fallocate -l $(df --output=avail -B1 / | tail -n 1) /var/fill; cat /dev/zero >/var/fill2 || true"
    )
    full = await machine.run("df --output=avail -B1 / | tail -n 1")
    assert int(full) == 0
    for _ in range(8):
        await trip.town.ask()
    await asyncio.sleep(10)
    assert "Kapucu" in await trip.town.command()
    failed = await trip.unit.journal("storage_failed")
    assert failed
    said = await trip.unit.until_ready(SOON, ready=False)
    await machine.run("rm /var/fill /var/fill2")
    await trip.unit.until_ready(SOON)
    await trip.town.settled(_START)
    assert not trip.town.doubled(first)
    return f"readyz: {said}; the command was answered, then {len(trip.town.asked) - first} mentions, each once"


async def survives_a_clock_jump(trip: Journey) -> str:
    """The clock goes two days on, and back: it answers, and answers nothing again."""
    process, first = await trip.unit.show("MainPID"), len(trip.town.asked)
    for jump in ("+2 days", "-2 days"):
        await trip.machine.run(f'date --set "$(date --date "{jump}")"')
        await trip.town.answered(await trip.town.ask(), SOON)
        await asyncio.sleep(35)  # longer than the watchdog waits
        await trip.town.answered(await trip.town.ask(), SOON)
    assert await trip.unit.show("MainPID") == process
    assert not trip.town.doubled(first)
    return "same process, each question answered once"


async def waits_for_slack(trip: Journey) -> str:
    """Slack cannot be reached, and then does not answer: not ready, not restarted, and there again by itself."""
    process, restarts, first = await trip.unit.show("MainPID"), await trip.unit.restarts(), len(trip.town.asked)
    for state in ("refuses", "swallows"):
        trip.wire.become("refuses" if state == "refuses" else "swallows")
        await trip.town.ask()
        said = await trip.unit.until_ready(SOON, ready=False)
        await asyncio.sleep(trip.outage / 2)
    trip.wire.become("whole")
    begun = time.monotonic()
    await trip.town.settled(_START)
    assert (await trip.unit.show("MainPID"), await trip.unit.restarts()) == (process, restarts)
    assert not trip.town.doubled(first)
    return f"readyz meanwhile: {said}; answered {time.monotonic() - begun:.0f} s after Slack was back, same process"


async def comes_back_after_a_reboot(trip: Journey) -> str:
    """The machine is started again while people ask."""
    first, begun = len(trip.town.asked), time.monotonic()
    async with trip.town.busy(5):
        await trip.machine.reboot()
        await trip.unit.until_ready(_START)
    seconds = time.monotonic() - begun
    await trip.town.settled(_START)
    assert not trip.town.doubled(first)
    return f"ready {seconds:.0f} s later; {len(trip.town.asked) - first} asked, each answered once"


async def upgraded_and_rolled_back(trip: Journey) -> str:
    """A newer release is installed and taken back while people ask: none lost, none doubled."""
    machine, first = trip.machine, len(trip.town.asked)
    await machine.run(f"echo '# a curator was here' >>{_STEPPE}")
    async with trip.town.busy(4):
        await machine.run("cat >/srv/newer.tar.gz", feed=trip.newer.read_bytes(), within=_LONG)
        upgraded = await machine.run(f"{_CTL} upgrade /srv/newer.tar.gz", within=_LONG)
        assert ".post1-" in await machine.run("readlink /opt/kzturk/current")
        await trip.unit.until_ready(SOON)
        await asyncio.sleep(10)
        rolled = await machine.run(f"{_CTL} rollback", within=_START)
        assert ".post1-" not in await machine.run("readlink /opt/kzturk/current")
        await trip.unit.until_ready(SOON)
        await asyncio.sleep(10)
    await trip.town.settled(_START)
    assert not trip.town.doubled(first)
    assert "a curator was here" in await machine.run(f"tail -n 1 {_STEPPE}")
    assert await machine.run("ls /var/lib/kzturk/backups")
    told = f"{upgraded.splitlines()[-1]} {rolled.splitlines()[-1]}"
    return f"{told} {len(trip.town.asked) - first} asked meanwhile, each answered once"


async def backed_up_and_restored(trip: Journey) -> str:
    """A backup is made while it works, and put back; a file that is none is refused."""
    machine = trip.machine
    file = (await machine.run(f"{_CTL} backup", within=_START)).splitlines()[-1]
    await machine.run(f"{_CTL} restore {file}", within=_START)
    await trip.unit.until_ready(SOON)
    status, said = await machine.attempt(f"{_CTL} restore /etc/hostname", within=_START)
    assert status
    await trip.unit.until_ready(SOON)
    await trip.town.answered(await trip.town.ask(), SOON)
    return f"{file}; of another file: {said.splitlines()[-1]}"


async def answers_over_http(trip: Journey) -> str:
    """Slack connects to it: what is signed is answered, and nothing else."""
    emulator, machine = trip.town.emulator, trip.machine
    await machine.run("echo KZTURK_MODE=http >>/etc/kzturk/kzturk.env")
    await machine.run(f"{_CTL} tokens", feed=f"\n\n{emulator.signing_secret}\n".encode(), within=_START)
    emulator.request_url = f"http://127.0.0.1:{await machine.forward(3000)}/slack/events"
    await trip.unit.until_ready(SOON)
    seconds = await trip.town.answered(await trip.town.ask(), SOON)
    assert "Kapucu" in await trip.town.command()
    unsigned = await machine.run(f"python3 -ISc '{_POST}' http://127.0.0.1:3000/slack/events")
    assert unsigned == "401"
    emulator.request_url = None
    await machine.run("sed -i /^KZTURK_MODE/d /etc/kzturk/kzturk.env && systemctl restart kzturk", within=_START)
    await trip.unit.until_ready(SOON)
    return f"answered in {seconds:.1f} s, and what is not signed with {unsigned}"


async def keeps_within_its_memory(trip: Journey) -> str:
    """After all that it has taken less than it may; with less to take it is killed, and started again."""
    memory = await trip.unit.memory()
    assert memory["peak"] <= memory["allowed"]
    assert memory["kills"] == 0
    before = await trip.unit.restarts()
    await trip.machine.run("systemctl set-property --runtime kzturk MemoryMax=24M")
    asked = await trip.town.ask()

    async def killed() -> bool:
        return await trip.unit.restarts() > before

    await until(killed, _START)
    await trip.machine.run("systemctl revert kzturk && systemctl restart kzturk", within=_START)
    await trip.town.answered(asked, _START)
    free = await trip.machine.run("free -m | awk 'NR == 2 { print $2, $7 }'")
    return f"{memory} MiB; of the machine's memory, total and available: {free} MB"


async def removed(trip: Journey) -> str:
    """It goes, leaves what is the operator's, and then that too."""
    machine = trip.machine
    await machine.run(f"cp $(command -v {_CTL}) /srv/ctl; {_CTL} remove", within=_START)
    left = await machine.run("ls -d /etc/kzturk /var/lib/kzturk /var/lib/kzturk-knowledge")
    assert await machine.attempt("ls -d /opt/kzturk /etc/systemd/system/kzturk.service") != (0, "")
    await machine.run("/srv/ctl remove --purge")
    gone, said = await machine.attempt(
        "ls -d /opt/kzturk /etc/kzturk /var/lib/kzturk* 2>/dev/null; getent passwd kzturk"
    )
    assert gone
    assert not said
    return f"left at first: {' '.join(left.split())}; then nothing"


STEPS: Final[tuple[Step, ...]] = (
    installed_by_cloud_init,
    refuses_to_start_without_tokens,
    first_answer,
    survives_kill_9,
    survives_a_freeze,
    hears_again_after_a_deaf_socket,
    survives_a_full_disk,
    survives_a_clock_jump,
    waits_for_slack,
    comes_back_after_a_reboot,
    upgraded_and_rolled_back,
    backed_up_and_restored,
    answers_over_http,
    keeps_within_its_memory,
    removed,
)
