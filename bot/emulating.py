"""The emulator as kzturk starts it without tokens. Nothing imports this in the other modes."""

from typing import Any

from bot.emulator.server import Emulator
from bot.emulator.settings import Settings
from bot.operations.manifest import manifest
from bot.wording import SOURCE_LANGUAGE, catalogue

_DOES, _EXAMPLE = "slash_does.", "slash_example."


def emulator(host: str, port: int) -> Emulator:
    """Make a workspace of our own for a server on this host and port."""
    settings = Settings(keep_traffic=1_000, keep_messages=2_000)
    return Emulator(manifest=manifest(mode="socket"), words=_words(), settings=settings, host=host, port=port)


def _words() -> list[dict[str, Any]]:
    """List the slash words with what the page shows while one is typed."""
    sentences = catalogue(SOURCE_LANGUAGE)
    words = [key.removeprefix(_DOES) for key in sentences if key.startswith(_DOES)]
    return [
        {"word": word, "hint": str(sentences.get(_EXAMPLE + word, "")), "description": str(sentences[_DOES + word])}
        for word in words
    ]
