"""What people type or choose in, in Home and in modals, as Slack's API takes it."""

from collections.abc import Mapping
from typing import Final

from slack_sdk.models.blocks import (
    Block as Model,
)
from slack_sdk.models.blocks import (
    ConversationSelectElement,
    DividerBlock,
    ExternalDataSelectElement,
    HeaderBlock,
    InputBlock,
    InputInteractiveElement,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig

from bot.rendering import dates
from bot.rendering.elements import plain_text
from bot.rendering.message import Block
from knowledge import Fact, Lang

MOST_OPTIONS: Final = 100  # docs.slack.dev: "Select menu element"
LONGEST_QUESTION: Final = 2_000  # characters; an answer heeds no more
_OPTION_TEXT, _OPTION_VALUE = 75, 150  # docs.slack.dev: "Option object"
_PLACEHOLDER: Final = 150


def heading(text: str) -> Block:
    """Make a large heading."""
    return made(HeaderBlock(text=plain_text(text, HeaderBlock.text_max_length)))


def divider() -> Block:
    """Make a line across."""
    return made(DividerBlock())


def question(name: str, label: str, example: str, *, on_enter: bool) -> Block:
    """Make a line to type a question in. `on_enter`: the Enter key sends it, else the modal's button does."""
    sends = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"]) if on_enter else None
    element = PlainTextInputElement(
        action_id=name,
        placeholder=plain_text(example, _PLACEHOLDER),
        max_length=LONGEST_QUESTION,
        dispatch_action_config=sends,
    )
    return _input(name, label, element, optional=not on_enter, dispatch=on_enter or None)


def completing(name: str, label: str, hint: str) -> Block:
    """Make a menu whose options come from the base while somebody types."""
    element = ExternalDataSelectElement(
        action_id=name, placeholder=plain_text(hint, _PLACEHOLDER), min_query_length=0, focus_on_load=True
    )
    return _input(name, label, element, optional=True)


def conversation(name: str, label: str) -> Block:
    """Make a menu of conversations, which begins with the one that the person came from.

    Slack hands a response_url for the chosen one to whoever gets the modal's submission.
    """
    element = ConversationSelectElement(action_id=name, default_to_current_conversation=True, response_url_enabled=True)
    return _input(name, label, element, optional=False)


def menu(name: str, label: str, options: Mapping[str, str], chosen: str | None = None) -> StaticSelectElement:
    """Make a menu of labels by their values; no more than Slack takes of them."""
    made_options = {value: _option(label, value) for value, label in list(options.items())[:MOST_OPTIONS]}
    return StaticSelectElement(
        action_id=name,
        placeholder=plain_text(label, _PLACEHOLDER),
        options=list(made_options.values()),
        initial_option=made_options.get(chosen or ""),
    )


def with_button(text: str, button: InteractiveElement) -> Block:
    """Make a paragraph of mrkdwn with a button beside it."""
    return made(SectionBlock(text=MarkdownTextObject(text=text, verbatim=True), accessory=button))


def label(text: str, limit: int) -> Block:
    """Make a view's title, or the words on its own buttons."""
    words: Block = plain_text(text, limit).to_dict()
    return words


def fact_options(facts: tuple[Fact, ...], lang: Lang) -> list[Block]:
    """Make the options of `completing`: titles, and below them of what time they speak."""
    return [
        made(_option(fact.title.best(lang)[0], fact.key, dates.period(fact.as_of, lang)))
        for fact in facts[:MOST_OPTIONS]
        if len(fact.key) <= _OPTION_VALUE
    ]


def made(block: Model | Option) -> Block:
    """Give a block or option of slack_sdk the form in which it is sent."""
    sent: Block = block.to_dict()
    return sent


def _input(
    name: str, label: str, element: InputInteractiveElement, *, optional: bool, dispatch: bool | None = None
) -> Block:
    return made(
        InputBlock(
            block_id=name, label=plain_text(label, 150), element=element, optional=optional, dispatch_action=dispatch
        )
    )


def _option(label: str, value: str, description: str | None = None) -> Option:
    below = plain_text(description, _OPTION_TEXT) if description else None
    return Option(text=plain_text(label, _OPTION_TEXT), value=value, description=below)
