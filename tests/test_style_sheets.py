"""The style sheets that residents get lay a page out from right to left as well."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static"
EVERYONES = [STATIC / "base.css", *sorted((STATIC / "components").glob("*.css"))]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDE = re.compile(r"[\w-]*\b(?:left|right)\b[\w-]*")
FOUR_SIDES = re.compile(r"(?:padding|margin|inset): *" + r" +".join([r"([^\s;{}]+)"] * 4))


@pytest.mark.parametrize("sheet", EVERYONES, ids=lambda sheet: sheet.stem)
def test_no_rule_names_left_or_right(sheet: Path) -> None:
    rules = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    assert SIDE.findall(rules) == [], "say inline-start, inline-end, start or end"
    for top, right, bottom, left in FOUR_SIDES.findall(rules):
        assert right == left, f"{top} {right} {bottom} {left}: say padding-inline, margin-inline"
