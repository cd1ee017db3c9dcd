"""The pack of a workshop: valid, accessible Word files that carry every theme and room to write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from openxml_audit import OpenXmlValidator

from placeplan.domain.handouts import PRINT_SIZES
from placeplan.domain.packs import Pack
from placeplan.formats.group_sheet_docx import group_sheet_docx
from placeplan.formats.pack_zip import FILE_NAMES, pack_files, pack_zip
from placeplan.formats.partner_listings_docx import partner_listings_docx
from tests.factories import ADULTS, CHILDREN
from tests.listing_setup import make_listing
from tests.pack_setup import make_pack
from tests.translated import from_right
from tests.word_files import below_points

EDITIONS = {"adults": ADULTS, "children": CHILDREN}
OWN = ("guide", "group", "group_large", "attendance", "listings")
LISTINGS = (
    make_listing(description="A walk every week.", contact="walks@example.org"),
    make_listing(name="New path", kind="programme", heading="physical", ends_on=date(2027, 3, 31)),
)


def make_named_pack(name: str) -> Pack:
    return make_pack(EDITIONS[name], listings=LISTINGS, survey={"is_made_up": name == "children"})


@cache
def files(name: str = "adults") -> dict[str, bytes]:
    return pack_files(make_named_pack(name), str)


def paragraphs(content: bytes) -> list[str]:
    body = Document(BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def said(content: bytes) -> str:
    return "\n".join(paragraphs(content))


def tables(content: bytes) -> list[Table]:
    return list(Document(BytesIO(content)).tables)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings(content: bytes, level: int) -> list[str]:
    found = Document(BytesIO(content)).paragraphs
    return [each.text for each in found if each.style.name == f"Heading {level}"]


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("kind", FILE_NAMES)
def test_each_file_is_valid(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAMES[kind]
    path.write_bytes(files(name)[kind])
    result = OpenXmlValidator().validate(path)
    assert result.is_valid and not result.errors, "\n".join(map(str, result.errors))


@pytest.mark.parametrize("kind", OWN)
def test_each_file_says_its_language_and_title(kind: str) -> None:
    document = Document(BytesIO(files()[kind]))
    properties = document.core_properties
    assert properties.language == "en-GB" and properties.author == "Made-up Partnership"
    assert re.search("Made-up hall|Lisburn South", properties.title)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_no_two_files_have_the_same_title() -> None:
    titles = [Document(BytesIO(files()[kind])).core_properties.title for kind in OWN]
    assert len(set(titles)) == len(OWN)


@pytest.mark.parametrize("kind", OWN)
def test_every_table_has_a_header_row_and_a_name(kind: str) -> None:
    for table in tables(files()[kind]):
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


@pytest.mark.parametrize("kind", OWN)
def test_headings_leave_no_level_out(kind: str) -> None:
    document = Document(BytesIO(files()[kind]))
    names = [each.style.name for each in document.paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_same_pack_is_the_same_bytes_in_the_order_of_its_guide() -> None:
    pack = make_named_pack("adults")
    content = pack_zip(pack, str)
    assert content == pack_zip(pack, str)
    with ZipFile(BytesIO(content)) as found:
        assert found.testzip() is None
        assert found.namelist() == sorted(found.namelist()) == list(FILE_NAMES.values())
        assert {each.date_time for each in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    listed = said(files()["guide"])
    assert all(name in listed for name in FILE_NAMES.values())


def rating_tables(content: bytes) -> Iterator[list[list[str]]]:
    for table in tables(content):
        if table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).startswith("Our rating"):
            yield cells(table)


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("kind", ["group", "group_large"])
def test_a_group_sheet_has_every_theme_with_its_question_and_prompts(kind: str, name: str) -> None:
    content, themes = files(name)[kind], EDITIONS[name].themes
    assert headings(content, 2) == [f"{n}. {theme.title}" for n, theme in enumerate(themes, 1)]
    words = said(content)
    for theme in themes:
        assert theme.question in words and all(prompt in words for prompt in theme.prompts)


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("kind", ["group", "group_large"])
def test_each_rating_has_all_points_both_ends_a_range_and_dont_know(kind: str, name: str) -> None:
    scale = EDITIONS[name].scale
    found = list(rating_tables(files(name)[kind]))
    assert len(found) == len(EDITIONS[name].themes)
    for rows in found:
        flat = "\n".join(text for row in rows for text in row)
        assert f"{scale.lowest} – {scale.lowest_means}" in flat
        assert f"{scale.highest} – {scale.highest_means}" in flat
        assert flat.count("☐") >= len(scale.points) + 1
        assert "We did not agree" in flat and re.search("from _+ to _+", flat)
        assert "Don’t know, or not relevant" in flat
        assert all(re.search(rf"(^|\n|\s){point}( –|$|\n)", flat) for point in scale.points)


def rooms_to_write(content: bytes) -> list[int]:
    """How many lines there are under each "good" and each "better"."""
    asked = ("What is good now", "What could be better")
    return [
        len(cell.paragraphs)
        for table in tables(content)
        for title, cell in zip(table.rows[0].cells, table.rows[-1].cells, strict=True)
        if title.text in asked
    ]


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("kind", ["group", "group_large"])
def test_there_is_room_to_write_for_every_theme(kind: str, name: str) -> None:
    rooms = rooms_to_write(files(name)[kind])
    assert len(rooms) == 2 * len(EDITIONS[name].themes)
    assert min(rooms) >= 3


def test_the_end_of_a_group_sheet_has_priorities_assets_and_actions() -> None:
    for kind in ("group", "group_large"):
        content = files()[kind]
        words = said(content)
        assert "Agree on up to 3 and tick them." in words
        for number, theme in enumerate(ADULTS.themes, 1):
            assert words.count(f"{number}. {theme.title}") == 2
        assert headings(content, 1) == [
            "Your place, theme by theme",
            "Which themes matter most here?",
            "What are you proud of here?",
            "What do you suggest should be done?",
        ]
        actions = next(each for each in tables(content) if "Who could help" in cells(each)[0])
        assert len(actions.rows) >= 4


@pytest.mark.parametrize("kind", ["group", "group_large"])
def test_a_group_sheet_says_whose_it_is_and_asks_for_no_name(kind: str) -> None:
    content = files()[kind]
    words = said(content)
    for part in (
        "Lisburn South",
        "Friday 12 June 2026",
        "Made-up hall",
        "Group, number or name",
        "People at this table",
        "How many of them filled in a sheet of their own",
        "initials only, optional",
        "Hilltop",
        "All of Lisburn South",
    ):
        assert part.replace(" ", "") in words.replace("\u00a0", "").replace(" ", "")
    section = Document(BytesIO(content)).sections[0]
    assert "Group: ____" in section.header.paragraphs[0].text


def test_many_places_are_written_and_not_ticked() -> None:
    places = tuple(
        type(place)("N10000707", f"p{n}", f"Village {n}", "rural")
        for n in range(30)
        for place in make_pack().handout.survey.places[:1]
    )
    words = said(group_sheet_docx(make_pack(survey={"places": places}), "normal", str))
    assert "Which place did you talk about?" in words and "Village 7" not in words


@pytest.mark.parametrize("name", EDITIONS)
def test_a_large_group_sheet_is_nowhere_below_sixteen_points(name: str) -> None:
    assert below_points(files(name)["group_large"], 16) == []


@pytest.mark.parametrize("size", PRINT_SIZES)
def test_a_group_sheet_survives_long_names(size: Any, tmp_path: Path) -> None:
    pack = make_pack(name="A rather long name " * 12, survey={"title": "Title " * 33})
    path = tmp_path / "sheet.docx"
    path.write_bytes(group_sheet_docx(pack, size, str))
    assert OpenXmlValidator().validate(path).is_valid


def agenda_tables(content: bytes) -> dict[int, list[list[str]]]:
    found = {}
    for table in tables(content):
        caption = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        if match := re.fullmatch(r"Agenda for (\d+) minutes", caption):
            found[int(match[1])] = cells(table)[1:]
    return found


def test_each_agenda_in_the_guide_adds_up_to_its_minutes() -> None:
    agendas = agenda_tables(files()["guide"])
    assert set(agendas) == {45, 90, 120}
    for length, rows in agendas.items():
        *steps, whole = rows
        assert sum(int(step[1]) for step in steps) == length
        assert whole[:2] == [f"0–{length}", str(length)]
        ends = [tuple(map(int, step[0].split("–"))) for step in steps]
        assert ends[0][0] == 0 and ends[-1][1] == length
        assert all(one[1] == two[0] for one, two in zip(ends, ends[1:], strict=False))


def test_the_guide_says_how_themes_are_shared_out_where_time_is_short() -> None:
    words = said(files()["guide"])
    assert "each group takes at most 5" in words
    assert "1–5; 6–10; 11–14" in words
    assert "With fewer than 3 groups, choose" in words
    assert words.count("Every group takes all 14 themes") == 2


@pytest.mark.parametrize(
    "words",
    [
        "1 means a lot of room for improvement, 7 means very little room for improvement",
        "There are no halves",
        "Left empty",
        "survey@example.org",
        "999",
        "open “Ready for the hall”",
        "covered until you press “Reveal”",
        "27 people (your count)",
        "at most 6 people at a table",
    ],
)
def test_the_guide_says(words: str) -> None:
    guide = pack_files(make_pack(workshop={"people": 27}), str)["guide"]
    assert words in said(guide)


def test_lists_in_the_guide_are_lists_to_a_screen_reader() -> None:
    document = Document(BytesIO(files()["guide"]))
    style = document.styles.element.find(f"{qn('w:style')}[@{qn('w:styleId')}='Bullet']")
    assert style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    assert sum(each.style.name == "Bullet" for each in document.paragraphs) > 20


def test_people_are_counted_by_age_and_helpers_apart_without_names() -> None:
    people, helpers, groups = (cells(table) for table in tables(files()["attendance"]))
    ages = ["Under 16", "16 to 24", "25 to 39", "40 to 64", "65 or over", "Prefer not to say"]
    assert [row[0] for row in people[1:]] == [*ages, "All who came"]
    helping = ["Facilitators", "Helpers, interpreters, carers", "All who helped"]
    assert [row[0] for row in helpers[1:]] == helping
    assert len(groups) >= 12 and groups[0][:2] == ["Group", "People at the table"]
    assert "ask nobody’s name" in said(files()["attendance"])


def test_what_partners_do_stands_under_the_three_headings() -> None:
    content = files()["listings"]
    assert headings(content, 1)[:3] == [
        "Social support",
        "Physical projects",
        "Economic support",
    ]
    words = said(content)
    for part in (
        "Walking group",
        "Service · Hillside Health and Social Care Trust",
        "A walk every week.",
        "walks@example.org",
        "Runs until 31 March 2027.",
        "as of 1 June 2026",
        "There may be gaps",
    ):
        assert part in words
    assert words.count("No partner has listed anything under this heading yet.") == 1


def test_without_listings_each_heading_says_so() -> None:
    words = said(partner_listings_docx(make_pack(), str))
    assert words.count("No partner has listed anything under this heading yet.") == 3
    assert "None so far." in words


def test_many_listings_are_all_there() -> None:
    many = tuple(make_listing(name=f"Group {n}", description="Words. " * 300) for n in range(40))
    content = partner_listings_docx(make_pack(listings=many), str)
    words = said(content)
    assert all(f"Group {n}\n" in words for n in range(40)) and "Number listed: 40." in words


@pytest.mark.parametrize("kind", OWN)
def test_a_demonstration_says_so_in_every_file(kind: str) -> None:
    assert "This is a demonstration." in said(files("children")[kind])
    assert "demonstration" not in said(files("adults")[kind])


@pytest.mark.parametrize("kind", OWN)
def test_every_word_of_ours_goes_through_the_translation(kind: str) -> None:
    pack = make_named_pack("adults")
    other = pack_files(replace(pack, handout=replace(pack.handout, language="ga")), from_right)
    listed = [(each.name, each.description, each.contact) for each in LISTINGS]
    ours = {
        *(text for theme in ADULTS.themes for text in (theme.title, theme.question)),
        *(prompt for theme in ADULTS.themes for prompt in theme.prompts),
        *(text for texts in listed for text in texts if text),
        *FILE_NAMES.values(),
        *(f"{point} – {ADULTS.scale.meaning(point)}" for point in (1, 7)),
        ADULTS.credit,
    }
    for before, after in zip(paragraphs(files()[kind]), paragraphs(other[kind]), strict=True):
        has_letters = re.search("[aeiou]", before) is not None
        is_data = any(each in before for each in ours)
        assert is_data or not has_letters or before != after, before
