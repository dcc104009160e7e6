"""The two thumbs below an answer, and what somebody tells the editors after the lower one."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.claims import claim_of
from bot.delivery.outgoing import Post
from bot.listeners.desk import Desk
from bot.listeners.pressing import carried, reply
from bot.listeners.views import kept_in, lang_for, shown_or_told
from bot.people import Person, person_of
from bot.rendering import dialogs
from bot.rendering.carried import told
from bot.rendering.elements import GOOD
from bot.rendering.escape import inert, shorten
from bot.rendering.notes import thanks, to_editors
from bot.wording import say
from knowledge import Fact, GoneError


async def judge(ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Keep a judgement, the last one of each person on each answer, and thank for it: for the same praise once."""
    await ack()
    person, sign, answer = person_of(body), carried(action)[:1], carried(action)[1:]
    good = sign == GOOD
    new = await desk.feedback.give(person, answer, good=good, at=float(action["action_ts"]))
    if good and not new:
        return
    message = thanks(lang_for(person, desk), answer, good=good, editors=bool(desk.editors))
    await desk.outbox.answer_once(claim_of(body), reply(body, message))


async def ask_for_words(
    ack: AsyncAck, action: Mapping[str, Any], body: Mapping[str, Any], desk: Desk, client: AsyncWebClient
) -> None:
    """Open the form for words to the editors, at once: what opens it is good for three seconds."""
    await ack()
    person = person_of(body)
    form = dialogs.editors_form(lang_for(person, desk), carried(action))
    opening = client.views_open(trigger_id=body["trigger_id"], view=form)
    desk.background.run(shown_or_told(desk, person, "search_modal.not_opened", opening))


async def tell_editors(ack: AsyncAck, view: Mapping[str, Any], body: Mapping[str, Any], desk: Desk) -> None:
    """Post what somebody wrote in the editors' channel, once, and thank in the place of the form."""
    person = person_of(body)
    lang = lang_for(person, desk)
    typed = str(view["state"]["values"][dialogs.WORDS][dialogs.WORDS].get("value") or "")
    words = shorten(inert(typed).strip(), dialogs.MOST)
    if desk.editors and words:
        message = to_editors(person.user, _facts(kept_in(body), person, desk), words)
        await desk.outbox.answer_once(claim_of(body), Post(channel=desk.editors, message=message, asker=person.user))
    sentence = say(lang, "feedback.told" if desk.editors and words else "feedback.no_editors")
    await ack(response_action="update", view=dialogs.said(say(lang, "feedback.button"), sentence, lang))


def _facts(kept: str, person: Person, desk: Desk) -> tuple[Fact, ...]:
    """Return what the answer told; nothing where none of it is left."""
    try:
        return told(desk.recall(kept, person))
    except GoneError:
        return ()
