"""Citations, ready to paste: for a brief, in a line of prose, in APA style, as BibTeX, as CSL-JSON."""

import json
import re

from babel.dates import format_date, format_skeleton

from knowledge.csl import INFERRED, Item, Name, csl
from knowledge.models import Fact, Lang, Localised, Quotation
from knowledge.results import CitationStyle

_TRANSLATED = Localised(en="Translation by kzturk", tr="kzturk çevirisi", kk="kzturk аудармасы", ru="Перевод kzturk")
_QUOTED = Localised(en="“{}”", tr="“{}”", kk="«{}»", ru="«{}»")
_LOCALES: dict[Lang, str] = {"en": "en_GB", "tr": "tr", "kk": "kk", "ru": "ru"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE_PARTS = re.compile(r"\[\s+\[\s+(\d+),\s+(\d+),\s+(\d+)\s+]\s+]")
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "$&#_%"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }  # BibTeX counts even escaped braces
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_TEX_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def cite(fact: Fact, style: CitationStyle, lang: Lang) -> str:
    """Return a fact's citation as text: one for each of its quotations, oldest first, a blank line between them.

    `plain` gives the words themselves, one line a quotation; `brief` our summary first, then the words and their proof
    in lines of their own. The other styles cite the source, each once; `csl` is always a JSON array. What stands in
    the article's own voice is cited as the article, never as the speaker's words.
    """
    if style == "csl":
        spread = json.dumps(_items(fact, lang), ensure_ascii=False, indent=2)
        return _DATE_PARTS.sub(r"[[\1, \2, \3]]", spread)
    if style == "brief":
        return "\n\n".join([fact.say.best(lang)[0], *(_brief(quotation, lang) for quotation in fact.quotations)])
    write = {"plain": _plain, "apa": _apa, "bibtex": _bibtex}[style]
    return "\n\n".join(dict.fromkeys(write(quotation, lang) for quotation in fact.quotations))


def _items(fact: Fact, lang: Lang) -> list[Item]:
    return list({item["id"]: item for item in (csl(quotation, lang) for quotation in fact.quotations)}.values())


def _plain(quotation: Quotation, lang: Lang) -> str:
    """“Words” — speaker, office, date, “title”, publisher, link; a title of ours stands in square brackets."""
    url = quotation.source.record.url
    return f"{_quoted(quotation.quote, lang)} — {_who_and_when(quotation, lang)}, {_work(quotation, lang)}, {url}"


def _brief(quotation: Quotation, lang: Lang) -> str:
    """“Words”; below them our translation, if any; speaker, office and date; title and publisher; link."""
    translation = quotation.translation(lang)
    translated = (f"{_TRANSLATED.best(lang)[0]}: {_quoted(translation, lang)}",) if translation else ()
    who_and_when, url = _who_and_when(quotation, lang), quotation.source.record.url
    return "\n".join([_quoted(quotation.quote, lang), *translated, f"— {who_and_when}", _work(quotation, lang), url])


def _quoted(words: str, lang: Lang) -> str:
    return _QUOTED.best(lang)[0].format(words)


def _who_and_when(quotation: Quotation, lang: Lang) -> str:
    record = quotation.source.record
    spoken = quotation.voice == "speaker"
    who = f"{record.speaker}, {record.office.best(lang)[0]}" if spoken else record.article.best(lang)[0]
    said = format_date(record.said, "long", locale=_LOCALES[lang])
    return f"{who}, {said} ({INFERRED.best(lang)[0]})" if record.said_inferred else f"{who}, {said}"


def _work(quotation: Quotation, lang: Lang) -> str:
    record = quotation.source.record
    title = f"[{record.title_in(lang)}]" if record.title_is_ours else _quoted(record.title, lang)
    return f"{title}, {record.publisher}"


def _apa(quotation: Quotation, lang: Lang) -> str:
    """Author. (Date). Title [Interview]. Site. Link: Publication Manual of the APA, 7th edition, chapters 9 and 10.

    Without an author the title comes first; a description instead of a title stands in square brackets (9.22), as does
    a date that the work itself does not give. Plain text has no italics, and the title keeps its published capitals.
    """
    item, record = csl(quotation, lang), quotation.source.record
    when = f"{record.said.year}, {format_skeleton('MMMMd', record.said, locale=lang)}"
    dated = f"([{when}])." if record.said_inferred else f"({when})."
    described = "genre" in item and not record.title_is_ours
    title = _stopped(f"{item['title']} [{item['genre']}]" if described else item["title"])
    head = f"{_stopped(_apa_name(item['author'][0]))} {dated} {title}" if "author" in item else f"{title} {dated}"
    return f"{head} {_stopped(item['container-title'])} {item['URL']}"


def _apa_name(name: Name) -> str:
    """Kapucu, M.; with a compound given name, Tokayev, K.-J."""
    given = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.get("given", "").split()
    )
    return f"{name['family']}, {given}" if given else name["family"]


def _stopped(text: str) -> str:
    return text if re.search(r"[.?!]$", text) else f"{text}."


def _bibtex(quotation: Quotation, lang: Lang) -> str:
    """A @misc entry, a type that BibTeX and biber both know; BibTeX passes over those fields that it does not know.

    The braces around the title keep its capitals. The note has the day, which BibTeX has no field for.
    """
    item, record = csl(quotation, lang), quotation.source.record
    day = format_date(record.said, "long", locale=_LOCALES[lang])
    note = [f"{item['genre']}, {day}." if "genre" in item else f"{day}.", item.get("note", "")]
    fields = [
        *(("author", f"{{{_tex(_inverted(name))}}}") for name in item.get("author", [])),
        ("title", f"{{{{{_tex(item['title'])}}}}}"),
        ("howpublished", f"{{{_tex(item['container-title'])}}}"),
        ("year", f"{{{record.said.year}}}"),
        ("month", _MONTHS[record.said.month - 1]),
        ("url", f"{{{item['URL'].translate(_TEX_URL)}}}"),
        ("urldate", f"{{{record.checked.isoformat()}}}"),
        ("note", f"{{{_tex(' '.join(filter(None, note)))}}}"),
    ]
    return f"@misc{{{item['id']},\n" + "".join(f"  {name} = {value},\n" for name, value in fields) + "}"


def _inverted(name: Name) -> str:
    return f"{name['family']}, {name['given']}" if "given" in name else name["family"]


def _tex(text: str) -> str:
    return text.translate(_TEX)
