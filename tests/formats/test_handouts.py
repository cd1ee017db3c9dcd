"""The printed questionnaire and the poster: valid, accessible, and all that is asked online."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from PIL import Image

from placeplan.domain.areas import Area
from placeplan.domain.handouts import PRINT_SIZES, Handout
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.poster_docx import poster_docx
from placeplan.formats.poster_svg import poster_svg
from placeplan.formats.questionnaire_docx import questionnaire_docx
from placeplan.formats.questionnaires import questionnaire_from_toml
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, PACKAGE, make_survey
from tests.translated import from_right
from tests.word_files import below_points

CHILDREN = questionnaire_from_toml(
    (PACKAGE / "questionnaires" / "place_standard_children.toml").read_bytes()
)
ADDRESS = "https://survey.example.org/surveys/your-place"
SHORT = "survey.example.org/surveys/your-place"
EDITIONS = {"adults": ADULTS, "children": CHILDREN}


def crest() -> bytes:
    file = BytesIO()
    Image.new("RGB", (90, 240), "#0b5563").save(file, "PNG")
    return file.getvalue()


def make_handout(questionnaire: Questionnaire = ADULTS, **changes: Any) -> Handout:
    survey = {"introduction": "Made-up reasons.\n\nMore of them.", "questionnaire": questionnaire}
    given = {
        "survey": make_survey(**(survey | changes.pop("survey", {}))),
        "address": ADDRESS,
        "closes": "31 July 2026",
        "run_by": "Made-up Partnership",
        "contact": "survey@example.org",
        "crest": crest(),
    }
    return Handout(**(given | changes))


HEADINGS = {
    "adults": (
        "Your place, theme by theme",
        "Which themes matter most here?",
        "What are you proud of here?",
        "What do you suggest should be done?",
    ),
    "children": (
        "Your place, one thing at a time",
        "What should get better first?",
        "What do you like best here?",
        "What would make it better here?",
    ),
}
DONT_KNOW = {"adults": "I don’t know, or it’s not relevant to me", "children": "I don’t know"}
FACES = {"adults": ("", "", ""), "children": ("☹", "😐", "☺")}


@cache
def questionnaire(edition: str = "adults", size: str = "normal") -> bytes:
    return questionnaire_docx(make_handout(EDITIONS[edition]), size, str)  # type: ignore[arg-type]  # parametrized


def texts(content: bytes) -> list[str]:
    body = Document(BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def headings(content: bytes, level: int) -> list[str]:
    found = Document(BytesIO(content)).paragraphs
    return [each.text for each in found if each.style.name == f"Heading {level}"]


FILES: dict[str, Callable[[], bytes]] = {
    "normal": questionnaire,
    "large": lambda: questionnaire(size="large"),
    "children": lambda: questionnaire("children"),
    "children large": lambda: questionnaire("children", "large"),
    "poster": lambda: poster_docx(make_handout(), str),
    "bare poster": lambda: poster_docx(make_handout(crest=b"", contact="", run_by=""), str),
}


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "handout.docx"
    path.write_bytes(FILES[name]())
    result = OpenXmlValidator().validate(path)
    assert result.is_valid and not result.errors, "\n".join(map(str, result.errors))
    assert FILES[name]() == path.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_file_says_its_language_and_title_and_describes_its_pictures(name: str) -> None:
    document = Document(BytesIO(FILES[name]()))
    assert document.core_properties.title == "Your place"
    assert document.core_properties.language == "en-GB"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    pictures = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert f"QR code that leads to {SHORT}" in pictures and all(pictures)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("size", PRINT_SIZES)
def test_all_that_is_asked_online_is_asked_on_paper(edition: str, size: str) -> None:
    content = questionnaire(edition, size)
    said = "\n".join(texts(content))
    for theme in EDITIONS[edition].themes:
        assert theme.question in said and all(prompt in said for prompt in theme.prompts)
    asked = (
        "Made-up reasons.",
        "More of them.",
        "Sheet number",
        SHORT,
        "31 July 2026",
        "65 or over",
    )
    for words in (*asked, "I live here", "survey@example.org", "Made-up Partnership", "Hilltop"):
        assert words in said
    own = HEADINGS[edition]
    where = "Which area are your answers about?"
    assert headings(content, 1) == [where, *own, "About you", "Hand it in"]
    assert said.index("We do not ask for your name") < said.index(where)
    themes = [each for each in headings(content, 2) if re.match(r"\d+\. ", each)]
    assert themes == [
        f"{number}. {theme.title}" for number, theme in enumerate(EDITIONS[edition].themes, 1)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("size", PRINT_SIZES)
def test_each_theme_has_a_box_for_each_point_with_both_ends_in_words(
    edition: str, size: str
) -> None:
    scale = EDITIONS[edition].scale
    tables = Document(BytesIO(questionnaire(edition, size))).tables
    between = " " if size == "large" else "\n"
    faces = [f"{face}{between}" if face else "" for face in FACES[edition]]
    choices = [
        face + (f"{p} – {scale.meaning(p)}" if scale.meaning(p) else str(p))
        for face, p in zip_longest(faces, scale.points, fillvalue="")
    ]
    choices.append(DONT_KNOW[edition])
    ratings = [each for each in tables if any("☐" in cell.text for cell in each._cells)]
    assert len(ratings) == 14
    for table in ratings:
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        if size == "large":
            assert cells == [["Tick one", "Your rating"], *(["☐", each] for each in choices)]
        else:
            assert cells == [choices, ["☐"] * len(choices)]


@pytest.mark.parametrize("size", PRINT_SIZES)
def test_every_table_has_a_header_row_and_a_name(size: str) -> None:
    for table in Document(BytesIO(questionnaire(size=size))).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_large_print_is_nowhere_below_sixteen_points() -> None:
    assert below_points(questionnaire(size="large"), 16) == []


ALONE = {"areas": (LISBURN_SOUTH,), "places": ()}


def test_one_area_without_places_is_not_asked_for() -> None:
    said = texts(questionnaire_docx(make_handout(survey=ALONE), "normal", str))
    assert "Which area are your answers about?" not in said


def tops(content: bytes) -> list[str]:
    """The headings that begin a page."""
    found = Document(BytesIO(content)).paragraphs
    return [each.text for each in found if each.paragraph_format.page_break_before]


@pytest.mark.parametrize(("survey", "first"), [({}, 2), (ALONE, 1)])
def test_themes_stand_two_to_a_page_and_none_is_torn(survey: dict[str, Any], first: int) -> None:
    content = questionnaire_docx(make_handout(survey=survey), "normal", str)
    themes = [each for each in tops(content) if re.match(r"\d+\. ", each)]
    begun = range(first, len(ADULTS.themes), 2)
    assert themes == [f"{n + 1}. {ADULTS.themes[n].title}" for n in begun]
    assert ("Your place, theme by theme" in tops(content)) is (first == 2)


def test_in_large_print_each_theme_has_a_page() -> None:
    themes = [each for each in tops(questionnaire(size="large")) if re.match(r"\d+\. ", each)]
    assert len(themes) == len(ADULTS.themes)


def test_children_read_larger_type_on_paper() -> None:
    def size_of(edition: str) -> float:
        return float(Document(BytesIO(questionnaire(edition))).styles["Normal"].font.size.pt)

    assert size_of("children") > size_of("adults")


@pytest.mark.parametrize("size", PRINT_SIZES)
def test_every_word_of_ours_goes_through_the_translation(size: str) -> None:
    plain = questionnaire_docx(make_handout(), size, str)  # type: ignore[arg-type]  # parametrized
    other = questionnaire_docx(make_handout(language="ga"), size, from_right)  # type: ignore[arg-type]  # parametrized
    ours = {
        *(text for theme in ADULTS.themes for text in (theme.title, theme.question)),
        *("Made-up reasons.", "More of them.", "Your place", LISBURN_SOUTH.name, SHORT),
        *(CASTLEREAGH_EAST.name, ADULTS.credit),
        *(ADULTS.scale.lowest_means, ADULTS.scale.highest_means),
    }
    for before, after in zip(texts(plain), texts(other), strict=True):
        has_letters = re.search("[aeiou]", before) is not None
        is_data = any(each in before for each in ours) or "made up" in before
        assert is_data or not has_letters or before != after, before


def test_the_last_day_who_runs_it_and_the_address_are_on_both_posters() -> None:
    word = "\n".join(texts(FILES["poster"]()))
    drawn = ElementTree.fromstring(poster_svg(make_handout(), str))
    lines = [each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    for words in ("Your place", SHORT, "Open until 31 July 2026", "Made-up Partnership"):
        assert words in word
        assert words in " ".join(lines)


def test_the_drawn_poster_is_a4_and_says_what_it_shows() -> None:
    content = poster_svg(make_handout(), str)
    assert content == poster_svg(make_handout(), str)
    drawn = ElementTree.fromstring(content)
    assert (drawn.get("width"), drawn.get("height")) == ("210mm", "297mm")
    space = "{http://www.w3.org/2000/svg}"
    assert drawn.find(f"{space}title").text == "Your place"
    assert SHORT in drawn.find(f"{space}desc").text
    assert b"data:image/png" in content and b"<script" not in content


@pytest.mark.parametrize("title", ["<&\"'> \x00", "x" * 200, "A rather long title " * 9])
def test_no_title_breaks_a_poster(title: str) -> None:
    handout = make_handout(survey={"title": title[:200]})
    drawn = ElementTree.fromstring(poster_svg(handout, str))
    box = [float(each) for each in drawn.get("viewBox").split()]
    lines = list(drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert all(float(each.get("y")) < box[3] for each in lines)
    for each in lines:
        assert len(each.text) * float(each.get("font-size")) * 0.5 < box[2]


def test_the_more_words_on_a_poster_the_smaller_is_its_code() -> None:
    def side(**changes: Any) -> int:
        document = Document(BytesIO(poster_docx(make_handout(crest=b"", **changes), str)))
        return int(document.inline_shapes[0].width)

    long = {"title": "A rather long title " * 5}
    assert side() > side(survey=long) > 0


def test_a_title_gets_smaller_where_the_code_would() -> None:
    def points(title: str) -> float:
        handout = make_handout(survey={"title": title})
        title_style = Document(BytesIO(poster_docx(handout, str))).styles["Title"]
        return float(title_style.font.size.pt)

    assert points("Your place") > points("A rather long title " * 9)


def test_a_long_address_on_a_poster_is_broken_after_a_slash() -> None:
    address = "https://survey.made-up-partnership.example.org/surveys/what-people-think-of-it"
    drawn = ElementTree.fromstring(poster_svg(make_handout(address=address), str))
    lines = [each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "survey.made-up-partnership.example.org/" in lines


def test_a_made_up_survey_says_so_on_paper() -> None:
    handout = make_handout(survey={"is_made_up": True})
    words = "This survey is a demonstration."
    for content in (questionnaire_docx(handout, "normal", str), poster_docx(handout, str)):
        assert words in "\n".join(texts(content))
    assert words.encode() in poster_svg(handout, str)
    assert words not in "\n".join(texts(questionnaire()))


def test_many_areas_are_all_there_to_tick() -> None:
    areas = tuple(Area(f"N{n}", f"Area {n}", "C", "Council", 5) for n in range(80))
    content = questionnaire_docx(make_handout(survey={"areas": areas, "places": ()}), "normal", str)
    assert {f"Area {n}" for n in range(80)} <= {text.removeprefix("☐") for text in texts(content)}


def test_in_large_print_many_words_leave_fewer_lines() -> None:
    theme = ADULTS.themes[0]
    wordy = replace(theme, prompts=("Is there much to say here?",) * 7, question="Long? " * 45)
    edition = replace(ADULTS, themes=(wordy, *ADULTS.themes[1:]))
    tables = Document(BytesIO(questionnaire_docx(make_handout(edition), "large", str))).tables
    lines = [len(table.rows[1].cells[0].paragraphs) for table in tables if len(table.rows) == 2]
    assert lines[0] == lines[1] < lines[2] == lines[3]
