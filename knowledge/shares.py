"""How much of each source its quotes give away."""

from knowledge.drafts import Draft

FAIR = 0.6  # of a source's words: the project's own limit, "a fair share"


def shares(draft: Draft) -> dict[str, float]:
    """Return, for each source with pins, the part (0 to 1) of its words that some quote covers; overlaps count once."""
    found: dict[str, float] = {}
    for source, record in draft.pins.items():
        covered = {
            word
            for pin in record.pin
            for at, length in zip(pin.at, pin.lengths, strict=True)
            for word in range(at, at + length)
        }
        found[source] = len(covered) / record.text_words if record.text_words else 0.0
    return found
