"""A fact in words: title, summary, date, and each quote with who said it and where."""

from bot.rendering import dates
from bot.rendering.parts import Choice, Quoted, Told
from bot.wording import say
from knowledge import Fact, Lang, Quotation, Source


def tell(fact: Fact, lang: Lang, *, summary: bool = True) -> Told:
    """Tell a fact in full, or without its summary when only the words were asked for."""
    return Told(
        key=fact.key,
        title=fact.title.best(lang)[0],
        summary=fact.say.best(lang)[0] if summary else "",
        status=status(fact, lang),
        quotes=tuple(quote(quotation, lang) for quotation in fact.quotations),
    )


def status(fact: Fact, lang: Lang) -> str:
    """Say of what time the fact speaks, as what (a plan is told as a plan of its day), and when that was said."""
    when, said = dates.period(fact.as_of, lang), dates.day(fact.said, lang)
    if fact.as_of.start == fact.as_of.end == fact.said:
        return say(lang, f"status.{fact.kind}", when=when)
    return say(lang, f"status.{fact.kind}_told", when=when, said=said)


def quote(quotation: Quotation, lang: Lang) -> Quoted:
    """Give the words and their proof. Words outside the interview are told as the article's."""
    record = quotation.source.record
    said = dates.day(record.said, lang)
    article = capitalise(record.article.best(lang)[0], lang)
    if quotation.voice == "article":
        attribution = brief = say(lang, "source.article", article=article, said=said)
    else:
        office = record.office.best(lang)[0]
        attribution = say(lang, "source.attribution", speaker=record.speaker, office=office, said=said)
        brief = say(lang, "source.short", speaker=record.speaker, said=said)
    if record.said_inferred:
        reason = record.said_inferred.best(lang)[0]
        attribution = say(lang, "source.inferred", attribution=attribution, reason=reason)
    translation = quotation.translation(lang)
    return Quoted(
        words=say(lang, "source.quoted", words=quotation.quote),
        attribution=attribution,
        brief=brief,
        work=say(lang, "source.work", title=title(quotation.source, lang), publisher=record.publisher),
        url=record.url,
        translation=say(lang, "source.translation", words=translation) if translation else "",
    )


def title(source: Source, lang: Lang) -> str:
    """Give the title as published; a description of ours is marked as ours."""
    shown = source.record.title_in(lang)
    return say(lang, "source.title_is_ours", title=shown) if source.record.title_is_ours else shown


def choice(fact: Fact, lang: Lang) -> Choice:
    """Offer a fact: its title for a button, and what to type for it."""
    label = fact.title.best(lang)[0]
    return Choice(key=fact.key, label=label, line=say(lang, "choice.line", label=label, key=fact.key), lang=lang)


def dated_choice(fact: Fact, lang: Lang) -> Choice:
    """Offer a fact whose fellows may have like titles: with the time that it speaks of."""
    label = say(lang, "choice.dated", title=fact.title.best(lang)[0], when=dates.period(fact.as_of, lang))
    return Choice(key=fact.key, label=label, line=say(lang, "choice.line", label=label, key=fact.key), lang=lang)


def capitalise(text: str, lang: Lang) -> str:
    """Write the first letter large. Turkish has two letters i."""
    first = "İ" if lang == "tr" and text.startswith("i") else text[:1].upper()
    return first + text[1:]
