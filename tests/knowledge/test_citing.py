import json
from datetime import date

import msgspec
import pytest

from knowledge.citing import cite
from knowledge.csl import csl
from knowledge.models import Fact, Lang, Localised, Phrases, Quotation, Source, SourceRecord, Translations, Voice
from knowledge.period import parse_period

RECORD = SourceRecord(
    title="A bridge and its ships",
    publisher="Example Herald",
    speaker="Ada Mary Örnek",
    office=Localised(en="Keeper of the Bridge", tr="Köprü Bekçisi"),
    article=Localised(en="the article introducing the interview with Ada Mary Örnek"),
    said=date(2021, 3, 4),
    url="https://herald.example/bridge",
    language="en",
    checked=date(2022, 2, 1),
)
OLDER = SourceRecord(
    title="Interview with the Keeper of the Bridge",
    publisher="Gazette.example",
    speaker="Kassym-Jomart Örnekov",
    office=Localised(en="Keeper of the Bridge"),
    article=Localised(en="the article about the bridge"),
    said=date(2012, 5, 2),
    url="https://gazette.example/1",
    language="ru",
    checked=date(2022, 2, 1),
    title_is_ours=True,
    said_inferred=Localised(en="It speaks of the day after 1 May 2012."),
)


def quotation(words: str, record: SourceRecord = RECORD, voice: Voice = "speaker") -> Quotation:
    return Quotation(words, voice, Source("herald-2021" if record.language == "en" else "gazette-2012", record))


def fact(*quotations: Quotation) -> Fact:
    text = Localised(en="Ships")
    return Fact("bridge/ships", text, "figure", parse_period(2021), text, Phrases(), Phrases(), quotations)


SPOKEN = fact(quotation("Nearly 300 ships pass"))
ARTICLE = fact(quotation("met in her office", voice="article"))
OURS = fact(quotation("50 ships", OLDER))


def test_plain_is_one_line_with_words_speaker_office_date_title_publisher_and_link() -> None:
    assert cite(SPOKEN, "plain", "en") == (
        "“Nearly 300 ships pass” — Ada Mary Örnek, Keeper of the Bridge, 4 March 2021, “A bridge and its ships”, "
        "Example Herald, https://herald.example/bridge"
    )


def test_a_brief_gets_summary_words_and_proof_in_lines_of_their_own() -> None:
    assert cite(fact(quotation("50 ships", OLDER), quotation("Nearly 300 ships pass")), "brief", "en") == (
        "Ships\n\n"
        "“50 ships”\n"
        "— Kassym-Jomart Örnekov, Keeper of the Bridge, 2 May 2012 (date inferred)\n"
        "[Interview with the Keeper of the Bridge], Gazette.example\n"
        "https://gazette.example/1\n\n"
        "“Nearly 300 ships pass”\n"
        "— Ada Mary Örnek, Keeper of the Bridge, 4 March 2021\n"
        "“A bridge and its ships”, Example Herald\n"
        "https://herald.example/bridge"
    )


def test_a_brief_names_the_article_for_the_articles_words() -> None:
    assert "\n— the article introducing the interview with Ada Mary Örnek, 4 March 2021\n" in cite(
        ARTICLE, "brief", "en"
    )


def test_plain_names_the_article_for_the_articles_words() -> None:
    assert cite(ARTICLE, "plain", "en") == (
        "“met in her office” — the article introducing the interview with Ada Mary Örnek, 4 March 2021, "
        "“A bridge and its ships”, Example Herald, https://herald.example/bridge"
    )


def test_plain_marks_an_inferred_date_and_a_title_of_ours() -> None:
    assert cite(OURS, "plain", "en") == (
        "“50 ships” — Kassym-Jomart Örnekov, Keeper of the Bridge, 2 May 2012 (date inferred), "
        "[Interview with the Keeper of the Bridge], Gazette.example, https://gazette.example/1"
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [("tr", "Köprü Bekçisi, 4 Mart 2021,"), ("kk", "2021\u202fж. 4 наурыз"), ("ru", "4 марта 2021\u202fг.")],
)
def test_dates_and_offices_are_told_in_the_language_asked_for(lang: Lang, words: str) -> None:
    assert words in cite(SPOKEN, "plain", lang)


def test_apa_cites_an_interview_by_the_person_interviewed() -> None:
    assert cite(SPOKEN, "apa", "en") == (
        "Örnek, A. M. (2021, March 4). A bridge and its ships [Interview]. Example Herald. https://herald.example/bridge"
    )


def test_apa_cites_the_article_by_its_title() -> None:
    assert cite(ARTICLE, "apa", "en") == (
        "A bridge and its ships. (2021, March 4). Example Herald. https://herald.example/bridge"
    )


def test_apa_puts_what_the_work_does_not_give_in_square_brackets() -> None:
    assert cite(OURS, "apa", "en") == (
        "Örnekov, K.-J. ([2012, May 2]). [Interview with the Keeper of the Bridge]. Gazette.example. "
        "https://gazette.example/1"
    )


def test_apa_adds_no_second_stop_after_a_question() -> None:
    record = msgspec.structs.replace(RECORD, title="How many ships?", speaker="Ada")
    assert cite(fact(quotation("x", record, "article")), "apa", "en").startswith("How many ships? (2021, March 4).")
    assert cite(fact(quotation("x", record)), "apa", "en").startswith(
        "Ada. (2021, March 4). How many ships? [Interview]."
    )


