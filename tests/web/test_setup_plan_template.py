"""The council's own Word file: taken when a plan can be written with it, refused with a reason."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from placeplan.domain.accounts import Role
from placeplan.operations.plans import plan_docx_for
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.surveys import add_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, SURVEY_DAY, make_survey
from tests.pages import PageClient, text_of

PAGE = "/settings/plan-template"
EXTERNAL = (
    b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://example.org/x.dotx" TargetMode="External"/>'
)

HIDDEN_MACRO = (
    b'<Relationship Id="rId901" Type="http://schemas.microsoft.com/office/2006/relationships/'
    b'vbaProject" Target="harmless.bin"/>'
)


@pytest.fixture
def administrator(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.ADMINISTRATOR)


def word_file() -> bytes:
    own = Document()
    own.styles["Heading 1"].font.name = "Georgia"
    saved = BytesIO()
    own.save(saved)
    return saved.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same Word file with one part changed, or added."""
    written = BytesIO()
    with ZipFile(BytesIO(word_file())) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, change(content) if part == name else content)
        if name not in source.namelist():
            target.writestr(name, change(b""))
    return written.getvalue()


def lying(content: bytes) -> bytes:
    """The same file, whose list of contents says that its document is one byte long."""
    name = b"word/document.xml"
    entry = content.rindex(name) - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    return content[: entry + 24] + (1).to_bytes(4, "little") + content[entry + 28 :]


def many_parts(count: int) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as target:
        for number in range(count):
            target.writestr(f"word/{number}.xml", b"")
    return written.getvalue()


def send(client: PageClient, content: bytes) -> str:
    return text_of(client.post_form(PAGE, {"template": (BytesIO(content), "own.docx")}))


def test_plans_take_the_styles_of_the_councils_file(
    administrator: PageClient, database: Database
) -> None:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, make_survey())
    assert "The Word file is kept" in send(administrator, word_file())
    written = plan_docx_for(database, LISBURN_SOUTH.code, ["your-place"], SURVEY_DAY)
    assert Document(BytesIO(written)).styles["Heading 1"].font.name == "Georgia"


def test_the_file_can_be_downloaded_and_removed_again(administrator: PageClient) -> None:
    sent = word_file()
    send(administrator, sent)
    assert administrator.get(f"{PAGE}/download").data == sent
    administrator.post_form(PAGE, button="Remove the Word file")
    assert administrator.get(f"{PAGE}/download").status_code == 404


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a Word file", "not a Word file we can use"),
        (b"PK\x03\x04 broken", "not a Word file we can use"),
        (changed("word/document.xml", lambda _old: b"<broken"), "not a Word file we can use"),
        (changed("word/vbaProject.bin", lambda _old: b"macro"), "holds macros"),
        (
            changed(
                "word/_rels/document.xml.rels",
                lambda old: old.replace(b"</Relationships>", EXTERNAL + b"</Relationships>"),
            ),
            "draws on files elsewhere",
        ),
        (
            changed(
                "word/_rels/document.xml.rels",
                lambda old: old.replace(b"</Relationships>", HIDDEN_MACRO + b"</Relationships>"),
            ),
            "holds macros",
        ),
        (lying(word_file()), "not a Word file we can use"),
        (many_parts(2_001), "larger than 5 MB"),
        (changed("word/media/big.bin", lambda _old: bytes(61 * 1024 * 1024)), "larger than 5 MB"),
    ],
    ids=[
        "text",
        "cut off",
        "broken",
        "macros",
        "outside",
        "macros by another name",
        "lying",
        "many",
        "large",
    ],
)
def test_a_file_that_does_not_do_is_refused(
    administrator: PageClient, content: bytes, reason: str
) -> None:
    assert reason in send(administrator, content)
    assert administrator.get(f"{PAGE}/download").status_code == 404
