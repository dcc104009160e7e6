"""The machine's disk: a Debian root file system as a cloud offers it, made once and kept."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SLACK_PORT: Final = 8123  # in the machine; the emulator takes itself for 127.0.0.1 at this port
SLACK_ADDRESS: Final = "10.0.2.100"
RELEASES_ADDRESS: Final = "10.0.2.101"

_SUITE: Final = "bookworm"
_PACKAGES: Final = (
    *("systemd", "systemd-sysv", "systemd-timesyncd", "dbus", "udev", "linux-image-cloud-amd64"),
    *("cloud-init", "openssh-server", "python3", "python3-venv", "ca-certificates", "netbase"),
    *("iproute2", "ifupdown", "isc-dhcp-client", "procps", "sudo"),
)
_SIZE: Final = "2560M"
# What no cloud has: the emulator is elsewhere, and listens to nobody who does not call it by a loopback's name.
_FILES: Final = {
    "etc/systemd/system/slack-wire.socket": (
        f"[Socket]\nListenStream=127.0.0.1:{SLACK_PORT}\n[Install]\nWantedBy=sockets.target\n"
    ),
    "etc/systemd/system/slack-wire.service": (
        f"[Service]\nExecStart=/lib/systemd/systemd-socket-proxyd {SLACK_ADDRESS}:{SLACK_PORT}\n"
    ),
    "etc/cloud/cloud.cfg.d/90_where.cfg": "datasource_list: [NoCloud]\n",
}
_LINKS: Final = {
    "etc/systemd/system/sockets.target.wants/slack-wire.socket": "/etc/systemd/system/slack-wire.socket",
    # Jobs of Debian's own that take the emulated processor for minutes, and that no test looks at.
    "etc/systemd/system/e2scrub_reap.service": "/dev/null",
    "etc/systemd/system/apt-daily.timer": "/dev/null",
    "etc/systemd/system/apt-daily-upgrade.timer": "/dev/null",
    "etc/systemd/system/man-db.timer": "/dev/null",
}
_WITHOUT: Final = ("/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*", "/usr/share/i18n/*")


@dataclass(frozen=True, slots=True)
class Image:
    """A disk with an ext4 file system on it, and what boots it."""

    disk: Path
    kernel: Path
    initrd: Path


def cache_folder() -> Path:
    """Return where images are kept from one run to the next."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path("~/.cache").expanduser()) / "kzturk-vm"


def image(folder: Path) -> Image:
    """Return the image that this recipe makes, from `folder`, or made now. It needs root and a Debian mirror."""
    recipe = json.dumps([_SUITE, _PACKAGES, _SIZE, _FILES, _LINKS, _WITHOUT])
    kept = folder / hashlib.sha256(recipe.encode()).hexdigest()[:16]
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            _make(Path(scratch))
            (Path(scratch) / "made").rename(kept)
    return Image(kept / "disk.img", kept / "vmlinuz", kept / "initrd.img")


def _make(scratch: Path) -> None:
    root, made = scratch / "root", scratch / "made"
    made.mkdir()
    run_here(
        *("mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(_PACKAGES)}"),
        *("--aptopt=Acquire::Languages none", *(f"--dpkgopt=path-exclude={pattern}" for pattern in _WITHOUT)),
        *(_SUITE, str(root)),
    )
    for name, text in _FILES.items():
        (root / name).write_text(text)
    for name, target in _LINKS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target)
    shutil.copyfile(next((root / "boot").glob("vmlinuz-*")), made / "vmlinuz")
    shutil.copyfile(next((root / "boot").glob("initrd.img-*")), made / "initrd.img")
    run_here("mke2fs", "-q", "-t", "ext4", "-d", str(root), str(made / "disk.img"), _SIZE)
    shutil.rmtree(root)


def run_here(*command: str) -> None:
    """Run a command of this machine."""
    subprocess.run(command, check=True)


def make_seed(folder: Path, parts: Sequence[tuple[str, str]]) -> Path:
    """Write the disk by which a cloud hands user data over (NoCloud). `parts`: kind and text of each."""
    data = [f'--==\nContent-Type: {kind}; charset="utf-8"\nMIME-Version: 1.0\n\n{text}\n' for kind, text in parts]
    head = 'Content-Type: multipart/mixed; boundary="=="\nMIME-Version: 1.0\n\n'
    (folder / "user-data").write_text(f"{head}{''.join(data)}--==--\n")
    (folder / "meta-data").write_text("instance-id: kzturk-vm\nlocal-hostname: kzturk\n")
    seed = folder / "seed.iso"
    run_here(
        *("genisoimage", "-quiet", "-output", str(seed), "-volid", "cidata", "-joliet", "-rock"),
        *(str(folder / "user-data"), str(folder / "meta-data")),
    )
    return seed
