"""Every page that a link leads to passes axe at each width, over the whole demonstration."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from placeplan.domain.accounts import Role
from placeplan.operations.demonstration.making import Demonstration, make_demonstration
from tests.browser.conftest import Site, assert_accessible
from tests.conftest import make_app

FILES = ("download", "csv", "json", "xlsx", "svg", "png", "crest", "static", "styles")
FIRST_PAGES = ("/", "/sign-in", "/surveys/your-place-2026", "/surveys/your-place-2026/results")


@pytest.fixture
def demonstration(tmp_path: Path) -> Demonstration:
    """The whole demonstration, made in the folder of `instance`."""
    return make_demonstration(tmp_path / "instance", date.today(), lambda _made: None)


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration) -> Path:
    """The demonstration's folder, in place of an empty instance."""
    return tmp_path / "instance"


def page_endpoint(site: Site, seen: set[str]) -> Callable[[str], str]:
    """Names the endpoint behind an address, or nothing when it is a file or was seen before."""
    matcher = make_app(site.instance).url_map.bind("127.0.0.1")

    def name(path: str) -> str:
        if any(part in path for part in FILES) or not matcher.test(path, "GET"):
            return ""
        endpoint = str(matcher.match(path, "GET")[0])
        return "" if endpoint in seen else endpoint

    return name


def sign_in(page: Page, site: Site, demonstration: Demonstration) -> None:
    (way_in,) = (each for each in demonstration.sign_ins if each.role is Role.ADMINISTRATOR)
    page.goto(f"{site.address}/sign-in")
    page.get_by_label("Email address").fill(way_in.email)
    page.get_by_label("Password").fill(way_in.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/staff")


def addresses_on(page: Page) -> list[str]:
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [urlsplit(link).path for link in links]


def test_every_page_an_administrator_can_reach_is_accessible(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    for path in FIRST_PAGES:
        page.goto(site.address + path)
        assert_accessible(page)
    sign_in(page, site, demonstration)
    seen: set[str] = set()
    new_endpoint = page_endpoint(site, seen)
    waiting = addresses_on(page)
    while waiting:
        path = waiting.pop(0)
        endpoint = new_endpoint(path)
        if not endpoint:
            continue
        seen.add(endpoint)
        page.goto(site.address + path)
        assert_accessible(page)
        waiting += addresses_on(page)
    assert len(seen) > 35, f"only {len(seen)} pages were reached: {sorted(seen)}"
