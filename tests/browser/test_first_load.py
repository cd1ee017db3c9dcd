"""Whoever opens a theme's page with nothing kept gets it light, whole and from this site alone."""

import random
from io import BytesIO
from urllib.request import urlopen

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request

from placeplan.formats.crests import crest_png
from placeplan.operations.plans import CREST
from placeplan.store.database import Database
from placeplan.store.partnerships import update_file
from tests.browser.conftest import Site
from tests.residents import FIRST, HOME, ONE_AREA, open_survey, theme

MOST_BYTES, MOST_REQUESTS = 30_000, 5


def photograph() -> bytes:
    """The heaviest crest there can be: no dot of it is like the next."""
    file = BytesIO()
    size = (960, 240)
    dots = random.Random(7).randbytes(3 * size[0] * size[1])
    Image.frombytes("RGB", size, dots).save(file, "PNG")
    return crest_png(file.getvalue())


@pytest.mark.parametrize("has_crest", [True, False], ids=["with a crest", "without a crest"])
def test_the_first_load_of_a_theme_page_is_light(
    site: Site, browser: Browser, page: Page, database: Database, has_crest: bool
) -> None:
    open_survey(database, **ONE_AREA)
    if has_crest:
        update_file(database, CREST, "image/png", photograph())
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url(site.address + theme(FIRST))
    with browser.new_context() as cold:
        cold.add_cookies(page.context.cookies())
        asked: list[Request] = []
        first = cold.new_page()
        first.on("request", lambda request: asked.append(request))
        first.goto(site.address + theme(FIRST), wait_until="networkidle")
        assert first.locator(".rating__choice").count() == 8
        assert first.locator("header img").count() == has_crest
        addresses = {request.url for request in asked}
        weights = {request.url: request.sizes() for request in asked}
        icon = str(first.locator("link[rel=icon]").evaluate("link => link.href"))
    weight = sum(
        each["responseBodySize"] + each["responseHeadersSize"] for each in weights.values()
    )
    if icon not in addresses:  # a browser without a window asks for none
        with urlopen(icon) as answer:
            weight += len(answer.read()) + len(str(answer.headers))
    assert all(address.startswith(site.address) for address in addresses)
    assert len(addresses | {icon}) <= MOST_REQUESTS, addresses
    assert len(asked) == len(addresses)
    assert weight <= MOST_BYTES, f"{weight} bytes: {weights}"
