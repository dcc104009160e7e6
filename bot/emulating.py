"""The emulator as kzturk starts it without tokens. Nothing imports this in the other modes."""

from bot.emulator.page_protocol import Words
from bot.emulator.server import Emulator
from bot.emulator.settings import Settings
from bot.operations.manifest import manifest
from bot.wording import SOURCE_LANGUAGE, catalogue
from knowledge import LANGUAGES, SLASH_WORDS, Lang, SlashWord, slash_word


def emulator(host: str, port: int) -> Emulator:
    """Make a workspace of our own for a server on this host and port."""
    settings = Settings(keep_traffic=1_000, keep_messages=2_000)
    return Emulator(manifest=manifest(mode="socket"), words=_words(), settings=settings, host=host, port=port)


def _words() -> Words:
    """List the slash words of each language with what the page shows while one is typed."""
    english = catalogue(SOURCE_LANGUAGE)
    known = [word for word in SLASH_WORDS if f"slash_does.{word}" in english]
    return {lang: [_word(word, lang) for word in known] for lang in LANGUAGES}


def _word(word: SlashWord, lang: Lang) -> dict[str, str]:
    sentences = {**catalogue(SOURCE_LANGUAGE), **catalogue(lang)}
    return {
        "word": slash_word(word, lang),
        "hint": str(sentences.get(f"slash_example.{word}", "")),
        "description": str(sentences[f"slash_does.{word}"]),
    }
