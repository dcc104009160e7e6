"""The machine: its Python, and room on its disk."""

import os
import platform
import sqlite3
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from bot.exits import WANTING, SettingsError
from bot.operations.doctor.finding import Finding, failed, not_tried, passed
from bot.operations.doctor.subject import Subject
from bot.storage.location import database_file

OLDEST_PYTHON: Final = (3, 11)  # as in pyproject.toml
_GB: Final = 2**30
LEAST_FREE: Final = 64 * 2**20  # bytes: the state of years takes less, and its write-ahead log comes on top


async def python(_: Subject, version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Look at the version of Python."""
    told = ".".join(map(str, version))
    details = {"version": told}
    if version < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        return failed(
            f"{told} is too old: kzturk needs {oldest} or newer",
            f"Make the virtual environment anew with a newer Python: python{oldest} -m venv, and install kzturk there.",
            details=details,
        )
    return passed(f"{told} ({platform.python_implementation()}), SQLite {sqlite3.sqlite_version}", details)


async def disk(subject: Subject, least: int = LEAST_FREE) -> Finding:
    """Look at the room where the state is kept; in the emulator, where temporary files are."""
    try:
        file = database_file(subject.mode, subject.known)
    except SettingsError:
        return not_tried("it is not known where the database is")
    folder = nearest_folder(file.parent if file else Path(gettempdir()))
    room = os.statvfs(folder)
    free = room.f_bavail * room.f_frsize
    full = "inodes" if room.f_files and not room.f_favail else "bytes" if free < least else ""
    details = {"folder": str(folder), "free_bytes": free}
    if not full:
        return passed(f"{_size(free)} free in {folder}", details)
    return failed(
        f"{_size(free)} free in {folder}" if full == "bytes" else f"no room for another file in {folder}",
        f"Make room there, {_size(least)} at least: without it mentions and messages wait, and corrections too.",
        exit_status=WANTING,
        details=details,
    )


def nearest_folder(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _size(number: int) -> str:
    return f"{number / _GB:,.1f} GB" if number >= _GB else f"{number / 2**20:,.0f} MB"
