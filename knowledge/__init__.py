"""What is known of relations between Kazakhstan and Türkiye, and how a question finds it. The door."""

from knowledge.base import Base, load
from knowledge.checking import Report, check
from knowledge.citing import cite
from knowledge.copying import compare_shipped, copy_shipped
from knowledge.explaining import Candidate, Explanation
from knowledge.keeping import keep, kept
from knowledge.models import (
    LANGUAGES,
    Contents,
    Fact,
    Kind,
    Lang,
    Localised,
    Phrases,
    Quotation,
    Source,
    SourceRecord,
    Topic,
    Translations,
    Voice,
)
from knowledge.news import News, Novelty
from knowledge.period import Period
from knowledge.pins import pin
from knowledge.problems import KnowledgeError, Problem
from knowledge.recalling import GoneError, pack
from knowledge.results import (
    AnyResult,
    Choices,
    Citation,
    CitationStyle,
    Comparison,
    FactFound,
    Help,
    LanguageChoice,
    NothingAsked,
    NothingKnown,
    Result,
    SearchResults,
    SmallTalk,
    SourceFound,
    SourceList,
    Timeline,
    TopicFound,
    TopicList,
    WithdrawnFound,
)
from knowledge.slash_words import SLASH_WORDS, SlashWord
from knowledge.slash_words import shown as slash_word
from knowledge.vocabulary import SHIPPED

__all__ = [
    "LANGUAGES",
    "SHIPPED",
    "SLASH_WORDS",
    "AnyResult",
    "Base",
    "Candidate",
    "Choices",
    "Citation",
    "CitationStyle",
    "Comparison",
    "Contents",
    "Explanation",
    "Fact",
    "FactFound",
    "GoneError",
    "Help",
    "Kind",
    "KnowledgeError",
    "Lang",
    "LanguageChoice",
    "Localised",
    "News",
    "NothingAsked",
    "NothingKnown",
    "Novelty",
    "Period",
    "Phrases",
    "Problem",
    "Quotation",
    "Report",
    "Result",
    "SearchResults",
    "SlashWord",
    "SmallTalk",
    "Source",
    "SourceFound",
    "SourceList",
    "SourceRecord",
    "Timeline",
    "Topic",
    "TopicFound",
    "TopicList",
    "Translations",
    "Voice",
    "WithdrawnFound",
    "check",
    "cite",
    "compare_shipped",
    "copy_shipped",
    "keep",
    "kept",
    "load",
    "pack",
    "pin",
    "slash_word",
]
