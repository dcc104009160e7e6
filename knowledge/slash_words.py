"""The words that questions can begin with to ask for something in particular, as people of each language type them.

The first of each is shown in help. They are read without case and diacritics; Kazakh and Russian ones stand here in
Latin letters too.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args

from knowledge.models import Lang
from knowledge.text import fold

SlashWord = Literal[
    "fact", "quote", "search", "topics", "source", "compare", "timeline", "cite", "random", "language", "help"
]
SLASH_WORDS: Final[tuple[SlashWord, ...]] = get_args(SlashWord)

_TYPED: Final[Mapping[Lang, Mapping[SlashWord, tuple[str, ...]]]] = {
    "en": {word: (word,) for word in SLASH_WORDS},
    "tr": {
        "fact": ("bilgi", "olgu"),
        "quote": ("alıntı",),
        "search": ("ara", "arama"),
        "topics": ("konular", "konu başlıkları", "başlıklar", "konu"),
        "source": ("kaynak", "kaynaklar"),
        "compare": ("karşılaştır", "karşılaştırma", "kıyasla", "kıyaslama"),
        "timeline": ("kronoloji", "zaman çizelgesi", "zaman çizgisi", "tarihçe"),
        "cite": ("atıf", "kaynakça", "künye", "alıntıla"),
        "random": ("rastgele", "rasgele", "rastgele bilgi"),
        "language": ("dil",),
        "help": ("yardım",),
    },
    "kk": {
        "fact": ("дерек", "мәлімет", "derek", "malimet"),
        "quote": ("дәйексөз", "daieksoz", "daiyeksoz", "dayeksoz"),
        "search": ("іздеу", "ізде", "izdeu", "izde"),
        "topics": ("тақырыптар", "тақырып", "taqyryptar", "takyryptar", "taqyryp", "takyryp"),
        "source": ("дереккөз", "дереккөздер", "derekkoz", "derekkozder"),
        "compare": ("салыстыру", "салыстыр", "salystyru", "salystyr"),
        "timeline": ("уақыт желісі", "шежіре", "shejire", "uaqyt jelisi", "uakyt zhelisi", "shezhire"),
        "cite": ("сілтеме", "дәйектеме", "silteme", "daiekteme"),
        "random": ("кездейсоқ", "кездейсоқ дерек", "kezdeisoq", "kezdeisok", "kezdeysoq", "kezdeysok"),
        "language": ("тіл", "til"),
        "help": ("көмек", "анықтама", "komek", "anyqtama", "anyktama"),
    },
    "ru": {
        "fact": ("факт", "fakt"),
        "quote": ("цитата", "citata", "tsitata"),
        "search": ("поиск", "искать", "poisk", "iskat"),
        "topics": ("темы", "тема", "список тем", "temy", "tema"),
        "source": ("источник", "источники", "istochnik", "istochniki"),
        "compare": ("сравнить", "сравни", "сравнение", "sravnit", "sravni", "sravnenie"),
        "timeline": ("хронология", "лента времени", "таймлайн", "hronologiya", "khronologiya", "hronologia"),
        "cite": ("цитировать", "ссылка", "процитируй", "ssylka", "citirovat", "tsitirovat"),
        "random": ("случайный факт", "случайно", "случайное", "sluchaino", "sluchayno", "sluchainyi fakt"),
        "language": ("язык", "yazyk", "iazyk"),
        "help": ("помощь", "справка", "помоги", "pomosh", "pomoshch", "pomosch", "spravka"),
    },
}


def shown(word: SlashWord, lang: Lang) -> str:
    """Return a slash word as it is told to people of a language; its answer is in that language."""
    return _TYPED[lang][word][0]


def typed(lang: Lang) -> Iterator[str]:
    """Yield every slash word of a language."""
    for words in _TYPED[lang].values():
        yield from words


def meant() -> dict[str, tuple[SlashWord, Lang]]:
    """Return what each slash word, folded, means and in which language; of one that several have, the first's."""
    found: dict[str, tuple[SlashWord, Lang]] = {}
    for lang, meanings in _TYPED.items():
        for word, spellings in meanings.items():
            for spelling in spellings:
                found.setdefault(fold(spelling), (word, lang))
    return found
