import shutil
from pathlib import Path

import pytest

from knowledge import SHIPPED
from tests.bot.commands.conftest import Terminal

FACT = """
title = { en = "Trade" }
lead = "volume"

[volume]
title = { en = "Volume" }
kind = "figure"
as_of = 2025-06-23
say.en = "It is ten."
ask.en = ["how much is it"]
[[volume.source]]
id = "one"
voice = "speaker"
quote = "it is ten"
"""
SOURCE = """
title = "T"
publisher = "P"
speaker = "S"
office = { en = "O" }
article = { en = "the article" }
said = 2025-06-23
url = "https://example.org/"
language = "en"
checked = 2025-06-23
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "knowledge"
    (made / "facts").mkdir(parents=True)
    (made / "sources").mkdir()
    shutil.copytree(SHIPPED / "lexicon", made / "lexicon")
    (made / "facts" / "trade.toml").write_text(FACT, encoding="utf-8")
    (made / "sources" / "one.toml").write_text(SOURCE, encoding="utf-8")
    return made


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return tmp_path / "one.txt"


def test_a_quote_that_is_there_is_pinned(kzturk: Terminal, folder: Path, text: Path) -> None:
    text.write_text("\ufeffToday it is ten, she said.", encoding="utf-8")
    result = kzturk("pin", "one", str(text), "--folder", str(folder))
    assert (result.exit_code, result.output) == (0, "one: 1 quotes found and pinned in a text of 6 words.\n")
    assert (folder / "sources" / "pins" / "one.toml").exists()


def test_a_quote_that_is_not_there_is_not(
    kzturk: Terminal, folder: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KZTURK_KNOWLEDGE", str(folder))
    text.write_text("Today it is nine.", encoding="utf-8")
    result = kzturk("pin", "one", str(text))
    assert result.exit_code == 1
    assert result.stderr.startswith("kzturk: facts/trade.toml: trade/volume:")
    assert not (folder / "sources" / "pins").exists()


def test_a_text_that_is_no_text_is_told(kzturk: Terminal, folder: Path, text: Path) -> None:
    text.write_bytes(b"\xff\xfe\x00")
    result = kzturk("pin", "one", str(text), "--folder", str(folder))
    assert result.exit_code == 2
    assert "Save it as UTF-8 text." in result.stderr


def test_a_file_that_is_not_there(kzturk: Terminal, text: Path) -> None:
    assert kzturk("pin", "one", str(text)).exit_code == 2
