"""The shipped base asked: near misses, years, every name and phrasing, and the questions that it was tuned by."""

from dataclasses import replace
from itertools import count

import pytest

from knowledge import LANGUAGES, Base, FactFound, Lang, NothingKnown, TopicFound
from knowledge.deciding import decide
from knowledge.glossary import build_lexicon
from knowledge.matching import Index
from knowledge.models import Fact, Phrases
from knowledge.vocabulary import read_concepts
from tests.questions.scoring import as_text, ask, outcome, questions, told
from tests.shipped import shipped


@pytest.fixture(scope="module")
def base() -> Base:
    return shipped()


def test_the_two_questions_of_the_first_page(base: Base) -> None:
    answer = told(ask(base, "how many kazakh students are in turkey"))
    assert "12,000" in answer
    assert "Mustafa Kapucu" in answer
    assert "2025-06-23" in answer
    declined = ask(base, "what is the area of kazakhstan")
    assert isinstance(declined, NothingKnown)
    assert declined.near


@pytest.mark.parametrize(
    "text",
    [
        "who is Türkiye's foreign minister",
        "trade with Japan",
        "Kazakhstan's ambassador to Türkiye",
        "Kazakh ambassador",
        "Türkiye Kazakhstan",
        "tell me about Kazakhstan",
        "how many Turkish students study in Kazakhstan",
        "Did Kazakhstan recognise Türkiye?",
        "Who chairs CICA now?",
        "Türkiye'yi tanıyan ilk ülke",
        "Казахстан признал Турцию?",
        "Түркияны бірінші таныған кім",
        "30th anniversary of diplomatic relations",
    ],
)
def test_near_misses_are_declined(base: Base, text: str) -> None:
    assert not told(ask(base, text))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("students in Turkey", "education/students-in-turkiye"),
        ("students from Kazakhstan", "education/students-in-turkiye"),
        ("students in Kazakhstan", "education/turkish-students-in-kazakhstan"),
        ("Turkish students", "education/turkish-students-in-kazakhstan"),
    ],
)
def test_those_who_go_one_way_are_not_taken_for_those_who_go_the_other(base: Base, text: str, key: str) -> None:
    result = ask(base, text)
    assert isinstance(result, FactFound)
    assert result.fact.key == key


@pytest.mark.parametrize(("text", "figure"), [("trade as of 1991", "$50 million"), ("trade as of 2025", "$10 billion")])
def test_a_figure_is_given_for_its_own_year_alone(base: Base, text: str, figure: str) -> None:
    result = ask(base, text)
    assert isinstance(result, TopicFound)
    assert figure in as_text(result.fact)
    assert not result.alongside


def test_every_phrasing_finds_its_fact(base: Base) -> None:
    lost = [
        (phrasing, fact.key)
        for fact in base.contents.facts.values()
        for phrasing in (*fact.ask.every(), *fact.alias.every())
        if fact.say.en not in told(ask(base, f"{phrasing}?"))
    ]
    assert not lost


def test_every_topic_is_found_by_its_names(base: Base) -> None:
    for topic in base.contents.topics.values():
        for name in (topic.key, topic.title.en, *topic.alias.every()):
            result = ask(base, f"fact {name}")
            assert isinstance(result, TopicFound), name
            assert result.topic == topic


def test_most_phrasings_find_their_fact_even_when_they_are_taken_out_of_it(base: Base) -> None:
    """A twelfth of all phrasings is taken out at once, so that the index is made anew only once."""
    turns = count()
    facts, tries = {}, []
    for key, fact in base.contents.facts.items():
        asks = {lang: [(text, next(turns) % 12) for text in getattr(fact.ask, lang)] for lang in LANGUAGES}
        tries += [(text, fact) for texts in asks.values() for text, turn in texts if not turn]
        rest = Phrases(**{lang: tuple(text for text, turn in texts if turn) for lang, texts in asks.items()})
        facts[key] = replace(fact, ask=rest)
    index = Index(replace(base.contents, facts=facts), build_lexicon(read_concepts({})))
    found = [_found(index, text, fact) for text, fact in tries]
    assert sum(found) / len(found) >= 0.75


def _found(index: Index, text: str, fact: Fact) -> bool:
    """Whether a phrasing finds its fact, or a fellow of its series."""
    answers = decide(index, index.reader.read_question(text)).answers
    return any(fact.key == each.key or (fact.series and fact.series == each.series) for each in answers)


def share_right(base: Base, kinds: set[str], lang: Lang) -> float:
    asked = [question for question in questions(held=False, langs=[lang]) if question["kind"] in kinds]
    return sum(outcome(base, question) == "right" for question in asked) / len(asked)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kinds", "floor"),
    [({"direct"}, 0.88), ({"keyword", "misspelt"}, 0.9), ({"near-miss"}, 0.9), ({"elsewhere"}, 0.9)],
    ids=["direct", "keyword and misspelt", "near misses", "elsewhere"],
)
def test_finding_and_refusing_do_not_get_worse(base: Base, kinds: set[str], floor: float, lang: Lang) -> None:
    assert share_right(base, kinds, lang) >= floor


@pytest.mark.parametrize("lang", ["tr", "kk", "ru"])
def test_what_is_typed_in_other_letters_is_understood_as_well(base: Base, lang: Lang) -> None:
    asked = [question for question in questions(held=False, langs=[lang]) if question["spelling"]]
    assert sum(outcome(base, question) == "right" for question in asked) / len(asked) >= 0.82


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("who was ambassador in 2012", "ulker/ambassador"),
        ("kazakh students in 2012", "education/kazakh-students-2012"),
        ("how much was the trade in 1991?", "trade/volume-1991"),
    ],
)
def test_of_a_series_the_fact_of_the_year_asked_for_answers(base: Base, question: str, key: str) -> None:
    result = ask(base, question)
    assert isinstance(result, FactFound | TopicFound)
    assert result.fact.key == key


def test_what_is_known_of_that_year_but_not_asked_for_is_the_nearest(base: Base) -> None:
    result = ask(base, "how many Kazakh students were in Türkiye in 2012?")
    assert isinstance(result, NothingKnown)
    assert result.near[0].key == "education/kazakh-students-2012"
    assert 2012 not in result.years


@pytest.mark.parametrize("question", ["lunch", "Shall we have lunch?"])
def test_a_word_that_is_only_spelt_alike_is_not_taken_for_another(base: Base, question: str) -> None:
    assert isinstance(ask(base, question), NothingKnown)


@pytest.mark.parametrize("question", ["agricultre", "turism", "trad", "eduction"])
def test_a_misspelt_topic_is_found(base: Base, question: str) -> None:
    assert isinstance(ask(base, question), TopicFound)
