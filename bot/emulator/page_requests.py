"""What the page asks the emulator for over the websocket: one struct for each kind of frame."""

from typing import TypeAlias

from msgspec import DecodeError, Struct, field
from msgspec import json as msgspec_json

from bot.emulator.records import Json

State: TypeAlias = dict[str, dict[str, dict[str, Json]]]  # {"values": {block_id: {action_id: what was entered}}}


class _Asked(Struct, forbid_unknown_fields=True, kw_only=True):
    user: str = field(name="as", default="")


class Post(_Asked, tag="post"):
    """A person writes a message."""

    channel: str
    text: str
    thread_ts: str | None = None


class Slash(_Asked, tag="slash"):
    """A person uses a slash command. Slack refuses one in a thread, and so does the emulator."""

    channel: str
    command: str
    text: str
    thread_ts: str | None = None


class Press(_Asked, tag="press"):
    """A person uses an element of a message, or of the view `view_id`.

    `value`: a button's, or what was typed. The `selected_…` fields are as in Slack's `actions`; an option may be given
    by its value alone. `state`: what else is entered in the view at that moment.
    """

    block_id: str
    action_id: str
    channel: str | None = None
    message_ts: str | None = None
    view_id: str | None = None
    value: str | None = None
    selected_option: Json | str | None = None
    selected_options: list[Json | str] | None = None
    selected_date: str | None = None
    selected_conversation: str | None = None
    state: State | None = None


class OpenHome(_Asked, tag="open_home"):
    """A person opens the app's Home tab."""


class OpenMessages(_Asked, tag="open_messages"):
    """A person opens the app's Messages tab."""

    channel: str | None = None


class UseShortcut(_Asked, tag="shortcut"):
    """A person uses a global shortcut."""

    callback_id: str


class UseMessageShortcut(_Asked, tag="message_shortcut"):
    """A person uses a shortcut on a message."""

    callback_id: str
    channel: str
    message_ts: str


class Suggest(_Asked, tag="suggest"):
    """A person types in a menu whose options the app brings. The answer names `id`."""

    id: str
    action_id: str
    value: str
    block_id: str | None = None
    view_id: str | None = None
    channel: str | None = None
    message_ts: str | None = None


class Submit(_Asked, tag="submit"):
    """A person submits a modal."""

    view_id: str
    state: State = {}


class CloseView(_Asked, tag="close_view"):
    """A person closes a modal; with `all` every modal below it too, as the cross in its corner does."""

    view_id: str
    all: bool = False


class SetFaults(_Asked, tag="faults"):
    """Somebody sets switches for faults; those that are not named stay as they are."""

    twice: bool | None = None
    reorder: bool | None = None
    drop: bool | None = None
    rate_limit: bool | None = None
    server_error: bool | None = None
    deaf: bool | None = None
    slow: bool | None = None


class Redeliver(_Asked, tag="redeliver"):
    """Somebody has an envelope delivered once more."""

    envelope_id: str


Request: TypeAlias = (
    Post
    | Slash
    | Press
    | OpenHome
    | OpenMessages
    | UseShortcut
    | UseMessageShortcut
    | Suggest
    | Submit
    | CloseView
    | SetFaults
    | Redeliver
)

_READER: msgspec_json.Decoder[Request] = msgspec_json.Decoder(Request)


def read_request(frame: str | bytes) -> Request:
    """Read what the page asks for. Raises ValueError with words for whoever looks at the page."""
    try:
        return _READER.decode(frame)
    except (DecodeError, UnicodeError, RecursionError) as error:
        raise ValueError(f"The page sent something that the emulator does not understand: {error}") from None
