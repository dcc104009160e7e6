"""Who does what where: Kazakh students in Türkiye, or Turkish students in Kazakhstan."""

from collections.abc import Sequence

from knowledge.concepts import Concept, Role

OURS = ("kazakhstan", "turkiye")
Direction = tuple[str, str]


def direction_of(concepts: Sequence[Concept]) -> Direction | None:
    """Tell Kazakh students in Türkiye from Turkish students in Kazakhstan.

    A country with one role gives the other the opposite one, if that is named without any, or not named: the base tells
    of the two alone. Roles at odds tell nothing.
    """
    roles = {country: {concept.role for concept in concepts if concept.name == country} for country in OURS}
    found = [(origin, place) for origin, place in (OURS, OURS[::-1]) if _leads(roles[origin], roles[place])]
    return found[0] if len(found) == 1 else None


def _leads(origin: set[Role | None], place: set[Role | None]) -> bool:
    if not (origin and place):
        return origin == {"from"} or place == {"in"}
    return ("from" in origin and ("in" in place or place == {None})) or (origin == {None} and "in" in place)
