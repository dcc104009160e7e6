"""What is said when a post was corrected, in its thread and in its place."""

from collections.abc import Sequence

from babel.lists import format_list

from bot.rendering.message import Message
from bot.rendering.slack import render_words
from bot.wording import locale_of, say
from knowledge import Contents, Lang


def note(keys: Sequence[str], contents: Contents, lang: Lang) -> Message:
    """Say which facts have changed since they were posted, and which no longer stand."""
    changed = [contents.facts[key].title.best(lang)[0] for key in keys if key in contents.facts]
    lines = [say(lang, "correction.changed", titles=_listed(changed, lang))] if changed else []
    for key in keys:
        if fact := contents.withdrawn.get(key):
            title = fact.title.best(lang)[0]
            lines.append(say(lang, "correction.withdrawn", title=title, reason=fact.withdrawn or ""))
    taken_away = [key for key in keys if key not in contents.facts and key not in contents.withdrawn]
    if taken_away:
        lines.append(say(lang, "correction.gone", keys=_listed(taken_away, lang)))
    return render_words("\n".join(lines))


def gone(lang: Lang) -> Message:
    """Say, in place of an answer, that nothing is left of it."""
    return render_words(say(lang, "correction.nothing_left"))


def _listed(names: list[str], lang: Lang) -> str:
    return format_list([say(lang, "correction.title", title=name) for name in names], locale=locale_of(lang))
