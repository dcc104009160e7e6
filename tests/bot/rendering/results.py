"""One result of each kind, and more where a kind has several faces."""

from knowledge import (
    AnyResult,
    Choices,
    Citation,
    Comparison,
    FactFound,
    Help,
    LanguageChoice,
    NothingAsked,
    NothingKnown,
    SearchResults,
    SmallTalk,
    SourceFound,
    SourceList,
    Timeline,
    TopicFound,
    TopicList,
    WithdrawnFound,
)
from tests.bot.making import NEW, OLD, STUDENTS, TRADE_1991, TRADE_2025, fact, quotation, topic

TRADE = topic(TRADE_2025, TRADE_1991)
LONG = "Two sentences of ours, as long as they ever are. " * 5
HOSTILE = fact(
    "trade/x",
    title="<!channel> | @everyone *t* \u202e",
    say="<@U1> & </script>",
    quotations=(quotation("<!here> “nested” & > \x07"),),
)

RESULTS: dict[str, AnyResult] = {
    "fact": FactFound(lang="en", fact=TRADE_2025, others=(TRADE_1991,)),
    "fact with others beside": FactFound(lang="en", fact=TRADE_2025, alongside=(TRADE_1991,)),
    "words first": FactFound(lang="en", fact=TRADE_2025, alongside=(TRADE_1991,), quote_first=True),
    "figure of a year": FactFound(lang="en", fact=TRADE_1991, as_of=1991),
    "statement of a year": FactFound(lang="en", fact=fact(kind="statement"), as_of=2025),
    "hostile fact": FactFound(lang="en", fact=HOSTILE, others=(HOSTILE,)),
    "topic": TopicFound(lang="en", topic=TRADE, fact=TRADE_2025, alongside=(TRADE_1991,), others=(STUDENTS,)),
    "large topic": TopicFound(
        lang="en", topic=TRADE, fact=TRADE_2025, others=tuple(fact(f"trade/n{n}") for n in range(30))
    ),
    "readings": Choices(lang="en", facts=(TRADE_2025, TRADE_1991)),
    "nothing": NothingKnown(lang="en"),
    "nothing, but near": NothingKnown(lang="en", near=(TRADE_2025,)),
    "nothing of that year": NothingKnown(lang="en", near=(TRADE_2025,), years=(1991, 2025), as_of=1995),
    "withdrawn": WithdrawnFound(lang="en", fact=fact(withdrawn="The article was corrected.")),
    "search": SearchResults(lang="en", facts=(TRADE_2025, STUDENTS)),
    "comparison": Comparison(lang="en", topic=None, groups=((TRADE_1991, TRADE_2025),)),
    "comparison of a topic": Comparison(lang="en", topic=TRADE, groups=((TRADE_1991, TRADE_2025),)),
    "words of a speaker": FactFound(
        lang="en", fact=TRADE_2025, others=(STUDENTS, *(fact(f"world/n{n}") for n in range(80))), quote_first=True
    ),
    "large comparison": Comparison(
        lang="en", topic=None, groups=(tuple(fact(f"trade/n{n}", as_of=1990 + n) for n in range(40)),)
    ),
    "timeline": Timeline(lang="en", topic=None, facts=(TRADE_1991, TRADE_2025)),
    "timeline of a topic": Timeline(lang="en", topic=TRADE, facts=(TRADE_1991, TRADE_2025)),
    "long timeline": Timeline(
        lang="en", topic=None, facts=tuple(fact(f"trade/n{n}", as_of=1980 + n, say=LONG) for n in range(45))
    ),
    "endless timeline": Timeline(
        lang="en", topic=None, facts=tuple(fact(f"trade/n{n}", as_of=1000 + n, say=LONG) for n in range(500))
    ),
    "comparison of several series": Comparison(
        lang="en", topic=TRADE, groups=((TRADE_1991, TRADE_2025), (fact("trade/a", as_of=2012), fact("trade/b")))
    ),
    "citation": Citation(lang="en", fact=TRADE_2025, style="apa", text="Işık, A. (2025). {x} <!here>"),
    "source": SourceFound(lang="en", source=OLD, facts=(TRADE_2025,)),
    "source without facts": SourceFound(lang="en", source=NEW, facts=()),
    "sources": SourceList(lang="en", sources=(NEW, OLD)),
    "topics": TopicList(lang="en", topics=(TRADE, topic(STUDENTS, key="education", title="Education"))),
    "language": LanguageChoice(lang="en", choice=None, available=("en",)),
    "language chosen": LanguageChoice(lang="en", choice="en", available=("en", "tr")),
    "language by itself": LanguageChoice(lang="en", choice="auto", available=("en", "tr")),
    "thanks": SmallTalk(lang="en", kind="thanks"),
    "greeting": SmallTalk(lang="en", kind="greeting"),
    "nothing asked": NothingAsked(lang="en"),
    "help": Help(lang="en"),
    "help for an incomplete word": Help(lang="en", incomplete="cite"),
}
