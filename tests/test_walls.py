"""The walls of the house: who may import whom, and who may open which files. Told from the source, by its syntax."""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOP = {"bot", "deploy", "knowledge", "tests"}

LIBRARIES = {"babel", "msgspec", "rapidfuzz", "Stemmer"}  # all that `knowledge` takes from elsewhere
WORLD = {  # what the standard library has for network and storage
    *("asyncio", "dbm", "ftplib", "http", "imaplib", "multiprocessing", "poplib", "selectors", "shelve", "smtplib"),
    *("socket", "socketserver", "sqlite3", "ssl", "subprocess", "urllib", "wsgiref", "xmlrpc"),
}
FOLDERS = {"facts", "lexicon", "pins", "sources"}  # of the knowledge base


def parsed(room: str) -> dict[str, ast.Module]:
    """Return the syntax of each module of a room, by the module's name."""
    paths = (ROOT / room).rglob("*.py")
    return {module_name(path): ast.parse(path.read_text("utf-8"), str(path)) for path in paths}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


KNOWLEDGE, BOT = parsed("knowledge"), parsed("bot")


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what import statements name: modules, and what is taken from them."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offenders(room: dict[str, ast.Module], offends: Callable[[str], bool]) -> dict[str, set[str]]:
    """Return the imports that offend, by module; those within functions count."""
    found = {module: {name for name in imported(ast.walk(tree)) if offends(name)} for module, tree in room.items()}
    return {module: names for module, names in found.items() if names}


def loaded_with(module: str) -> set[str]:
    """Return our modules that are loaded along with one: what it imports outside functions, and so on."""
    ours = KNOWLEDGE | BOT
    found: set[str] = set()
    waiting = {module}
    while waiting:
        name = waiting.pop()
        found.add(name)
        wanted = {name.rpartition(".")[0], *imported(ours[name].body)}
        waiting |= (wanted & ours.keys()) - found
    return found


def test_imports_are_written_in_full() -> None:
    assert offenders(KNOWLEDGE | BOT, lambda name: name.startswith(".")) == {}


def test_knowledge_knows_nothing_of_slack_network_storage_and_bot() -> None:
    allowed = {"knowledge", *LIBRARIES} | (sys.stdlib_module_names - WORLD)
    assert offenders(KNOWLEDGE, lambda name: name.split(".")[0] not in allowed) == {}


def test_bot_comes_to_knowledge_by_its_door() -> None:
    assert offenders(BOT, lambda name: name in KNOWLEDGE and name != "knowledge") == {}


def test_bot_names_no_folder_of_the_knowledge_base() -> None:
    texts = {
        (module, node.value)
        for module, tree in BOT.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {(module, text) for module, text in texts if FOLDERS & set(text.split("/"))} == set()


def test_a_serving_process_loads_neither_emulator_nor_command_line() -> None:
    loaded = loaded_with("bot.__main__") | loaded_with("bot.serving")
    assert "bot.service" in loaded
    assert {name for name in loaded if name.startswith(("bot.emulat", "bot.cli", "bot.commands"))} == set()


def test_only_one_module_outside_the_emulator_imports_it() -> None:
    using = offenders(BOT, lambda name: name.startswith("bot.emulator")).keys()
    assert {module for module in using if not module.startswith("bot.emulator")} == {"bot.emulating"}


def test_the_rooms_import_no_tests() -> None:
    assert offenders(KNOWLEDGE | BOT, lambda name: name.split(".")[0] == "tests") == {}


def test_no_other_package_stands_at_the_top() -> None:
    assert {path.parent.name for path in ROOT.glob("[!.]*/*.py")} <= TOP
    assert list(ROOT.glob("*.py")) == []
