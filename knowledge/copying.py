"""The shipped knowledge copied to a folder of the curator's, and what a later version has that the folder has not."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from knowledge.drafts import split_topic
from knowledge.files import FACTS, LEXICON, PINS, SOURCES, parse, snapshot
from knowledge.problems import KnowledgeError, Problem
from knowledge.vocabulary import SHIPPED

_COPIED: Final = (FACTS, SOURCES, PINS, LEXICON, "schema")
_HANDBOOK: Final = "README.md"
_RECORD: Final = ".shipped.json"  # in the copy: what was shipped then, part by part
_MAY_BE_THERE: Final = {".git", "lost+found"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Parts of the shipped knowledge that a folder lacks (`new`), or has otherwise since they were `changed` there.

    A part is a fact by its key, a topic's own lines by the topic's key, or another file by its path. What was changed
    or taken out in the folder alone is in neither.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]


def copy_shipped(folder: Path, shipped: Path = SHIPPED) -> int:
    """Copy facts, sources with their pins, lexicon, schemas and handbook to an empty folder; return how many files.

    The folder is made if it is not there. Raises KnowledgeError, and leaves nothing behind, when it is not empty or
    cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if found := sorted({path.name for path in folder.iterdir()} - _MAY_BE_THERE):
            what = f"{folder} is not empty: {found[0]} is in it"
            raise _refused(what, "name an empty folder, or a new one; nothing is overwritten")
        try:
            return _copy(shipped, folder)
        except OSError:
            _take_back(folder)
            raise
    except OSError as error:
        raise _refused(f"{folder} cannot be written to ({error.strerror})", "let this account write there") from None


def compare_shipped(folder: Path, shipped: Path = SHIPPED) -> Comparison:
    """Hold a folder, copied earlier, against what is shipped now. Raises KnowledgeError when one cannot be read."""
    ours, theirs, then = _parts(shipped), _parts(folder), _recorded(folder)
    new = (part for part in ours if part not in theirs and part not in then)
    changed = (
        part
        for part, digest in ours.items()
        if part in theirs and digest not in {theirs[part], then.get(part)}  # without a record, whatever differs
    )
    return Comparison(tuple(sorted(new)), tuple(sorted(changed)))


def _copy(shipped: Path, folder: Path) -> int:
    names = [f"{place}/{path.name}" for place in _COPIED for path in sorted((shipped / place).glob("*.*"))]
    names += [_HANDBOOK] if (shipped / _HANDBOOK).exists() else []
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shipped / name, folder / name)
    record = json.dumps(_parts(shipped), indent=0, sort_keys=True)
    (folder / _RECORD).write_text(record, encoding="utf-8")
    return len(names)


def _take_back(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _MAY_BE_THERE:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file():
            path.unlink(missing_ok=True)


def _recorded(folder: Path) -> Mapping[str, str]:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _parts(folder: Path) -> dict[str, str]:
    """Return a digest of each part of a folder. Comments and layout of a topic's file are no part of it."""
    files = snapshot(folder)
    parts: dict[str, str] = {}
    for name, content in files.files.items():
        place, _, file = name.rpartition("/")
        if place == FACTS:
            parts.update(_of_topic(Path(file).stem, parse(name, content)))
        elif place != PINS:  # written anew for whatever quotes there are
            parts[name] = hashlib.sha256(content).hexdigest()
    return parts


def _of_topic(key: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    head, facts = split_topic(table)
    yield key, _digest(head)
    for name, fact in facts.items():
        yield f"{key}/{name}", _digest(fact)


def _digest(table: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(table, sort_keys=True, default=str).encode()).hexdigest()


def _refused(what: str, do: str) -> KnowledgeError:
    return KnowledgeError([Problem("", "", "", what, do)])
