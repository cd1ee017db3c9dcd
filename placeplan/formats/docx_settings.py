"""What a document says of itself: its properties, language, and how a word processor treats it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from placeplan.domain.plan_trees import PlanTree
from placeplan.formats.docx_xml import NAMESPACES, NOT_XML, W

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "en-GB"
OFFICE_2013 = "15"
LONGEST = 255
WORD_URI = "http://schemas.microsoft.com/office/word"
# a copy of the styles for an older Word, which would contradict ours
OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
AFTER_COMPATIBILITY = (
    "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


def make_modern(document: Document, language: str = LANGUAGE) -> None:
    """Keep Word from opening the file in a mode for old documents, and set the language."""
    part = document.part
    for relation_id, relation in list(part.rels.items()):
        if relation.reltype == OLD_STYLES:
            part.rels.pop(relation_id)
    _set_compatibility(document.settings.element)
    _set_language(document.styles.element, language)


def say_properties(document: Document, tree: PlanTree, status: str) -> None:
    """Title, author, subject and the rest, as file managers and screen readers show them."""
    properties: Any = document.core_properties
    properties.title = _short(tree.title)
    properties.author = properties.last_modified_by = _short(tree.partnership or tree.council)
    properties.subject = _short(f"Locality plan for {tree.area_name} ({status.lower()})")
    properties.keywords = _short(f"community planning; locality plan; {tree.area_name}")
    properties.comments = _short(tree.basis)
    properties.category = "Locality plan"
    properties.content_status = status
    properties.language = LANGUAGE
    made_on = datetime(tree.dated_on.year, tree.dated_on.month, tree.dated_on.day)
    properties.created = properties.modified = made_on
    properties.revision = 1


def _short(text: str) -> str:
    return NOT_XML.sub("", text)[:LONGEST]


def _set_compatibility(settings: Any) -> None:
    from docx.oxml import parse_xml

    for element in settings.findall(f"{W}compat"):
        settings.remove(element)
    compatibility = parse_xml(
        f'<w:compat {NAMESPACES}><w:compatSetting w:name="compatibilityMode" w:uri="{WORD_URI}"'
        f' w:val="{OFFICE_2013}"/></w:compat>'
    )
    for element in settings:
        if element.tag.removeprefix(W) in AFTER_COMPATIBILITY:
            element.addprevious(compatibility)
            return
    settings.append(compatibility)


def _set_language(styles: Any, code: str) -> None:
    for language in styles.iter(f"{W}lang"):
        language.set(f"{W}val", code)
