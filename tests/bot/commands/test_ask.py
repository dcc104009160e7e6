import io
import json

import pytest
from msgspec.structs import replace
from rich.console import Console

from bot.commands.terminal import show
from bot.rendering.pages import page
from bot.rendering.parts import Page
from bot.rendering.plain import plain
from knowledge import AnyResult, FactFound, Source
from tests.bot.commands.conftest import Terminal
from tests.bot.making import SPOKEN_2025, fact, quotation
from tests.bot.rendering.results import RESULTS

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"
FIELDS = ["question", "answered", "keys", "suggestions", "lang", "text"]


def test_a_fact_is_told_in_plain_text_in_a_pipe(kzturk: Terminal) -> None:
    result = kzturk("ask", "fact", "education")
    assert result.exit_code == 0
    assert QUOTE in result.output
    assert "Mustafa Kapucu, Ambassador of Türkiye to Kazakhstan, 23 June 2025" in result.output
    assert "\x1b" not in result.output


@pytest.mark.parametrize("question", ["what is the area of kazakhstan", "fact zzzzzz"])
def test_declining_is_exit_status_one(kzturk: Terminal, question: str) -> None:
    result = kzturk("ask", question)
    assert result.exit_code == 1
    assert result.output.startswith("I have nothing on that, and I don't guess.")


@pytest.mark.parametrize("words", [[], [""], ["help"], ["topics"], ["source"]])
def test_lists_and_help_are_no_refusals(kzturk: Terminal, words: list[str]) -> None:
    assert kzturk("ask", *words).exit_code == 0


def test_json_is_one_object_with_all_fields(kzturk: Terminal) -> None:
    result = kzturk("ask", "--json", "--lang", "en", "fact education")
    answer = json.loads(result.output)
    assert list(answer) == FIELDS
    assert answer["question"] == "fact education"
    assert answer["answered"] is True
    assert answer["keys"][0] == "education/students-in-turkiye"
    assert answer["lang"] == "en"
    assert QUOTE in answer["text"]
    assert result.output.startswith('{\n  "question"')
    assert "ü" in result.output


def test_json_of_a_refusal(kzturk: Terminal) -> None:
    result = kzturk("ask", "--json", "what is the area of kazakhstan")
    assert result.exit_code == 1
    assert json.loads(result.output)["answered"] is False


def test_every_line_gets_an_object_in_order(kzturk: Terminal) -> None:
    lines = b"how many kazakh students are in turkey\r\nwhat is the area of kazakhstan\n\n\xff\xfe\x00 trade\nlast"
    result = kzturk("ask", "--jsonl", stdin=lines)
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 0
    assert [answer["question"] for answer in answers] == [
        "how many kazakh students are in turkey",
        "what is the area of kazakhstan",
        "",
        "\ufffd\ufffd\x00 trade",
        "last",
    ]
    assert [answer["answered"] for answer in answers][:3] == [True, False, False]
    assert QUOTE in answers[0]["text"]
    assert all(list(answer) == FIELDS for answer in answers)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0c", "\x1c"])
def test_an_object_stays_one_line_whatever_was_asked(kzturk: Terminal, end: str) -> None:
    result = kzturk("ask", "--jsonl", stdin=f"one{end}two\n".encode())
    (line,) = result.output.splitlines()
    assert json.loads(line)["question"] == f"one{end}two"


def test_nothing_in_nothing_out(kzturk: Terminal) -> None:
    result = kzturk("ask", "--jsonl")
    assert (result.exit_code, result.output) == (0, "")


def test_lines_and_words_do_not_go_together(kzturk: Terminal) -> None:
    assert kzturk("ask", "--jsonl", "fact trade").exit_code == 2
    assert kzturk("ask", "--jsonl", "--json").exit_code == 2


def test_a_language_that_there_is_not_is_refused(kzturk: Terminal) -> None:
    assert kzturk("ask", "--lang", "fr", "fact trade").exit_code == 2


def test_an_argument_that_is_no_text_is_answered(kzturk: Terminal) -> None:
    assert kzturk("ask", "--json", "trade \udcff").exit_code in {0, 1}


def test_a_knowledge_folder_that_is_none_is_told(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZTURK_KNOWLEDGE", "/no/such/folder")
    result = kzturk("ask", "fact trade")
    assert result.exit_code == 2
    assert result.stderr.startswith("kzturk: KZTURK_KNOWLEDGE=/no/such/folder")


def test_no_token_is_needed_and_none_is_looked_at(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "nonsense")
    assert kzturk("ask", "fact trade").exit_code == 0


def test_a_terminal_gets_shape(kzturk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Page] = []
    monkeypatch.setattr("bot.commands.ask.is_terminal", lambda: True)
    monkeypatch.setattr("bot.commands.terminal.show", shown.append)
    kzturk("ask", "fact trade")
    assert len(shown) == 1


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_in_a_terminal_everything_is_said_too(result: AnyResult) -> None:
    console = Console(width=400, record=True, file=io.StringIO(), force_terminal=True)
    show(page(result), console)
    shown = console.export_text()
    for line in plain(page(result)).splitlines():
        assert line.strip() in shown
    assert "\x07" not in shown


def test_a_link_in_a_terminal_has_no_escapes_in_it() -> None:
    told = fact(quotations=(quotation(source=Source("x", replace(SPOKEN_2025, url="https://x/\x1b]0;\x07\u202e"))),))
    console = Console(width=400, file=io.StringIO(), force_terminal=True)
    show(page(FactFound(lang="en", fact=told)), console)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert ";https://x/]0;\x1b\\" in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
