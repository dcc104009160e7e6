"""The app's Home: opened, searched, browsed, and turned back. Each view replaces the one before in its place."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.listeners import search_modal, trail
from bot.listeners.desk import Desk
from bot.listeners.pressing import carried
from bot.listeners.views import kept_in, lang_for, shown_or_told
from bot.people import Person, person_of
from bot.rendering import home
from bot.rendering.elements import MORE, OPEN
from bot.rendering.home import View
from bot.wording import say
from knowledge import LANGUAGES, AnyResult, GoneError, TopicList

Press: TypeAlias = Mapping[str, Any]


async def is_home(body: Mapping[str, Any]) -> bool:
    """Tell whether somebody opened Home, or used something in it (docs.slack.dev: app_home_opened, block_actions)."""
    return (body.get("event") or {}).get("tab") == "home" or (body.get("view") or {}).get("type") == "home"


async def open_home(event: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Show Home when it is opened: what was open in it, as it stands now; else its first page."""
    seen = event.get("view") or {}
    person = person_of(body)
    view = _told_again(str(seen.get("private_metadata") or ""), desk, person)
    desk.background.run(desk.screens.put(_screen(person), _publishing(client, person, view), hash_=seen.get("hash")))


async def press(ack: AsyncAck, action: Press, body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Show what was asked for in Home."""
    await ack()
    person = person_of(body)
    if action["action_id"] == home.LANGUAGE:
        await desk.people.choose(person, next((lang for lang in LANGUAGES if lang == carried(action)), None))
    view = _after(action, kept_in(body), desk, person)
    if view is not None:
        put = _publishing(client, person, view)
        at = float(action["action_ts"])
        showing = desk.screens.put(_screen(person), put, hash_=body["view"].get("hash"), at=at)
        desk.background.run(shown_or_told(desk, person, "home.not_shown", showing))


def _after(action: Press, kept: str, desk: Desk, person: Person) -> View | None:
    """Return the view that follows. None: nothing was asked. An element of an older Home leads to the first page."""
    name, value = str(action["action_id"]), carried(action)
    if name == home.ASK and not value.strip():
        return None
    try:
        if name == home.ASK:
            return _further(desk.answer(value, person), kept)
        if name in {home.TOPIC, MORE} or name.startswith(OPEN):
            return _further(trail.opened(value, desk, person), kept)
    except GoneError:
        return _first_page(desk, person, "button.stale")
    kept_then = {home.BACK: trail.back(kept), home.START: "", home.LANGUAGE: kept}
    return (
        _told_again(kept_then[name], desk, person) if name in kept_then else _first_page(desk, person, "button.unknown")
    )


def _further(result: AnyResult, kept: str) -> View:
    return home.answer_page(result, trail.further(kept, result), shareable=trail.can_be_shared(result))


def _told_again(kept: str, desk: Desk, person: Person) -> View:
    if not kept:
        return _first_page(desk, person)
    try:
        result = trail.shown(kept, desk, person)
    except GoneError:
        return _first_page(desk, person, "button.stale")
    return home.answer_page(result, kept, shareable=trail.can_be_shared(result))


def _first_page(desk: Desk, person: Person, note: str = "") -> View:
    base, lang = desk.knowledge.base, lang_for(person, desk)
    listed = desk.look_up("topics", person)
    page = home.FirstPage(
        lang=lang,
        topics=listed.topics if isinstance(listed, TopicList) else (),
        news=base.lately(),
        languages=base.contents.languages,
        chosen=desk.people.language_of(person),
    )
    return home.first_page(page, say(lang, note) if note else "")


async def share(ack: AsyncAck, body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Open what Home shows in a modal: there alone Slack lets a person choose where it is to be posted."""
    await ack()
    search_modal.show_found(trail.now(kept_in(body)), body, desk, client)


def _screen(person: Person) -> str:
    return f"home {person.team} {person.user}"


def _publishing(
    client: AsyncWebClient, person: Person, view: View
) -> Callable[[str | None], Awaitable[AsyncSlackResponse]]:
    async def publish(hash_: str | None) -> AsyncSlackResponse:
        return await client.views_publish(user_id=person.user, view={**view}, hash=hash_)

    return publish
