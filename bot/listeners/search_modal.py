"""The global shortcut: a modal that finds a fact while one types, shows it, and shares it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Share
from bot.listeners import trail
from bot.listeners.desk import Desk
from bot.listeners.pressing import carried
from bot.listeners.views import kept_in, lang_for, shown_or_told
from bot.people import Person, person_of
from bot.rendering import modal
from bot.rendering.controls import fact_options
from bot.rendering.elements import MORE, OPEN
from bot.rendering.home import View
from bot.rendering.slack import render, render_words
from bot.wording import say
from knowledge import AnyResult, GoneError

_OFFERED = 20  # facts, while somebody types


async def is_ours(body: Mapping[str, Any]) -> bool:
    """Tell whether something was done in one of these modals."""
    return (body.get("view") or {}).get("callback_id") in {modal.SEARCH, modal.FOUND}


async def open_search(ack: AsyncAck, body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Open the modal: by the shortcut, or from Home."""
    await ack()
    _open(modal.search_view(lang_for(person_of(body), desk)), body, desk, client)


def show_found(kept: str, body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Open the modal with what a view kept told again, ready to be shared."""
    _open(_told_again(kept, desk, person_of(body)), body, desk, client)


async def suggest(ack: AsyncAck, payload: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Offer facts for what has been typed so far."""
    facts = desk.knowledge.base.complete(str(payload.get("value") or ""), _OFFERED)
    await ack(options=[dict(option) for option in fact_options(facts, lang_for(person_of(body), desk))])


async def search(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Show the fact that was chosen, or the answer to what was typed, in the modal itself."""
    person, values = person_of(body), body["view"]["state"]["values"]
    chosen, words = carried(_state(values, modal.FACT)), carried(_state(values, modal.WORDS))
    if not (chosen or words.strip()):
        await ack(response_action="errors", errors={modal.FACT: say(lang_for(person, desk), "search_modal.empty")})
        return
    try:
        view = _further(trail.opened(chosen, desk, person) if chosen else desk.answer(words, person), "")
    except GoneError:
        view = _search_again(desk, person)
    await ack(response_action="update", view={**view})


async def press(
    ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, client: AsyncWebClient
) -> None:
    """Show in the modal what a button in it asks for."""
    await ack()
    person, seen = person_of(body), body["view"]
    put = _updating(client, seen["id"], _after(action, kept_in(body), desk, person))
    showing = desk.screens.put(f"modal {seen['id']}", put, hash_=seen.get("hash"), at=float(action["action_ts"]))
    desk.background.run(shown_or_told(desk, person, "search_modal.not_opened", showing))


async def share(ack: AsyncAck, body: Mapping[str, Any], desk: Desk) -> None:
    """Share what the modal shows with the conversation that was chosen, once, and close it.

    What tells no facts any more is not posted: the modal then shows why, for instance that it was withdrawn.
    """
    person = person_of(body)
    lang = lang_for(person, desk)
    places = body.get("response_urls") or ()
    if not places:
        await ack(response_action="errors", errors={modal.WHERE: say(lang, "search_modal.no_way")})
        return
    try:
        result = trail.shown(kept_in(body), desk, person)
    except GoneError:
        await ack(response_action="errors", errors={modal.WHERE: say(lang, "button.gone")})
        return
    if not trail.can_be_shared(result):
        await ack(response_action="update", view={**modal.found_view(result, kept_in(body), shareable=False)})
        return
    await desk.outbox.answer_once(claim_of(body), _shared(result, person, places[0]))
    await ack()


def _shared(result: AnyResult, person: Person, place: Mapping[str, Any]) -> Share:
    return Share(
        response_url=place["response_url"],
        channel=place["channel_id"],
        user=person.user,
        message=render(result, shared_by=person.user),
        result=result,
        shared=render_words(say(result.lang, "share.done")),
        uncorrectable=render_words(say(result.lang, "share.uncorrectable")),
    )


def _after(action: Mapping[str, Any], kept: str, desk: Desk, person: Person) -> View:
    name = str(action["action_id"])
    if name == modal.AGAIN:
        return modal.search_view(lang_for(person, desk))
    if name == modal.BACK:
        return _told_again(trail.back(kept), desk, person)
    if name == MORE or name.startswith(OPEN):
        try:
            return _further(trail.opened(carried(action), desk, person), kept)
        except GoneError:
            return _search_again(desk, person)
    return _search_again(desk, person, "button.unknown")


def _state(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return (values.get(name) or {}).get(name) or {}


def _further(result: AnyResult, kept: str) -> View:
    return modal.found_view(result, trail.further(kept, result), shareable=trail.can_be_shared(result))


def _told_again(kept: str, desk: Desk, person: Person) -> View:
    try:
        result = trail.shown(kept, desk, person)
    except GoneError:
        return _search_again(desk, person)
    return modal.found_view(result, kept, shareable=trail.can_be_shared(result))


def _search_again(desk: Desk, person: Person, why: str = "button.stale") -> View:
    """Begin anew where what was asked for is no longer there. `why`: the key of a sentence."""
    lang = lang_for(person, desk)
    return modal.search_view(lang, say(lang, why))


def _open(view: View, body: Mapping[str, Any], desk: Desk, client: AsyncWebClient) -> None:
    """Open a modal at once: what Slack gives for it is good for three seconds."""
    opening = client.views_open(trigger_id=body["trigger_id"], view={**view})
    desk.background.run(shown_or_told(desk, person_of(body), "search_modal.not_opened", opening))


def _updating(
    client: AsyncWebClient, view_id: str, view: View
) -> Callable[[str | None], Awaitable[AsyncSlackResponse]]:
    async def update(hash_: str | None) -> AsyncSlackResponse:
        return await client.views_update(view_id=view_id, view={**view}, hash=hash_)

    return update
