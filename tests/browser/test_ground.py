"""The ground of every page in a real browser: reachable by keyboard, readable, small."""

import pytest
from playwright.sync_api import Page, Request, expect

from placeplan.domain.accounts import Role
from tests.browser.conftest import SignInAt, Site, assert_accessible

PUBLIC_PAGES = ("/", "/sign-in", "/accessibility", "/privacy", "/cookies", "/nowhere")
SMALLEST_TARGET = 44

SMALL_TARGETS = """
() => [...document.querySelectorAll('a, button, input, select, textarea, summary, label')]
  .filter(e => e.checkVisibility({opacityProperty: true}) && e.type !== 'hidden')
  .filter(e => !e.matches('.skip_link, .card_list__link, p a, li a:not([class]), td a'))
  .filter(e => !e.matches('label:not([class$=__label])'))
  .filter(e => !['radio', 'checkbox'].includes(e.type))
  .filter(e => e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_are_accessible(site: Site, page: Page, path: str) -> None:
    page.goto(site.address + path)
    assert_accessible(page)


def test_patterns_can_be_read_in_light_and_dark(
    site: Site, page: Page, sign_in_at: SignInAt
) -> None:
    sign_in_at(page, Role.OFFICER)
    page.goto(site.address + "/patterns")
    assert_accessible(page, also_dark=True)


def test_targets_are_large_enough_for_a_thumb(site: Site, page: Page, sign_in_at: SignInAt) -> None:
    sign_in_at(page, Role.OFFICER)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site.address + "/patterns")
    assert page.evaluate(SMALL_TARGETS) == [], f"make these at least {SMALLEST_TARGET} px high"


def test_the_first_tab_skips_to_the_main_content(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_errors_get_the_focus_and_lead_to_their_fields(site: Site, page: Page) -> None:
    page.goto(site.address + "/sign-in")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Error: Sign in – placeplan")
    expect(page.locator(".error_summary")).to_be_focused()
    page.get_by_role("link", name="Enter your email address").click()
    expect(page.get_by_label("Email address")).to_be_focused()
    assert_accessible(page)


def test_a_rating_is_chosen_by_pressing_its_row_and_by_arrow_keys(
    site: Site, page: Page, sign_in_at: SignInAt
) -> None:
    sign_in_at(page, Role.OFFICER)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site.address + "/patterns")
    row = page.locator(".rating").first.locator(".rating__choice").nth(2)
    box = row.bounding_box()
    assert box and box["height"] >= SMALLEST_TARGET
    row.click(position={"x": box["width"] - 12, "y": box["height"] / 2})
    expect(page.locator("#rating_new-3")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rating_new-4")).to_be_checked()


def test_a_page_is_light(site: Site, page: Page) -> None:
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(site.address + "/sign-in", wait_until="networkidle")
    weight = sum(request.sizes()["responseBodySize"] for request in requests)
    assert len(requests) <= 4, [request.url for request in requests]
    assert weight <= 20_000, f"{weight} bytes"


def test_nothing_is_fetched_from_elsewhere(site: Site, page: Page, sign_in_at: SignInAt) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in_at(page, Role.OFFICER)
    page.goto(site.address + "/patterns", wait_until="networkidle")
    assert all(url.startswith(site.address) for url in asked)
