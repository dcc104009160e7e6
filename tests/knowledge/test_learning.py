from pathlib import Path

import pytest

from knowledge.concepts import ConceptRecord
from knowledge.learning import learn
from knowledge.models import LANGUAGES, Lang
from tests.knowledge.folders import build, change, read

BRIDGE = "facts/bridge.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path)


def test_a_language_is_learnt_from_what_is_told_and_asked_in_it(folder: Path) -> None:
    change(folder, BRIDGE, 'title.en = "The opening"', 'title.en = "The opening"\ntitle.tr = "Köprünün açılışı"')
    change(folder, BRIDGE, 'alias.en = ["ships"]', 'alias.en = ["ships"]\nalias.ru = ["корабли", "Мост в Örnek"]')
    languages = learn(read(folder), {})
    assert languages.tell("köprünün").lang == "tr"
    assert languages.tell("корабли").lang == "ru"
    assert languages.tell("korabli").lang == "ru"
    assert languages.tell("the ships").lang == "en"


def test_translations_of_quotes_and_the_quotes_themselves_are_read_too(folder: Path) -> None:
    quote = '"no more than 50 ships passed"'
    change(folder, BRIDGE, quote, f'{quote}\ntranslation.kk = "елуден аспайтын кеме өтті"')
    languages = learn(read(folder), {})
    assert languages.tell("кеме").lang == "kk"
    assert languages.tell("passed").lang == "en"


def test_everyday_words_of_the_lexicon_tell_and_its_other_words_do_not(folder: Path) -> None:
    concepts = {
        "asking": ConceptRecord(tr=("kaç",), filler=True),
        "everyday": ConceptRecord(tr=("gün",), light=True),
        "subject": ConceptRecord(tr=("vzzq",)),
    }
    languages = learn(read(folder), concepts)
    assert [languages.tell(word).lang for word in ("kaç", "gün", "vzzq")] == ["tr", "tr", None]


def test_slash_words_tell_though_nothing_is_told_in_their_language(folder: Path) -> None:
    languages = learn(read(folder), {})
    words: dict[Lang, str] = {"en": "timeline", "tr": "karşılaştır", "kk": "тақырыптар", "ru": "хронология"}
    assert {lang: languages.tell(words[lang]).lang for lang in LANGUAGES} == {lang: lang for lang in LANGUAGES}


def test_words_in_letters_of_another_script_are_left_out(folder: Path) -> None:
    change(folder, BRIDGE, '"ships then"', '"ships then, корабли"')
    assert learn(read(folder), {}).tell("корабли").words in {(), (("корабли", "ru"),), (("корабли", "kk"),)}


def test_a_name_that_languages_share_tells_none(folder: Path) -> None:
    change(folder, BRIDGE, '"ships then"', '"ships in Ankara then"')
    before = learn(read(folder), {}).tell("Ankara")
    change(folder, BRIDGE, 'title.en = "The opening"', 'title.en = "The opening"\ntitle.tr = "Ankara\'da açılış"')
    assert [before.words, learn(read(folder), {}).tell("Ankara").words] == [(("Ankara", "en"),), ()]
