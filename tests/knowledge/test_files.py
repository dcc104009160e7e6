import os
import tomllib
from pathlib import Path

import pytest

from knowledge.files import LIMIT, parse, snapshot
from knowledge.problems import KnowledgeError
from tests.knowledge.folders import build, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbftitle = 1", "begins with a byte order mark (BOM); save it as UTF-8 without BOM"),
        (b"a = 1\nb = '\xff'", "is not UTF-8 in line 2; save it with the encoding UTF-8"),
        ("a = 1".encode("utf-16"), "is not UTF-8 in line 1"),
        (b'a = "x\n', "line 1, column 7: a text lacks its closing quote"),
        (b"a = [1, 2\n", "the end of the file: a list lacks its closing bracket ]"),
        (b"a = 1\na = 2\n", "line 2, column 6: this field is there already"),
        (b"[a]\n[a]\n", "line 2, column 3: this table is there already"),
        (b"a = 20.01.2026\n", "line 1, column 10: something follows the value: a day is 2026-01-20, a month in quotes"),
        (b"a = 2026-02-30\n", "line 1, column 5: there is no such day"),
        (b"[a b]\n", "line 1, column 4: a name in [brackets] has a space, or lacks its closing ]"),
        (
            b"a = hello\n",
            'line 1, column 5: what follows the = sign is no value: a text stands in straight quotes, "so"',
        ),
        (b"a b = 1\n", "line 1, column 3: a field lacks its = sign"),
        (b"a = 2025-02-30\n", "line 1, column 5: "),
        (b"a = " + b"[" * 5000, "holds a number or a nesting that is too long"),
        (b"a = " + b"9" * 5000, "holds a number or a nesting that is too long"),
    ],
)
def test_what_is_no_toml_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse("facts/x.toml", content)
    assert str(refused.value).startswith(f"facts/x.toml: {words}")


DEEP = "a" + ".a" * 60_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{DEEP} = 1", 1),
        (f"x = 1\n[{DEEP}]", 2),
        (f"[[{DEEP}]]", 1),
        (f"x = {{ y = 1, {DEEP} = 1 }}", 1),
        ("x = 1\n" + "'a' . \"b.c\"." * 9 + "c = 1", 2),
        (f'x = """\n\\""" \n" """\n{DEEP} = 1', 4),
        (f'x = {{ y = """a""""", {DEEP} = 1 }}', 1),
        (f"x = {{ y = '''a''''', {DEEP} = 1 }}", 1),
        (f"x = {{ y = \"\\\\\", z = '\\', {DEEP} = 1 }}", 1),
    ],
)
def test_a_name_of_too_many_parts_is_refused(text: str, line: int) -> None:
    with pytest.raises(KnowledgeError) as refused:
        parse("facts/x.toml", text.encode())
    words = f"line {line}: a name has more than 8 dots outside of quotes; give it fewer parts"
    assert str(refused.value) == f"facts/x.toml: {words}"


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c.d.e.f.g.h.i = 1",
        "[a.b.c.d.e.f.g.h.i]",
        f"x = 1 # {DEEP}",
        f"x = '{DEEP}'",
        f'x = "\\"{DEEP}"',
        f'x = """\n{DEEP} " \\""" {DEEP}"""',
        f"x = '''\n{DEEP} ' {DEEP}'''",
        f'"{DEEP}" = 1',
        "x = [" + "1.5, " * 50 + "]",
    ],
)
def test_dots_in_a_text_or_a_remark_are_no_parts_of_a_name(text: str) -> None:
    assert parse("facts/x.toml", text.encode()) == tomllib.loads(text)


@pytest.mark.parametrize("text", ['"""', "'''", '"', "'", '"""' + '\\"""' * 50_000, '"""' + '\\"""' * 50_000 + "\\"])
def test_a_text_that_does_not_end_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"lacks its closing quote|a backslash"):
        parse("facts/x.toml", f"x = {text}".encode())


def test_a_folder_is_read_in_order_with_its_lexicon_and_pins(folder: Path) -> None:
    put(folder, "lexicon/words.toml", "")
    names = ["facts/bridge.toml", "facts/trees.toml", "sources/herald-2021.toml", "sources/pins/herald-2021.toml"]
    assert list(snapshot(folder).files) == [*names, "lexicon/words.toml"]


def test_the_version_changes_with_every_byte_and_name(folder: Path) -> None:
    seen = {snapshot(folder).version, snapshot(folder).version}
    assert len(seen) == 1
    put(folder, "lexicon/words.toml", "")
    seen.add(snapshot(folder).version)
    put(folder, "lexicon/words.toml", "#")
    seen.add(snapshot(folder).version)
    (folder / "lexicon/words.toml").rename(folder / "lexicon/w.toml")
    seen.add(snapshot(folder).version)
    assert len(seen) == 4
    assert all(len(version) == 12 and int(version, 16) >= 0 for version in seen)


def test_files_that_editors_leave_are_passed_over_and_others_are_strays(folder: Path) -> None:
    for name in ("facts/.#bridge.toml", "facts/bridge.toml~", "facts/trees.toml.txt", "sources/old/x.toml"):
        put(folder, name, "")
    assert snapshot(folder).strays == ("facts/trees.toml.txt", "sources/old")


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    put(folder, "facts/bridge.toml", b"#" * LIMIT)
    assert snapshot(folder).unread == ()
    put(folder, "facts/bridge.toml", b"#" * (LIMIT + 1))
    assert [str(lost) for lost in snapshot(folder).unread] == [
        "facts/bridge.toml: is larger than 1 MB; split it into several files"
    ]


def test_a_link_is_followed_and_what_is_no_file_is_refused(folder: Path) -> None:
    (folder / "facts/linked.toml").symlink_to(folder / "facts/trees.toml")
    (folder / "facts/nowhere.toml").symlink_to(folder / "nothing")
    os.mkfifo(folder / "facts/pipe.toml")
    files = snapshot(folder)
    assert files.files["facts/linked.toml"] == files.files["facts/trees.toml"]
    assert [lost.file for lost in files.unread] == ["facts/nowhere.toml", "facts/pipe.toml"]
    assert {lost.what for lost in files.unread} == {"is not a file"}


def test_a_file_that_may_not_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert str(snapshot(folder).unread[0]) == (
        "facts/bridge.toml: cannot be read (Permission denied); let the account that runs kzturk read it"
    )


def test_a_folder_that_is_not_there_or_not_one_of_knowledge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"there is no folder .*/nowhere; name a folder that exists"):
        snapshot(tmp_path / "nowhere")
    with pytest.raises(KnowledgeError, match="has no folder facts; name a folder of knowledge"):
        snapshot(tmp_path)


def test_a_folder_that_may_not_be_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(KnowledgeError, match=r"cannot be read \(Permission denied\)"):
        snapshot(folder)
