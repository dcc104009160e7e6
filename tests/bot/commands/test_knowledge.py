"""`kzturk knowledge`: a folder of the curator's own."""

from pathlib import Path

from tests.bot.commands.conftest import Terminal
from tests.knowledge.folders import change, put


def test_a_copy_is_made_and_can_be_checked(kzturk: Terminal, tmp_path: Path) -> None:
    result = kzturk("knowledge", "copy", str(tmp_path / "ours"))
    assert result.exit_code == 0
    assert result.output.endswith(f" Set KZTURK_KNOWLEDGE={tmp_path / 'ours'} to use them.\n")
    assert kzturk("check", str(tmp_path / "ours")).exit_code == 0
    compared = kzturk("knowledge", "compare", str(tmp_path / "ours"))
    assert (compared.exit_code, compared.output[:27]) == (0, "All that is shipped is in i")


def test_a_folder_with_something_in_it_is_let_be(kzturk: Terminal, tmp_path: Path) -> None:
    put(tmp_path, "mine.txt", "")
    result = kzturk("knowledge", "copy", str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty: mine.txt is in it; name an empty folder" in result.output


def test_what_is_new_and_what_was_changed_is_listed(kzturk: Terminal, tmp_path: Path) -> None:
    kzturk("knowledge", "copy", str(tmp_path / "ours"))
    (tmp_path / "ours" / ".shipped.json").unlink()  # as of a copy made by hand, or of a version that left none
    change(tmp_path / "ours", "facts/trade.toml", 'just $50 million"', '$50 million"')
    (tmp_path / "ours" / "facts" / "health.toml").unlink()
    result = kzturk("knowledge", "compare", str(tmp_path / "ours"))
    assert result.exit_code == 0
    assert "\nnew: health/" in result.output
    assert "\nchanged: trade/volume-1991\n" in result.output
    assert "To take one over, copy it from" in result.output
