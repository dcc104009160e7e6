"""What speaks for and against a fact as the answer to a question: named figures, which `judging` weighs."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """Figures of a question held against a fact. Weights of terms are in rare words: 1 is a word of one fact alone.

    `coverage`: the share of the question's weight that the fact has anywhere; `covered`: that weight; `rarest`: of the
    rarest term covered. `missed_elsewhere`, `missed_lexicon`, `missed_unknown`: the weight of terms that the fact has
    not, but other facts have, the lexicon has, nothing has. `words`, `words_covered`: how many terms tell facts apart.
    `like`, `next`, `held`, `beyond`, `beyond_held`, `votes`, `votes_beyond`: see `phrasings.Nearness`. `elsewhere`,
    `beyond_anywhere`: the nearest phrasing of another subject, and of what is asked beyond any fact. `telling`: as
    `covered`, with terms counted that the fact uses often. `lead_*`: how far it is before facts of other subjects.
    `letters`, `letters_beyond`: the nearest phrasing of the question's language, letter by letter. `wants`, `given`:
    whether a figure is asked for, and whether the quote holds one. `wanted`, `asked`: the share of the fact's phrasings
    that want such a figure, and that ask for such a thing. `asks_who` …: what is asked for. `focus`: how many of the
    terms that name what is asked for are missing. `mended`: the share of words taken for misspellings. `beyond_terms`:
    the weight of missed terms that stand in what is asked beyond the fact. `odds`, `odds_fact`: how much more often
    the question's terms stand in what is asked beyond facts, and beyond this one, than in phrasings (log odds).
    """

    coverage: float
    covered: float
    rarest: float
    missed_elsewhere: float
    missed_lexicon: float
    missed_unknown: float
    words: float
    words_covered: float
    like: float
    next: float
    held: float
    beyond: float
    beyond_held: float
    votes: float
    votes_beyond: float
    elsewhere: float
    beyond_anywhere: float
    telling: float
    lead_telling: float
    lead_coverage: float
    lead_like: float
    letters: float
    letters_beyond: float
    wants: float
    given: float
    wanted: float
    asks_who: float
    asks_where: float
    asks_why: float
    asks_which: float
    asked: float
    focus: float
    mended: float
    beyond_terms: float
    odds: float
    odds_most: float
    odds_fact: float
