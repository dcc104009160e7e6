"""Single Block Kit blocks, made of slack_sdk's models, with every text in them inert."""

from collections.abc import Iterable, Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonsElement,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import FeedbackButtonObject

from bot.rendering.escape import inert, link, mrkdwn, mrkdwn_within, shorten
from bot.rendering.parts import Choice, Quoted, Told, Usage

MAX_BUTTONS = ActionsBlock.elements_max_length
MAX_SECTION = SectionBlock.text_max_length
MAX_OPTION = Option.value_max_length
OPEN = "open:"
# The number is that of the form in which the button's value is written: presses of older buttons are still understood.
MORE = "more:1"
SHARE = "share:1"
CITE = "cite:1"
FEEDBACK = "feedback:1"
TELL_EDITORS = "editors:1"
GOOD, BAD = "+", "-"  # before what a feedback button carries

_MAX_PLACEHOLDER = 150
_MAX_THUMB = 75

_Text = RichTextElementParts.Text
_BOLD = RichTextElementParts.TextStyle(bold=True)


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


def quoted(text: str) -> Block:
    """Make words of somebody else's, just as they are."""
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[_Text(text=inert(text))])])


def record(title: str, url: str, lines: Iterable[str]) -> Block:
    """Make a source's paragraph: its title as a link, and lines about it."""
    return _marked("\n".join([link(url, title), *map(mrkdwn, lines)]))


def told(fact: Told) -> list[Block]:
    """Make a fact in full: title, summary and date, then each quote with its translation and its proof below it."""
    lines = "".join(f"\n{inert(line)}" for line in (fact.summary, fact.status) if line)
    claim = [_Text(text=inert(fact.title), style=_BOLD), _Text(text=lines)]
    before: list[RichTextElement] = [RichTextSectionElement(elements=claim)]
    blocks: list[Block] = []
    for quote in fact.quotes:
        words = RichTextQuoteElement(elements=[_Text(text=inert(quote.words))])
        after = [RichTextSectionElement(elements=[_Text(text=inert(quote.translation))])] if quote.translation else []
        proof = context(mrkdwn(quote.attribution), source_link(quote))
        blocks += [RichTextBlock(elements=[*before, words, *after]), proof]
        before = []
    return blocks


def source_link(quote: Quoted) -> str:
    """Make a link to where the words stand: the whole title and the publisher."""
    return link(quote.url, quote.work)


def buttons(choices: Sequence[Choice]) -> Block:
    """Make a row of buttons that open facts or topics; `choices`: one to MAX_BUTTONS."""
    return row([opening(choice.value, choice.label) for choice in choices])


def row(elements: Sequence[InteractiveElement]) -> Block:
    """Make a row of buttons and menus."""
    return ActionsBlock(elements=elements)


def button(label: str, action_id: str, value: str, spoken: str | None = None) -> InteractiveElement:
    """Make a button. `spoken`: what a screen reader says instead of the label."""
    text = plain_text(label, ButtonElement.text_max_length)
    return ButtonElement(text=text, action_id=action_id, value=value, accessibility_label=spoken)


def opening(value: str, label: str, spoken: str | None = None) -> InteractiveElement:
    """Make a button that opens a fact or topic: a choice's value."""
    return button(label, shorten(f"{OPEN}{value}", ButtonElement.action_id_max_length), value, spoken)


def menu(label: str, choices: Sequence[Choice]) -> InteractiveElement:
    """Make a menu that opens facts in place, or a button where there is but one to open."""
    if len(choices) == 1:
        return button(choices[0].label, MORE, choices[0].value)
    options = [Option(text=plain_text(each.label, Option.label_max_length), value=each.value) for each in choices]
    return StaticSelectElement(placeholder=plain_text(label, _MAX_PLACEHOLDER), action_id=MORE, options=options)


def feedback(good: str, bad: str, carried: str) -> Block:
    """Make Slack's two thumbs; `good` and `bad` are what they mean."""
    thumbs = [
        FeedbackButtonObject(text=plain_text(label, _MAX_THUMB), value=f"{sign}{carried}")
        for label, sign in ((good, GOOD), (bad, BAD))
    ]
    element = FeedbackButtonsElement(action_id=FEEDBACK, positive_button=thumbs[0], negative_button=thumbs[1])
    return ContextActionsBlock(elements=[element])


def usages(usages: Iterable[Usage]) -> Block:
    """Make a list of what can be typed, one line each."""
    return _marked("\n".join(f"`{mrkdwn(usage.typed)}` — {mrkdwn(usage.gives)}" for usage in usages))


def plain_text(text: str, limit: int) -> PlainTextObject:
    """Make a plain text of so many characters at most."""
    return PlainTextObject(text=shorten(inert(text), limit), emoji=False)


def _marked(text: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))
