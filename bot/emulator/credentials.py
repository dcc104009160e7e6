"""The secrets of one emulated workspace: new ones at every start, with the prefixes that Slack's have."""

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Literal

TokenKind = Literal["bot", "app"]


def _digits() -> str:
    return str(10**12 + secrets.randbelow(9 * 10**12))


@dataclass(frozen=True, slots=True)
class Credentials:
    """Tokens and secrets. `page_token` stands in the page's address; `verification_token` is in every payload."""

    bot_token: str = field(default_factory=lambda: f"xoxb-{_digits()}-{_digits()}-{secrets.token_hex(12)}", repr=False)
    app_token: str = field(default_factory=lambda: f"xapp-1-AKZTURK01-{_digits()}-{secrets.token_hex(32)}", repr=False)
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    verification_token: str = field(default_factory=lambda: secrets.token_hex(12), repr=False)
    page_token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    def kind_of(self, token: str) -> TokenKind | None:
        """Tell which of the two tokens this is; None: neither."""
        if same_secret(token, self.bot_token):
            return "bot"
        return "app" if same_secret(token, self.app_token) else None


def same_secret(given: str, right: str) -> bool:
    """Compare in constant time; `given` may hold any characters."""
    return hmac.compare_digest(given.encode(errors="surrogatepass"), right.encode())
