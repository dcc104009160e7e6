"""The releases that the machine gets: this tree's, and one that is newer by its number."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from bot import __version__
from tests.project_files import ROOT

_ARCHIVE = re.compile(r"^([0-9a-f]{64})  (\S+)$", re.MULTILINE)


def build(folder: Path) -> tuple[Path, str]:
    """Build this tree's release, with all that it depends on, into `folder`. Return the archive and its sha256."""
    return _build(ROOT, folder)


def build_newer(folder: Path) -> Path:
    """Build the same with the version counted up."""
    tree = folder / "newer"
    for name in ("bot", "knowledge", "deploy"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copyfile(path, tree / path.name)
    version = tree / "bot" / "__init__.py"
    version.write_text(version.read_text("utf-8").replace(__version__, f"{__version__}.post1"), "utf-8")
    return _build(tree, folder)[0]


def _build(tree: Path, folder: Path) -> tuple[Path, str]:
    built = subprocess.run(
        [tree / "deploy" / "build-release", "--offline", "--to", folder],
        env=os.environ | {"PYTHON": str(ROOT / ".venv" / "bin" / "python")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = _ARCHIVE.search(built.stdout)
    assert found, built.stdout
    return folder / found[2], found[1]
