"""The base read quickly: one that was kept, or else made by another process, whose memory goes when it ends."""

import subprocess
import sys
from pathlib import Path

from knowledge import SHIPPED, Base, kept, load


def read_base(folder: Path | None, place: Path | None) -> Base:
    """Read a knowledge folder, by default the shipped one; `place`: a folder of this account's, where bases are kept.

    Raises KnowledgeError. Where nothing can be kept (`place` None, a full disk) the base is made in this process.
    """
    folder = folder or SHIPPED
    if place is None:
        return load(folder)
    return kept(folder, place) or _made_apart(folder, place) or load(folder)


def _made_apart(folder: Path, place: Path) -> Base | None:
    """Return None if the other process failed: `load` tells why."""
    command = [sys.executable, "-P", "-m", "knowledge", str(folder), str(place)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603 - our own
    return kept(folder, place) if done.returncode == 0 else None
