"""The app's Home: its first page, and an answer shown in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from babel import Locale
from slack_sdk.models.blocks import ButtonElement, StaticSelectElement

from bot.rendering import controls, dates, elements
from bot.rendering.escape import inert, mrkdwn, shorten
from bot.rendering.message import Block
from bot.rendering.showing import shown
from bot.rendering.telling import status
from bot.wording import count, locale_of, say
from knowledge import AnyResult, Fact, Lang, News, Novelty, Topic

View: TypeAlias = Mapping[str, Any]

ASK: Final = "home:ask"
TOPIC: Final = "home:topic"
SEARCH: Final = "home:search"
BACK: Final = "home:back"
START: Final = "home:start"
SHARE: Final = "home:share"
LANGUAGE: Final = "home:language"
AUTOMATIC: Final = "auto"
_SPOKEN: Final = 75  # docs.slack.dev: "Button element", accessibility_label


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """What the first page shows. `lang`: of its words. `chosen`: the person's language; None: that of the question."""

    lang: Lang
    topics: Sequence[Topic]
    news: News
    languages: Sequence[Lang]
    chosen: Lang | None


def first_page(page: FirstPage, note: str = "") -> View:
    """Make the page that Home opens with. `note`: a sentence to begin with."""
    lang = page.lang
    return _home(
        [
            *_noted(note),
            controls.heading(say(lang, "home.heading")),
            _said(say(lang, "home.lead")),
            _question(lang),
            controls.made(elements.row([*_topics(page), elements.button(say(lang, "home.search"), SEARCH, SEARCH)])),
            *_left_out(page),
            controls.divider(),
            controls.heading(say(lang, "home.news")),
            *(_new(novelty, lang) for novelty in page.news.newest),
            *(_gone(fact, lang) for fact in page.news.withdrawn),
            *_languages(page),
            controls.made(elements.context(mrkdwn(say(lang, "home.elsewhere")))),
        ]
    )


def answer_page(result: AnyResult, trail: str, *, shareable: bool) -> View:
    """Show a result in Home, with the ways back above it. `trail`: what was shown before and is shown now."""
    lang = result.lang
    ways = [elements.button(say(lang, "home.back"), BACK, BACK)]
    if "\n" in trail:
        ways.append(elements.button(say(lang, "home.start"), START, START))
    if shareable:
        ways.append(elements.button(say(lang, "home.share"), SHARE, SHARE))
    above = [controls.made(elements.row(ways)), _question(lang), controls.divider()]
    return {**_home([*above, *shown(result, surface="home")]), "private_metadata": trail}


def _home(blocks: Sequence[Block]) -> View:
    return {"type": "home", "callback_id": "home", "private_metadata": "", "blocks": list(blocks)}


def _noted(note: str) -> list[Block]:
    return [_said(note)] if note else []


def _said(text: str) -> Block:
    return controls.made(elements.section(text))


def _question(lang: Lang) -> Block:
    return controls.question(ASK, say(lang, "home.question"), say(lang, "home.example"), on_enter=True)


def _topics(page: FirstPage) -> list[StaticSelectElement]:
    options = {topic.key: _label(topic, page.lang) for topic in page.topics}
    return [controls.menu(TOPIC, say(page.lang, "home.topic"), options)] if options else []


def _label(topic: Topic, lang: Lang) -> str:
    return count(lang, "topics.hint", len(topic.facts), topic=topic.title.best(lang)[0])


def _left_out(page: FirstPage) -> list[Block]:
    """Say that a topic can be typed where there are more than a menu holds."""
    if len(page.topics) <= controls.MOST_OPTIONS:
        return []
    return [controls.made(elements.context(mrkdwn(say(page.lang, "home.more_topics"))))]


def _new(novelty: Novelty, lang: Lang) -> Block:
    fact, before = novelty.fact, novelty.before
    lines = [f"*{mrkdwn(fact.title.best(lang)[0])}*", mrkdwn(status(fact, lang))]
    if before:
        when = dates.period(before.as_of, lang)
        lines.append(mrkdwn(say(lang, "home.before", title=before.title.best(lang)[0], when=when)))
    spoken = shorten(inert(say(lang, "home.open_label", title=fact.title.best(lang)[0])), _SPOKEN)
    action_id = shorten(f"{elements.OPEN}{fact.key}", ButtonElement.action_id_max_length)
    return controls.with_button("\n".join(lines), elements.button(say(lang, "home.open"), action_id, fact.key, spoken))


def _gone(fact: Fact, lang: Lang) -> Block:
    lead = say(lang, "withdrawn.lead", title=fact.title.best(lang)[0])
    return _said(f"{lead} {say(lang, 'withdrawn.reason', reason=fact.withdrawn)}")


def _languages(page: FirstPage) -> list[Block]:
    """Let the person choose a language; nothing where there is but one."""
    if len(page.languages) <= 1:
        return []
    options: dict[str, str] = {AUTOMATIC: say(page.lang, "home.automatic")}
    options.update({lang: Locale.parse(lang).get_display_name(locale_of(lang)) or lang for lang in page.languages})
    menu = controls.menu(LANGUAGE, say(page.lang, "home.language"), options, page.chosen or AUTOMATIC)
    label = controls.made(elements.context(mrkdwn(say(page.lang, "home.language"))))
    return [controls.divider(), label, controls.made(elements.row([menu]))]
