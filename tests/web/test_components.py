"""Macro, style sheet and class share a name; the style sheets stay small and strict."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.colours import WHITE, contrast
from placeplan.domain.partnerships import Partnership
from placeplan.resources import resource_folder
from placeplan.store.database import Database
from placeplan.store.partnerships import update_partnership
from placeplan.web.styles import DARK_PAPER, accent_rules
from tests.pages import PageClient

COMPONENTS = sorted((resource_folder("templates") / "components").glob("*.html"))
SHEETS = sorted(resource_folder("static").glob("*/*.css"))
LARGEST_SHEET = 30_000
# these are no boxes of their own, or share the box of another
WITHOUT_CLASS = {"csrf", "button_link", "put_back", "typed_keeper"}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_holds_the_macro_and_class_of_its_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(rf"{{%-? macro {path.stem}\(", text), f"no macro {path.stem} in {path.name}"
    assert path.stem in WITHOUT_CLASS or re.search(rf'class="[^"]*\b{path.stem}\b', text), (
        f"{path.name} has no class {path.stem}"
    )


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_style_sheet_is_named_like_what_it_styles(path: Path) -> None:
    templates = list(resource_folder("templates").rglob("*.html"))
    is_a_template = path.stem in {template.stem for template in templates}
    is_a_class = f".{path.stem}" in path.read_text(encoding="utf-8") and any(
        path.stem in template.read_text(encoding="utf-8") for template in templates
    )
    assert is_a_template or is_a_class, (
        f"{path.name} styles nothing of its name: call it after the macro, class or template"
    )


def test_every_component_is_shown_on_the_pattern_page(
    client_as: Callable[[Role], PageClient],
) -> None:
    page = client_as(Role.OFFICER).page("/patterns")
    shown = {name for tag in page.find_all(class_=True) for name in tag["class"]}
    missing = {path.stem for path in COMPONENTS} - WITHOUT_CLASS - shown
    assert not missing, f"show {sorted(missing)} in templates/pages/show_patterns.html"


def test_style_sheets_are_small_and_fetch_nothing(client: PageClient) -> None:
    css = client.get("/styles/everyone.css").text
    assert len(css) <= LARGEST_SHEET
    assert "url(" not in css and "@import" not in css and "/*" not in css
    assert css.count("{") == css.count("}")


def test_a_style_sheet_that_is_not_there_is_not_found(client: PageClient) -> None:
    assert client.get("/styles/other.css").status_code == 404


def test_the_accent_reaches_the_style_sheet_readable_and_renames_it(
    client: PageClient, database: Database
) -> None:
    before = client.page("/").find("link", rel="stylesheet")["href"]
    update_partnership(database, Partnership(accent_colour="#ffcc00"))
    after = client.page("/").find("link", rel="stylesheet")["href"]
    assert before != after
    colour = re.search(r"--accent:(#\w+)", client.get(after).text)
    assert colour and contrast(colour.group(1), WHITE) >= 4.5


def test_text_on_the_accent_can_be_read_in_light_and_in_dark() -> None:
    for accent in ("#ffffff", "#000000", "#ffcc00", "#0b5563"):
        rules = accent_rules(accent)
        pairs = re.findall(r"--accent:(#\w+);--on-accent:(#\w+)", rules)
        assert len(pairs) == 2
        assert all(contrast(*pair) >= 4.5 for pair in pairs)
        assert contrast(pairs[1][0], DARK_PAPER) >= 4.5
