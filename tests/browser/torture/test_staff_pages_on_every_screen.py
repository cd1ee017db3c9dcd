"""Every page that an administrator reaches, with all of axe's rules at each width."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from placeplan.operations.demonstration.making import Demonstration
from tests.browser.accessible_walks import accessible_walk, enter_as_administrator
from tests.browser.conftest import Site, assert_accessible

pytestmark = pytest.mark.torture


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration, demonstration_folder: Path) -> Path:
    """A copy of the demonstration, in place of an empty instance."""
    return Path(shutil.copytree(demonstration_folder, tmp_path / "instance"))


def test_every_page_is_accessible_at_every_width_and_in_the_dark(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    enter_as_administrator(page, site, demonstration)
    seen = accessible_walk(
        page, site, lambda page: assert_accessible(page, also_dark=True, in_full=True)
    )
    assert "plans.show_plan" in seen
