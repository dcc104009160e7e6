"""What the Cite button gives: citations in one style, each in a box to copy from, and the other styles to choose."""

from collections.abc import Sequence
from typing import Final, get_args

from bot.rendering.parts import Lines, Page, Part, Paste, Sentence, Styles, Subheading
from bot.wording import count, say
from knowledge import CitationStyle, Fact, Lang, cite

STYLES: Final[tuple[CitationStyle, ...]] = get_args(CitationStyle)
FIRST: Final[CitationStyle] = "brief"
_MOST = 5  # facts cited at once


def citations(facts: Sequence[Fact], style: CitationStyle, lang: Lang, carried: str) -> Page:
    """Cite facts. `carried`: what the buttons for the other styles carry."""
    parts: list[Part] = [Sentence(say(lang, "cite.lead", style=say(lang, f"style.{style}")))]
    for fact in facts[:_MOST]:
        if len(facts) > 1:
            parts.append(Subheading(fact.title.best(lang)[0]))
        parts.append(Paste(cite(fact, style, lang)))
    if len(facts) > _MOST:
        parts.append(Lines((count(lang, "cite.more", len(facts) - _MOST, key=facts[_MOST].key),)))
    return Page(lang, (*parts, Styles(carried, tuple(each for each in STYLES if each != style))))
