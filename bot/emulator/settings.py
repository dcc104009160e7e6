"""How strict and how fast the emulated Slack is. The defaults are Slack's own figures."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The knobs of an emulator. Tests make the times short; nothing else needs to change them.

    - `ack_seconds`: an envelope must be acknowledged by then (docs.slack.dev: "Handling user interaction").
    - `retry_seconds`: pauses before each further attempt to deliver an event ("The Events API": nearly at once,
      after a minute, after five).
    - `messages_per_second`, `message_burst`: chat.postMessage in one channel ("Rate limits": about one a second, short
      bursts are tolerated); None takes the limit away. How long a burst may be is not documented.
    - `repeated_client_msg_id`: what a second chat.postMessage with the same one does. Undocumented, so both can be had.
    - `response_url_uses`, `response_url_seconds`: how often and how long a response_url works.
    - `trigger_seconds`: how long a trigger_id may lie unused ("views.open").
    - `keep_traffic`, `keep_messages`: how many calls and envelopes, and how many messages, are remembered; None: all.
    - `max_connections`: sockets open at a time ("Using Socket Mode"); `ticket_seconds`: how long a socket's address may
      lie unused; `ping_seconds`: pause between ping frames.
    """

    ack_seconds: float = 3.0
    retry_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    messages_per_second: float | None = 1.0
    message_burst: int = 5
    repeated_client_msg_id: Literal["repeat", "dedupe"] = "repeat"
    response_url_uses: int = 5
    response_url_seconds: float = 1800.0
    trigger_seconds: float = 3.0
    keep_traffic: int | None = None
    keep_messages: int | None = None
    max_connections: int = 10
    ticket_seconds: float = 30.0
    ping_seconds: float = 30.0
