"""A small knowledge folder of invented facts, right in every point, to be spoilt one point at a time."""

from pathlib import Path

from knowledge.drafts import read_draft
from knowledge.models import Contents
from knowledge.pins import pin
from knowledge.problems import KnowledgeError
from knowledge.reading import dangling, resolve

ARTICLE = """
The Example Herald met Ada Örnek in her office.

We opened the bridge on 1 May 2020, she says. “Nearly 300 ships” pass below it every year — most of them small ones.
We hope to plant a thousand trees on both banks by 2030. In 2010 no more than 50 ships passed.
"""

SOURCE = """\
#:schema ../schema/source.schema.json
title = "A bridge and its ships"
publisher = "Example Herald"
speaker = "Ada Örnek"
office.en = "Keeper of the Bridge"
article.en = "the article introducing the interview with Ada Örnek"
said = 2021-03-04
url = "https://herald.example/bridge"
language = "en"
checked = 2022-02-02
"""

TOPIC = """\
#:schema ../schema/topic.schema.json
title.en = "The bridge"
lead = "ships-2021"

[ships-2021]
title.en = "Ships in 2021"
kind = "figure"
as_of = 2021-03-04
series = "ships"
say.en = "About 300 ships a year go under the bridge."
ask.en = ["how many ships are there", "number of ships", "ship traffic now"]
alias.en = ["ships"]
[[ships-2021.source]]
id = "herald-2021"
voice = "speaker"
quote = "Nearly 300 ships … every year"

[ships-2010]
title.en = "Ships in 2010"
kind = "figure"
as_of = 2010
series = "ships"
say.en = "In 2010 there were 50 ships at most."
ask.en = ["how many ships were there in 2010", "ships then", "early ship traffic"]
[[ships-2010.source]]
id = "herald-2021"
voice = "speaker"
quote = "no more than 50 ships passed"

[opening]
title.en = "The opening"
kind = "event"
as_of = 2020-05-01
say.en = "The bridge has been in use since May 2020."
ask.en = ["when was the bridge opened", "opening day", "how old is the bridge"]
[[opening.source]]
id = "herald-2021"
voice = "speaker"
quote = "We opened the bridge on 1 May 2020"
"""

SECOND_TOPIC = """\
title.en = "Trees"
lead = "plan"

[plan]
title.en = "A thousand trees"
kind = "plan"
as_of = 2030
say.en = "As of 2021 trees were to be planted on the banks by 2030."
ask.en = ["will there be trees", "trees on the banks", "what is planned for the banks"]
[[plan.source]]
id = "herald-2021"
voice = "speaker"
quote = "plant a thousand trees"

[meeting]
title.en = "Where the interview took place"
kind = "event"
as_of = "2021"
say.en = "The Keeper was interviewed in her office."
ask.en = ["where was the interview", "place of the meeting", "whose office was it"]
[[meeting.source]]
id = "herald-2021"
voice = "article"
quote = "met Ada Örnek in her office"
"""

QUOTES = (
    "met Ada Örnek in her office",
    "We opened the bridge on 1 May 2020",
    "Nearly 300 ships … every year",
    "plant a thousand trees",
    "no more than 50 ships passed",
)
FILES = {"facts/bridge.toml": TOPIC, "facts/trees.toml": SECOND_TOPIC, "sources/herald-2021.toml": SOURCE}


def build(folder: Path, *, pinned: bool = True) -> Path:
    """Write the sample into a folder and return it."""
    for name, content in FILES.items():
        put(folder, name, content)
    if pinned:
        pin(folder, "herald-2021", ARTICLE)
    return folder


def read(folder: Path) -> Contents:
    """Read a folder without holding it against the rules. Raises KnowledgeError."""
    draft = read_draft(folder)
    found = [*draft.problems, *dangling(draft)]
    if found:
        raise KnowledgeError(found)
    return resolve(draft)


def put(folder: Path, name: str, content: str | bytes) -> None:
    """Write one file, and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the one place in a file where `old` stands."""
    content = (folder / name).read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
    put(folder, name, content.replace(old, new))
