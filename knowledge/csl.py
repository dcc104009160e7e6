"""A quotation as an item of CSL-JSON, the data that citation managers exchange.

Fields and types: the Citation Style Language's specification 1.0.2 and its csl-data schema.
"""

from typing import NotRequired, TypedDict

from knowledge.models import Lang, Localised, Quotation

INTERVIEW = Localised(en="Interview", tr="Söyleşi", kk="Сұхбат", ru="Интервью")
INFERRED = Localised(
    en="date inferred",
    tr="tarih çıkarım yoluyla belirlendi",
    kk="күні жанама түрде анықталды",
    ru="дата установлена косвенно",
)
_NOT_THE_TITLE = Localised(
    en="The title in square brackets is a description, not the published title.",
    tr="Köşeli ayraç içindeki başlık bir betimlemedir, yayımlanan başlık değildir.",
    kk="Шаршы жақшадағы атау — жарияланған тақырып емес, сипаттама.",
    ru="Название в квадратных скобках — описание, а не опубликованный заголовок.",
)


class Name(TypedDict):
    """A person's name."""

    family: str
    given: NotRequired[str]


# The schema's names have hyphens, which no class body could spell.
Date = TypedDict("Date", {"date-parts": list[list[int]]})
Item = TypedDict(
    "Item",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": NotRequired[list[Name]],
        "container-title": str,
        "issued": Date,
        "accessed": Date,
        "URL": str,
        "language": str,
        "genre": NotRequired[str],
        "note": NotRequired[str],
    },
)


def csl(quotation: Quotation, lang: Lang) -> Item:
    """Return the item to cite a quotation by; `lang` is the language of the words that are ours.

    What the person interviewed says is an `interview`, whose author is that person, as CSL has it; what the article
    says in its own voice is a `webpage` without an author. A title of ours stands in square brackets. The publisher is
    given as the site's name alone: a style that prints both would print it twice.
    """
    record = quotation.source.record
    spoken = quotation.voice == "speaker"
    item: Item = {
        "id": quotation.source.id if spoken else f"{quotation.source.id}-article",
        "type": "interview" if spoken else "webpage",
        "title": f"[{record.title_in(lang)}]" if record.title_is_ours else record.title,
        "container-title": record.publisher,
        "issued": {"date-parts": [[record.said.year, record.said.month, record.said.day]]},
        "accessed": {"date-parts": [[record.checked.year, record.checked.month, record.checked.day]]},
        "URL": record.url,
        "language": record.language,
    }
    if spoken:
        item["author"] = [_name(record.speaker)]
        item["genre"] = INTERVIEW.best(lang)[0]
    notes = [_NOT_THE_TITLE.best(lang)[0]] if record.title_is_ours else []
    if record.said_inferred:
        reason = record.said_inferred.best(lang)[0].rstrip(".")
        notes.append(f"{_capital(INFERRED.best(lang)[0])}: {reason}.")
    if notes:
        item["note"] = " ".join(notes)
    return item


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _name(speaker: str) -> Name:
    """Part a name as the speakers of our languages write theirs: the last word is the family's."""
    given, _, family = speaker.rpartition(" ")
    return {"family": family, "given": given} if given else {"family": family}
