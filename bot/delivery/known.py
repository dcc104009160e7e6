"""What was taken in lately, in memory: what comes again is told from what is new without answering it first."""

from collections import OrderedDict
from typing import Final

from bot.delivery.claims import Claim

MOST: Final = 10_000  # keys; a few megabytes


class Known:
    """Remembers the latest keys that were taken. It may have forgotten one: only the inbox decides what is new."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._keys: OrderedDict[tuple[str, str], None] = OrderedDict()

    def note(self, claim: Claim) -> None:
        """Remember that a claim was taken."""
        self._keys.update(dict.fromkeys((claim.team, key) for key in claim.keys))
        while len(self._keys) > self._most:
            self._keys.popitem(last=False)

    def forget(self, team: str, key: str) -> None:
        """Forget a key that was given back."""
        self._keys.pop((team, key), None)

    def has(self, claim: Claim) -> bool:
        """Tell whether one of the claim's keys is remembered."""
        return any((claim.team, key) in self._keys for key in claim.keys)
