"""Single Block Kit blocks, made of slack_sdk's models, with every text in them inert."""

from collections.abc import Iterable, Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)

from bot.rendering.escape import inert, link, mrkdwn, mrkdwn_within, shorten
from bot.rendering.parts import Choice, Quoted, Told

MAX_BUTTONS = ActionsBlock.elements_max_length
MAX_SECTION = SectionBlock.text_max_length
OPEN = "open:"

_Text = RichTextElementParts.Text
_BOLD = RichTextElementParts.TextStyle(bold=True)
_ITALIC = RichTextElementParts.TextStyle(italic=True)


def section(text: str) -> Block:
    """Make a paragraph of words of ours."""
    return _marked(mrkdwn_within(text, MAX_SECTION))


def paragraphs(paragraphs: Iterable[str]) -> list[Block]:
    """Make as few sections as hold these paragraphs of mrkdwn, a blank line apart."""
    packed: list[str] = []
    for paragraph in paragraphs:
        if packed and len(packed[-1]) + len(paragraph) + 2 <= MAX_SECTION:
            packed[-1] += f"\n\n{paragraph}"
        else:
            packed.append(paragraph)
    return [_marked(text) for text in packed]


def heading(text: str) -> Block:
    """Make a line that heads what follows."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=[_Text(text=inert(text), style=_BOLD)])])


def context(*lines: str) -> Block:
    """Make small print. The lines are mrkdwn: escape what is not a link.

    Raises SlackObjectFormationError when they are longer than a block takes.
    """
    text = "\n".join(lines)
    if len(text) > MAX_SECTION:  # slack_sdk checks this in sections alone
        raise SlackObjectFormationError(f"text attribute cannot exceed {MAX_SECTION} characters")
    return ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True)])


def preformatted(text: str) -> Block:
    """Make a box to copy from."""
    return RichTextBlock(elements=[RichTextPreformattedElement(elements=[_Text(text=inert(text))])])


def record(title: str, url: str, lines: Iterable[str]) -> Block:
    """Make a source's paragraph: its title as a link, and lines about it."""
    return _marked("\n".join([link(url, title), *map(mrkdwn, lines)]))


def told(fact: Told) -> list[Block]:
    """Make a fact in full: title, summary and date, then each quote with its proof below it."""
    claim = [_Text(text=inert(fact.title), style=_BOLD)]
    if fact.summary:
        claim.append(_Text(text=f"\n{inert(fact.summary)}"))
    claim.append(_Text(text=f"\n{inert(fact.status)}", style=_ITALIC))
    before: list[RichTextElement] = [RichTextSectionElement(elements=claim)]
    blocks: list[Block] = []
    for quote in fact.quotes:
        words = RichTextQuoteElement(elements=[_Text(text=inert(quote.words))])
        blocks += [RichTextBlock(elements=[*before, words]), context(mrkdwn(quote.attribution), source_link(quote))]
        before = []
    return blocks


def source_link(quote: Quoted) -> str:
    """Make a link to where the words stand: the whole title and the publisher."""
    return link(quote.url, quote.work)


def buttons(choices: Sequence[Choice]) -> Block:
    """Make a row of buttons that open facts or topics; `choices`: one to MAX_BUTTONS."""
    return ActionsBlock(
        elements=[
            ButtonElement(
                text=PlainTextObject(text=shorten(inert(choice.label), ButtonElement.text_max_length), emoji=False),
                action_id=shorten(f"{OPEN}{choice.key}", ButtonElement.action_id_max_length),
                value=choice.key,
            )
            for choice in choices
        ]
    )


def _marked(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))
