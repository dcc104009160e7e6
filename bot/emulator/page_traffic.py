"""The app's traffic as the page's inspector shows it: without secrets."""

from bot.emulator.records import Call, Envelope, Json

_SECRET = {"token"}  # Slack's old verification token, and a token that stands where none belongs


def traffic_frame(what: Call | Envelope) -> Json:
    """Give the frame of a call or an envelope."""
    return call_frame(what) if isinstance(what, Call) else envelope_frame(what)


def call_frame(call: Call) -> Json:
    """Tell of a call and what was answered."""
    return {
        "type": "call",
        "call": {
            "id": call.id,
            "method": call.method,
            "arguments": _shown(call.arguments),
            "status": call.status,
            "response": _shown(call.response),
            "error": call.error,
            "detail": call.detail,
            "at": call.at,
        },
    }


def envelope_frame(envelope: Envelope) -> Json:
    """Tell of an envelope as it stands: sent, acknowledged, or given up."""
    return {
        "type": "envelope",
        "envelope": {
            "id": envelope.id,
            "type": envelope.type,
            "payload": _shown(envelope.payload),
            "retry_attempt": envelope.retry_attempt,
            "retry_reason": envelope.retry_reason,
            "sent_at": envelope.sent_at,
            "acked_at": envelope.acked_at,
            "seconds_to_ack": envelope.seconds_to_ack,
            "failure": envelope.failure,
            "late": envelope.late,
            "answer": envelope.answer,
            "refusal": envelope.refusal,
        },
    }


def _shown(fields: Json) -> Json:
    shown = {name: value for name, value in fields.items() if name not in _SECRET}
    if isinstance(url := shown.get("response_url"), str):
        shown["response_url"] = url.rpartition("/")[0] + "/…"
    if isinstance(url := shown.get("url"), str):  # of a new socket: its ticket opens it
        shown["url"] = url.partition("?")[0]
    return shown
