"""The project's own files, without what tools leave behind."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FOLDERS = (".ci", ".github", ".slack", "bot", "deploy", "knowledge", "tests")
_LEFT_BEHIND = {"__pycache__", "generated", "node_modules"}
_TEXTS = {"", ".css", ".env", ".example", ".html", ".js", ".json", ".lock", ".md", ".py", ".service", ".sh", ".svg"}
_TEXTS |= {".toml", ".yaml"}


def texts() -> Iterator[tuple[str, str]]:
    """Yield each text file: its path from the root, and what is in it."""
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name not in {".coverage", ".env"}]
    found += [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in sorted(found):
        if path.suffix in _TEXTS and not _LEFT_BEHIND.intersection(path.parts):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def documents() -> dict[str, str]:
    """Return the documents by path."""
    return {path: text for path, text in texts() if path.endswith(".md")}


def read(path: str) -> str:
    """Return what is in a file of the project."""
    return (ROOT / path).read_text("utf-8")
