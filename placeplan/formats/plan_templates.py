"""A council's own Word file, which gives a plan its styles, looked through before it is kept."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.archives import UNREADABLE, unpacks_within
from placeplan.formats.plan_docx import PlanLook, plan_docx
from placeplan.formats.plan_styles import missing_styles

FIELD = "template"
LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2_000
MACROS, MACRO_RELATION = "vbaProject.bin", "/vbaProject"
LINK = "/hyperlink"
TRIAL = PlanTree("Trial", "", "", "", "draft", date(2026, 1, 1), "", ())


def check_plan_template(content: bytes) -> None:
    """`Refused` unless a plan can be written with this file's styles.

    Not taken: what is no .docx, is too large packed or unpacked, holds macros, or draws on files
    elsewhere, which would be fetched on the machine of whoever opens the plan; links that one
    presses are harmless and may stay. A trial plan is written, so that a file that does not
    work is found out now.
    """
    if len(content) > LARGEST_BYTES:
        raise _too_large()
    try:
        with ZipFile(BytesIO(content)) as archive:
            _look_through(archive)
        plan_docx(TRIAL, PlanLook(template=content))
    except Refused:
        raise
    except (*UNREADABLE, KeyError, SyntaxError) as error:
        raise refuse("template_form", FIELD) from error


def styles_missing_from(content: bytes) -> list[str]:
    """The common styles that a sound file has not, so that plans have their own for them."""
    import docx

    return missing_styles(docx.Document(BytesIO(content)))


def _look_through(archive: ZipFile) -> None:
    from docx.oxml import parse_xml

    parts = archive.infolist()
    if len(parts) > MOST_PARTS or not unpacks_within(archive, LARGEST_UNPACKED):
        raise _too_large()
    if any(part.filename.endswith(MACROS) for part in parts):
        raise refuse("template_macros", FIELD)
    for part in parts:
        if not part.filename.endswith(".rels"):
            continue
        for relation in parse_xml(archive.read(part)):
            kind = relation.get("Type", "")
            if kind.endswith(MACRO_RELATION):
                raise refuse("template_macros", FIELD)
            if relation.get("TargetMode") == "External" and not kind.endswith(LINK):
                raise refuse("template_outside", FIELD)


def _too_large() -> Exception:
    return refuse("template_too_large", FIELD, most=LARGEST_BYTES // 1024 // 1024)
