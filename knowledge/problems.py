"""What is wrong with a knowledge folder, told to the person who can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Problems sort by file, then key, then field.

    `file`: its path inside the knowledge folder, "" for the folder as a whole; `key`: of a topic ("education"), a fact
    ("education/students") or a source, else ""; `field`: as it is written ("say.en"), with a number where there are
    several ("source 2, quote"), else "".
    """

    file: str
    key: str
    field: str
    what: str
    do: str

    def __str__(self) -> str:
        """Give it in one line: file, key, field, what is wrong, what to do; what would not print is spelt out."""
        parts = (self.file, self.key, self.field, f"{self.what}; {self.do}")
        return "".join(map(_printable, ": ".join(part for part in parts if part)))


class KnowledgeError(Exception):
    """A knowledge folder cannot be used. `problems` names everything found wrong with it, in order, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Give each problem in a line."""
        return "\n".join(map(str, self.problems))


def _printable(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
