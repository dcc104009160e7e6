"""The connection to Slack's Web API: TCP, TLS, the proxy, who answers, and what its clock says."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from bot.exits import WANTING
from bot.http_events import LARGEST_SKEW
from bot.operations.doctor.finding import Finding, failed, not_tried, passed
from bot.operations.doctor.probe import Answer, probe
from bot.operations.doctor.route import Route, route_to
from bot.operations.doctor.subject import Subject
from bot.operations.doctor.unreached import unreached
from bot.settings import SLACK
from bot.web_api import NETWORK_ERRORS

_MINUTE: Final = 60
_UNITS: Final = ((86400, "days"), (3600, "hours"), (_MINUTE, "minutes"), (1, "seconds"))
_WORTH_TELLING: Final = 30  # seconds; an answer takes time, and its Date has whole seconds


async def connection(subject: Subject) -> Finding:
    """Connect to the Web API as kzturk does, and see who answers."""
    url = subject.api_url or ""
    route = route_to(url)
    try:
        answer = await probe(f"{url}api.test", route)
    except (*NETWORK_ERRORS, ValueError) as error:
        return unreached(error, route)
    return _judged(answer, route, tls=url.startswith("https:"))


def _judged(answer: Answer, route: Route, *, tls: bool) -> Finding:
    details = {"host": route.host, "proxy": route.told if route.proxy else "", "tls": tls, "http": answer.status}
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        return failed(
            f"{route.host} is reached {route.told}, and answers {answer.status}",
            "It has trouble of its own: try again in some minutes, and see https://slack-status.com.",
            exit_status=WANTING,
            details=details,
        )
    if not answer.is_web_api:
        return failed(
            f"what answers for {route.host}, {route.told}, is not Slack's Web API (it answers {answer.status})",
            f"Set SLACK_API_URL to the base of a Web API, like {SLACK}, or unset it.",
            "If it is right, something in between answers in Slack's place: a proxy, or a network that wants a login.",
            details=details,
        )
    return passed(f"{route.host} answers, {route.told}, {'over TLS' if tls else 'without TLS'}", details)


async def clock(subject: Subject) -> Finding:
    """Hold this machine's clock against that of Slack's server, as its answer's Date header tells."""
    url = subject.api_url or ""
    try:
        answer = await probe(f"{url}api.test", route_to(url))
        theirs = parsedate_to_datetime(answer.date)
    except (*NETWORK_ERRORS, ValueError):
        return not_tried("Slack's answer has no Date that could be read")
    skew = answer.asked_at - theirs.timestamp()
    details = {"skew_seconds": round(skew)}
    if abs(skew) > LARGEST_SKEW:
        return failed(
            f"{_told(skew)}: it says {_in_words(answer.asked_at)}, and Slack {_in_words(theirs.timestamp())}",
            "Set the clock, and let it be kept right: timedatectl set-ntp true. Over HTTP nothing is taken from Slack "
            f"when the clocks differ by more than {LARGEST_SKEW // _MINUTE} minutes.",
            details=details,
        )
    return passed(_told(skew) if abs(skew) > _WORTH_TELLING else "agrees with Slack's", details)


def _told(skew: float) -> str:
    size = abs(round(skew))
    unit, name = next(each for each in _UNITS if size >= 2 * each[0])
    return f"{size / unit:,.0f} {name} {'ahead of' if skew > 0 else 'behind'} Slack's"


def _in_words(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
