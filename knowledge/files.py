"""The files of a knowledge folder: which there are, their bytes, and the TOML in them."""

import codecs
import hashlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.problems import KnowledgeError, Problem

FACTS, SOURCES, PINS, LEXICON = "facts", "sources", "sources/pins", "lexicon"
LIMIT = 1_000_000  # bytes: the longest book of facts that a person still reviews is far shorter

_LET_READ = "let the account that runs kzturk read it"
_TEXTS_AND_REMARKS = re.compile(  # each goes as far as tomllib would read it, to the end where a quote is missing
    r'''"""(?:\\.?+|[^\\])*?(?:""""{0,2}|\Z)|'{3}.*?(?:'{3,5}|\Z)|"(?:\\[^\n]|[^"\\\n])*+"?|'[^'\n]*+'?|\#[^\n]*+''',
    re.DOTALL,
)
_MOST_DOTS = 8
_DOTTED = re.compile(rf'(?:\.[ \t]*+[\w"-]++[ \t]*+){{{_MOST_DOTS + 1}}}')
_WHERE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_MEANINGS = (
    ("Cannot overwrite a value", "this field is there already"),
    ("Cannot declare", "this table is there already"),
    ("Cannot mutate", "this table is closed already"),
    ("Duplicate inline table key", "this field is there already"),
    ("Unclosed array", "a list lacks its closing bracket ]"),
    ("Unclosed inline table", "a table lacks its closing brace }"),
    ("Unterminated string", "a text lacks its closing quote"),
    ("Expected \"'", "a text lacks its closing quote"),
    ("Illegal character", "a text lacks its closing quote, or holds a character that it may not"),
    ("Expected '='", "a field lacks its = sign"),
    ("Invalid value", 'what follows the = sign is no value: a text stands in straight quotes, "so"'),
    ("Expected newline or end of document", "something follows the value: a day is 2026-01-20, a month in quotes"),
    ("Expected ']' at the end of a table", "a name in [brackets] has a space, or lacks its closing ]"),
    ("Expected ']]' at the end of an array", "a name in [[brackets]] has a space, or lacks its closing ]]"),
    ("Invalid date", "there is no such day"),
    ("Invalid statement", "this is no line of the form name = value"),
    ("Unescaped '\\'", "a backslash in a text is written twice: \\\\"),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The TOML files of a folder as they were at one moment: path inside the folder -> bytes, in order.

    `unread`: what kept other files from being read; `strays`: files in a place where only TOML files are read.
    """

    files: Mapping[str, bytes]
    unread: tuple[Problem, ...]
    strays: tuple[str, ...]

    def under(self, place: str) -> dict[str, bytes]:
        """Return the files that lie directly in `place`, by the name that each has there without .toml."""
        return {Path(name).stem: content for name, content in self.files.items() if str(Path(name).parent) == place}

    @property
    def version(self) -> str:
        """Return twelve hex digits that change with any name or byte."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(os.fsencode(f"{name}\0{len(content)}\0") + content)
        return digest.hexdigest()[:12]


def snapshot(folder: Path) -> Snapshot:
    """Read every TOML file of a knowledge folder, each once. Raises KnowledgeError when the folder is not one."""
    names = _names(folder)
    files: dict[str, bytes] = {}
    unread: list[Problem] = []
    for name in names:
        if name.endswith(".toml"):
            try:
                files[name] = read_bytes(folder, name)
            except KnowledgeError as error:
                unread.extend(error.problems)
    return Snapshot(files, tuple(unread), tuple(name for name in names if not name.endswith(".toml")))


def _names(folder: Path) -> list[str]:
    try:
        if not folder.is_dir():
            raise _unusable("", f"there is no folder {folder}", "name a folder that exists")
        if not (folder / FACTS).is_dir():
            raise _unusable("", f"the folder {folder} has no folder {FACTS}", "name a folder of knowledge")
        return [name for place in (FACTS, SOURCES, PINS, LEXICON) for name in _list(folder, place)]
    except OSError as error:
        raise _unusable("", f"the folder {folder} cannot be read ({error.strerror})", _LET_READ) from None


def _list(folder: Path, place: str) -> Iterator[str]:
    """Yield what lies in a place, in order; the hidden and backup files that editors leave are passed over."""
    if (folder / place).is_dir():
        for path in sorted((folder / place).iterdir()):
            name = f"{place}/{path.name}"
            if not path.name.startswith((".", "#")) and not path.name.endswith("~") and name != PINS:
                yield name


def read_bytes(folder: Path, name: str) -> bytes:
    """Return a file's bytes, a megabyte at most. Raises KnowledgeError when it is larger, no file, or unreadable."""
    path = folder / name
    try:
        if not path.is_file():
            raise _unusable(name, "is not a file", "put a file there or take it away")
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        raise _unusable(name, f"cannot be read ({error.strerror})", _LET_READ) from None
    if len(content) > LIMIT:
        raise _unusable(name, "is larger than 1 MB", "split it into several files")
    return content


def parse(name: str, content: bytes) -> dict[str, Any]:
    """Return a TOML file's top-level table. Raises KnowledgeError for a wrong encoding or syntax.

    `name` is the file's path inside the knowledge folder, for the problem's words.
    """
    text = decode(name, content)
    if line := _too_deep(text):
        what = f"line {line}: a name has more than {_MOST_DOTS} dots outside of quotes"
        raise _unusable(name, what, "give it fewer parts")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unusable(name, _explain(str(error)), "mend that line, and look at the one before it too") from None
    except (ValueError, RecursionError):
        raise _unusable(name, "holds a number or a nesting that is too long", "shorten it") from None


def _too_deep(text: str) -> int | None:
    """Return the line of a name with so many parts that tomllib would take too long, and too much memory, for it."""
    names = _TEXTS_AND_REMARKS.sub(lambda found: '""' + "\n" * found[0].count("\n"), text)
    found = _DOTTED.search(names)
    return names.count("\n", 0, found.start()) + 1 if found else None


def decode(name: str, content: bytes) -> str:
    """Return the text of a file. Raises KnowledgeError when it is not UTF-8, or begins with a byte order mark."""
    if content.startswith(codecs.BOM_UTF8):
        raise _unusable(name, "begins with a byte order mark (BOM)", "save it as UTF-8 without BOM")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unusable(name, f"is not UTF-8 in line {line}", "save it with the encoding UTF-8") from None


def _explain(message: str) -> str:
    """Put a message of tomllib's into words: "line 3, column 5: a text lacks its closing quote"."""
    where = _WHERE.search(message)
    place = f"line {where['line']}, column {where['column']}" if where and where["line"] else "the end of the file"
    plain = _WHERE.sub("", message)
    return f"{place}: " + next((words for start, words in _MEANINGS if plain.startswith(start)), plain)


def _unusable(name: str, what: str, do: str) -> KnowledgeError:
    return KnowledgeError([Problem(name, "", "", what, do)])
