"""Many short texts and a small number for each, in little memory."""

from array import array
from bisect import bisect_left
from hashlib import blake2b


class Table:
    """A map from texts to numbers below 65,536 that keeps no text: ten bytes an entry, where a dict takes two hundred.

    A text is told by its hash of 64 bits: in a table of a hundred thousand texts, one unknown text in a hundred million
    million is taken for another.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._numbers = array("H")

    def add(self, text: str, number: int) -> None:
        """Note a number for a text. It may be noted again: `close` tells which counts."""
        self._hashes.append(_hash(text))
        self._numbers.append(number)

    def close(self, *, greatest: bool = False) -> None:
        """Let numbers be looked up from now on: of several for one text the first that was noted, or the greatest."""
        order = list(range(len(self._hashes)))
        if greatest:
            order.sort(key=self._numbers.__getitem__, reverse=True)
        order.sort(key=self._hashes.__getitem__)
        hashes, numbers = array("q"), array("H")
        for place in order:
            if not hashes or hashes[-1] != self._hashes[place]:
                hashes.append(self._hashes[place])
                numbers.append(self._numbers[place])
        self._hashes, self._numbers = hashes, numbers

    def get(self, text: str) -> int | None:
        """Return the number of a text, if it has one."""
        wanted = _hash(text)
        place = bisect_left(self._hashes, wanted)
        return self._numbers[place] if place < len(self._hashes) and self._hashes[place] == wanted else None


def _hash(text: str) -> int:
    """Return 64 bits that are the same in every process, as those of Python's own `hash` are not."""
    return int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest(), signed=True)
