"""Gathers what residents read and brings each language's file up to date: `make translations`.

`make translations LANGUAGE=cy` begins a language. What is gathered is listed in residents.cfg.
"""

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from placeplan.web.catalogues import TEMPLATE, read_catalogue

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "placeplan" / "translations"
KEYWORDS = {
    "_": None,
    "_l": None,
    "R_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "translate": None,
}
# they would change with every run, or say nothing
LEFT_OUT = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To): .*\n', re.MULTILINE
)
BEGUN = """# {name} translation of what residents read.
# A draft: residents are offered it once a translator has checked it (Settings, Languages).
#"""


def main(codes: Sequence[str], folder: Path = FOLDER) -> None:
    """Write the template, begin the languages that were named, and bring all files up to date."""
    template = gather()
    folder.mkdir(exist_ok=True)
    keep(template, folder / TEMPLATE)
    for code in codes:
        begin(code, folder)
    for file in sorted(folder.glob("*.po")):
        bring_up_to_date(file, template)
        found = read_catalogue(file)
        print(f"{file.name}: {found.total - len(found.missing)} of {found.total} sentences")
        for sentence in found.missing:
            print(f"    missing: {sentence}")


def gather() -> Catalog:
    """Every sentence that residents can read, by where it stands."""
    with (ROOT / "residents.cfg").open(encoding="utf-8") as opened:
        methods, _options = parse_mapping_cfg(opened)
    # a template that cannot be read is an error, not a template without sentences
    options = {pattern: {"silent": "false"} for pattern, _method in methods}
    comment = "# What residents read. Written by make translations."
    found = Catalog(project="placeplan", header_comment=comment, fuzzy=False)
    for file, line, sentence, _comments, context in extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS
    ):
        found.add(sentence, locations=[(file, line)], context=context)
    return found


def begin(code: str, folder: Path) -> None:
    """A file for a language that has none; an unknown code raises."""
    name = Locale.parse(code).english_name
    file = folder / f"{code}.po"
    if not file.exists():
        comment = BEGUN.format(name=name)
        keep(Catalog(code, project="placeplan", header_comment=comment, fuzzy=False), file)


def bring_up_to_date(file: Path, template: Catalog) -> None:
    """Add new sentences, take old ones out, and mark as fuzzy what stands for a changed one."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.stem)
    catalogue.update(template, update_creation_date=False)
    keep(catalogue, file)


def keep(catalogue: Catalog, file: Path) -> None:
    """Write a file that changes only when its sentences do."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    file.write_text(LEFT_OUT.sub("", written.getvalue().decode()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
