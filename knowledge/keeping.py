"""A base kept in a file, ready to answer: to read it takes a small part of the time that it takes to make it."""

import os
import pickle
import stat
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from knowledge.base import Base, load
from knowledge.files import snapshot
from knowledge.vocabulary import SHIPPED

_SUFFIX: Final = ".base"
_MOST_KEPT: Final = 3  # for folders that are used in turn; older ones are deleted
_NOT_READ: Final = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError)
_OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def kept(folder: Path, place: Path) -> Base | None:
    """Return the base that `keep` made of these very files, if it lies in `place` and nobody else can write there.

    Whoever can change what is kept can make this program do anything, as with Python's own `__pycache__`. Raises
    KnowledgeError when the folder is none.
    """
    try:
        with _path(folder, place).open("rb") as file:
            if not (_is_ours(os.fstat(file.fileno())) and _is_ours(place.stat())):
                return None
            found: object = pickle.load(file)  # noqa: S301 - nobody else could write it
    except _NOT_READ:
        return None
    return found if isinstance(found, Base) else None


def keep(folder: Path, place: Path) -> Base:
    """Make a base of a folder and, if it can be written, keep it in `place`, which is made if need be.

    Raises KnowledgeError as `load` does.
    """
    path = _path(folder, place)
    base = load(folder)
    with suppress(OSError):  # a full disk, a read-only one: the next start is slower
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, pickle.dumps(base, protocol=pickle.HIGHEST_PROTOCOL))
        _forget_old(place)
    return base


def _path(folder: Path, place: Path) -> Path:
    """Name the file after all that it depends on: the folder's files, the shipped lexicon, and the program."""
    parts = (snapshot(folder).version, snapshot(SHIPPED).version, _program())
    return place / f"{sha256(' '.join(parts).encode()).hexdigest()[:24]}{_SUFFIX}"


@cache
def _program() -> str:
    digest = sha256(sys.version.encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def _forget_old(place: Path) -> None:
    by_age = sorted(place.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[_MOST_KEPT:]:
        path.unlink(missing_ok=True)


def _is_ours(found: os.stat_result) -> bool:
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_MAY_WRITE
