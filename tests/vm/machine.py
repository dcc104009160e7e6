"""The machine: qemu without hardware help, 512 MB, one processor, and no network but a way to the emulator."""

import asyncio
import shlex
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.vm.image import Image, run_here

MEMORY: Final = 512  # MB
_BOOT_WITHIN: Final = 600.0  # seconds; some 100 alone on two cores
_RELAY: Final = Path(__file__).with_name("relay.py")
_BOOT_ID: Final = "cat /proc/sys/kernel/random/boot_id"


class CommandError(Exception):
    """A command in the machine ended with another status than 0."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Connections out of the machine to `address` and `port` arrive at port `there` of this one's loopback."""

    address: str
    port: int
    there: int

    def __str__(self) -> str:
        """Write it as qemu takes it."""
        relay = shlex.join([sys.executable, "-ISE", str(_RELAY), str(self.there)])
        return f"guestfwd=tcp:{self.address}:{self.port}-cmd:{relay}"


@dataclass(slots=True)
class Machine:
    """`folder` has its disk, its key, and what it wrote on its console."""

    folder: Path
    port: int
    _qemu: Process

    async def run(self, command: str, *, within: float = 120.0, feed: bytes | None = None) -> str:
        """Run a shell command as root; return what it says. Raises CommandError, and TimeoutError."""
        status, said = await self.attempt(command, within=within, feed=feed)
        if status:
            raise CommandError(f"{command}\nended with status {status}\n{said}")
        return said

    async def attempt(self, command: str, *, within: float = 120.0, feed: bytes | None = None) -> tuple[int, str]:
        """Run a shell command as root; return its status (255 too when it cannot be reached) and what it says."""
        running = await asyncio.create_subprocess_exec(
            *("ssh", *self._options, "root@127.0.0.1", command),
            stdin=DEVNULL if feed is None else PIPE,
            stdout=PIPE,
            stderr=STDOUT,
        )
        try:
            async with asyncio.timeout(within):
                said, _ = await running.communicate(feed)
        finally:
            if running.returncode is None:
                running.kill()
        return running.returncode or 0, said.decode(errors="replace").strip()

    async def hang_up(self) -> None:
        """Forget the connection that all commands share: the machine behind it is another one soon."""
        await self._tell_master("exit")

    async def forward(self, port: int) -> int:
        """Return a port of this machine's loopback that leads to one of the other's, until it is hung up."""
        here = free_port()
        assert await self._tell_master("forward", "-L", f"127.0.0.1:{here}:127.0.0.1:{port}") == 0
        return here

    async def _tell_master(self, *order: str) -> int:
        telling = await asyncio.create_subprocess_exec(
            *("ssh", "-O", *order, *self._options, "root@127.0.0.1"), stdout=DEVNULL, stderr=DEVNULL
        )
        return await telling.wait()

    async def until_up(self) -> str:
        """Wait until commands can be run; return what this run of its kernel is called."""
        async with asyncio.timeout(_BOOT_WITHIN):
            while True:
                status, said = await self.attempt(_BOOT_ID, within=60)
                if status == 0:
                    return said
                assert self._qemu.returncode is None, f"qemu has ended: see {self.folder}"
                await asyncio.sleep(2)

    async def reboot(self) -> None:
        """Start its kernel again, as an operator would."""
        before = await self.run(_BOOT_ID)
        await self.attempt("systemctl reboot")
        await self.hang_up()
        async with asyncio.timeout(_BOOT_WITHIN):
            while await self.until_up() == before:
                await self.hang_up()
                await asyncio.sleep(2)

    @property
    def _options(self) -> list[str]:
        options = {
            "ControlMaster": "auto",
            "ControlPath": str(self.folder / "ssh"),
            "ControlPersist": "yes",
            "ConnectTimeout": "30",
            "ServerAliveInterval": "15",
            "ServerAliveCountMax": "8",
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        given = (f"-o{name}={value}" for name, value in options.items())
        return ["-F", "none", "-i", str(self.folder / "key"), "-p", str(self.port), *given]


def make_key(folder: Path) -> str:
    """Make the key that opens the machine; return its public half."""
    run_here("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(folder / "key"))
    return (folder / "key.pub").read_text().strip()


def free_port() -> int:
    """Return a port of this machine's loopback that nothing listens on."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@asynccontextmanager
async def booted(image: Image, seed: Path, folder: Path, forwards: list[Forward]) -> AsyncIterator[Machine]:
    """Boot a machine with a disk of its own in `folder`, where make_key was; end it with the block."""
    disk, port = folder / "disk.img", free_port()
    copying = await asyncio.create_subprocess_exec("cp", "--sparse=always", image.disk, disk)
    assert await copying.wait() == 0
    network = ["user,id=net,restrict=on", f"hostfwd=tcp:127.0.0.1:{port}-:22", *map(str, forwards)]
    with (folder / "qemu.log").open("wb") as log:
        qemu = await asyncio.create_subprocess_exec(
            *("qemu-system-x86_64", "-no-user-config", "-nodefaults", "-display", "none"),
            *("-machine", "q35", "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "1", "-m", str(MEMORY)),
            *("-kernel", str(image.kernel), "-initrd", str(image.initrd)),
            *("-append", "root=/dev/vda rw console=ttyS0 net.ifnames=0"),
            *("-serial", f"file:{folder / 'console.log'}", "-device", "virtio-rng-pci"),
            *("-drive", f"file={disk},format=raw,if=virtio,cache=unsafe"),
            *("-drive", f"file={seed},format=raw,if=virtio,readonly=on"),
            *("-netdev", ",".join(network), "-device", "virtio-net-pci,netdev=net"),
            stdin=DEVNULL,
            stdout=log,
            stderr=log,
        )
    machine = Machine(folder, port, qemu)
    try:
        await machine.until_up()
        yield machine
    finally:
        await machine.hang_up()
        if qemu.returncode is None:
            qemu.kill()
        await qemu.wait()
