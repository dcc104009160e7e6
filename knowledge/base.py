"""The knowledge base: a folder read into memory, and answers from it."""

from datetime import date
from pathlib import Path

from knowledge.answering import answer
from knowledge.asking import in_own_words
from knowledge.checking import problems_in
from knowledge.drafts import read_draft
from knowledge.explaining import Explanation, explain
from knowledge.glossary import build_lexicon
from knowledge.learning import learn
from knowledge.library import Circumstances, Library, open_library
from knowledge.matching import Index
from knowledge.models import Contents, Fact, Lang
from knowledge.news import News, lately
from knowledge.problems import KnowledgeError
from knowledge.reading import resolve
from knowledge.recalling import recall
from knowledge.results import AnyResult
from knowledge.tracing import trace
from knowledge.vocabulary import SHIPPED, read_concepts


class Base:
    """One state of the knowledge. Never changes: a folder that has changed is loaded into another base."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._languages = library.contents.languages

    @property
    def contents(self) -> Contents:
        """Return the topics, facts and sources."""
        return self._library.contents

    @property
    def version(self) -> str:
        """Return a short hash of the files read: equal folders have equal versions."""
        return self.contents.version

    def answer(self, question: str, lang: Lang | None = None, *, today: date, seed: int) -> AnyResult:
        """Answer what a person typed, slash words included.

        `lang`: the language to reply in, if every fact is told in it, else English; None: that of the question, and
        English where the question does not tell.
        `today`: the asker's day. `seed`: picks the fact where any will do. Pure, and total: any text has a result.
        """
        lang = lang or self._language_of(question)
        return answer(self._library, question, self._circumstances(lang, today, seed))

    def trace(self, text: str, lang: Lang | None = None, *, today: date, seed: int) -> AnyResult:
        """Hold what somebody wrote to others against the base: no word of it is a command. Otherwise as `answer`."""
        lang = lang or self._library.languages.tell(text).lang
        return trace(self._library, text, self._circumstances(lang, today, seed))

    def explain(self, text: str) -> Explanation:
        """Tell what is understood of a question, which facts come nearest, and what speaks for or against each."""
        return explain(self._library, text)

    def complete(self, text: str, limit: int = 20) -> tuple[Fact, ...]:
        """Return facts for what has been typed so far, nearest first: a beginning, words in any order, a misspelling.

        Within milliseconds. While nothing is typed, topics' leading facts.
        """
        return self._library.completions.complete(text, limit)

    def lately(self, most: int = 5) -> News:
        """Return what was said last, newest first, and what is no longer given; so many of each at most."""
        return lately(self._library, most)

    def _language_of(self, question: str) -> Lang | None:
        """Tell the language of a question; a slash word tells it where the rest is English, or tells nothing."""
        words, of_slash_word = in_own_words(question)
        told = self._library.languages.tell(words).lang
        return of_slash_word if of_slash_word and told in {None, "en"} else told

    def _circumstances(self, lang: Lang | None, today: date, seed: int) -> Circumstances:
        return Circumstances(lang if lang in self._languages else "en", today, seed)

    def recall(self, packed: str) -> AnyResult:
        """Tell again what `pack` wrote down, from the facts as they are now. Raises GoneError."""
        return recall(packed, self.contents)


def load(folder: Path | None = None) -> Base:
    """Read a knowledge folder, by default the shipped one. A folder without a lexicon gets the shipped lexicon.

    Raises KnowledgeError, with every problem of the folder at once, when anything is wrong that `check` finds: words
    that were changed after they were pinned are never given as somebody's.
    """
    folder = folder or SHIPPED
    draft = read_draft(folder)
    problems = problems_in(draft)
    try:
        concepts = read_concepts(draft.lexicon)
    except KnowledgeError as error:
        problems.update(error.problems)
    if problems:
        raise KnowledgeError(problems)
    contents = resolve(draft)
    return Base(open_library(contents, Index(contents, build_lexicon(concepts)), learn(contents, concepts)))