def test_bibtex_is_a_misc_entry_under_a_stable_key() -> None:
    assert cite(SPOKEN, "bibtex", "en").splitlines() == [
        "@misc{herald-2021,",
        "  author = {Örnek, Ada Mary},",
        "  title = {{A bridge and its ships}},",
        "  howpublished = {Example Herald},",
        "  year = {2021},",
        "  month = mar,",
        "  url = {https://herald.example/bridge},",
        "  urldate = {2022-02-01},",
        "  note = {Interview, 4 March 2021.},",
        "}",
    ]


def test_bibtex_of_the_article_has_no_author_and_a_key_of_its_own() -> None:
    entry = cite(ARTICLE, "bibtex", "en")
    assert entry.startswith("@misc{herald-2021-article,\n  title = ")
    assert "note = {4 March 2021.}" in entry


def test_bibtex_tells_how_the_date_was_inferred_and_that_the_title_is_ours() -> None:
    assert (
        "note = {Interview, 2 May 2012. The title in square brackets is a description, not the published title. "
        "Date inferred: It speaks of the day after 1 May 2012.}" in cite(OURS, "bibtex", "en")
    )


def test_bibtex_escapes_what_tex_would_obey_and_keeps_its_braces_balanced() -> None:
    record = msgspec.structs.replace(
        RECORD, title=r"50% of {x} & \input_1 #2 $3 ~^ Ö", speaker="Ada", url="https://herald.example/{a%20b}"
    )
    entry = cite(fact(quotation("x", record)), "bibtex", "en")
    assert (
        r"title = {{50\% of \textbraceleft{}x\textbraceright{} \& \textbackslash{}input\_1 \#2 \$3 "
        r"\textasciitilde{}\textasciicircum{} Ö}}," in entry
    )
    assert "url = {https://herald.example/%7Ba%20b%7D}," in entry
    assert "author = {Ada}," in entry
    assert entry.count("{") == entry.count("}")


def test_csl_has_the_interviewee_as_author() -> None:
    assert csl(SPOKEN.quotations[0], "en") == {
        "id": "herald-2021",
        "type": "interview",
        "title": "A bridge and its ships",
        "author": [{"family": "Örnek", "given": "Ada Mary"}],
        "container-title": "Example Herald",
        "issued": {"date-parts": [[2021, 3, 4]]},
        "accessed": {"date-parts": [[2022, 2, 1]]},
        "URL": "https://herald.example/bridge",
        "language": "en",
        "genre": "Interview",
    }


def test_csl_gives_the_article_no_author() -> None:
    item = csl(ARTICLE.quotations[0], "en")
    assert (item["id"], item["type"]) == ("herald-2021-article", "webpage")
    assert not {"author", "genre", "note"} & set(item)


def test_csl_notes_what_is_inferred_and_what_is_ours() -> None:
    item = csl(OURS.quotations[0], "en")
    assert item["title"] == "[Interview with the Keeper of the Bridge]"
    assert item["note"] == (
        "The title in square brackets is a description, not the published title. "
        "Date inferred: It speaks of the day after 1 May 2012."
    )


def test_csl_text_is_a_json_array_with_dates_in_one_line() -> None:
    text = cite(SPOKEN, "csl", "en")
    assert json.loads(text) == [csl(SPOKEN.quotations[0], "en")]
    assert '"date-parts": [[2021, 3, 4]]' in text
    assert "Örnek" in text


def test_each_quotation_has_its_citation_and_each_source_one_entry() -> None:
    several = fact(quotation("50 ships", OLDER), quotation("300 ships"), quotation("pass below it"))
    assert [line[:12] for line in cite(several, "plain", "en").split("\n\n")] == [
        "“50 ships” —",
        "“300 ships” ",
        "“pass below ",
    ]
    assert [line[:8] for line in cite(several, "apa", "en").split("\n\n")] == ["Örnekov,", "Örnek, A"]
    assert cite(several, "bibtex", "en").count("@misc{") == 2
    assert [item["id"] for item in json.loads(cite(several, "csl", "en"))] == ["gazette-2012", "herald-2021"]


def test_what_is_ours_is_in_the_readers_language_and_a_brief_has_the_translation() -> None:
    record = msgspec.structs.replace(OLDER, translation=Translations(tr="Köprü Bekçisi ile söyleşi"))
    quoted = Quotation("50 ships", "speaker", Source("gazette-2012", record), Translations(tr="50 gemi"))
    assert cite(fact(quoted), "brief", "tr").splitlines()[2:] == [
        "“50 ships”",
        "kzturk çevirisi: “50 gemi”",
        "— Kassym-Jomart Örnekov, Keeper of the Bridge, 2 Mayıs 2012 (tarih çıkarım yoluyla belirlendi)",
        "[Köprü Bekçisi ile söyleşi], Gazette.example",
        "https://gazette.example/1",
    ]
    assert csl(quoted, "tr")["title"] == "[Köprü Bekçisi ile söyleşi]"
    assert csl(quoted, "tr").get("genre") == "Söyleşi"
    assert cite(SPOKEN, "plain", "ru").startswith("«Nearly 300 ships pass» — Ada Mary Örnek")
