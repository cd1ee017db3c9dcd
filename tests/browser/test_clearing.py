"""A device that was cleared keeps nothing of workshops, also when pages are opened after it."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible, open_grid
from tests.browser.sheet_pages import show_layout
from tests.workshop_setup import ADDRESS, SHEETS

ALL_SAVED = "All sheets are saved"
CLEARED = "keeps nothing of workshops any more"
ALL_KEPT = """
  async () => {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open("placeplan-workshops");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const count = (name) => new Promise((resolve) => {
      const asked = database.transaction(name).objectStore(name).count();
      asked.onsuccess = () => resolve(asked.result);
    });
    const rows = [await count("sheets"), await count("notes")];
    database.close();
    const workers = await navigator.serviceWorker.getRegistrations();
    const others = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    return [...await caches.keys(), ...workers.map(({ scope }) => scope), ...others, ...rows];
  }
"""
NOTHING = [0, 0]
IS_KEPT = """
  async () => {
    const wanted = ["/workshops/not-kept", location.href];
    const kept = () => Promise.all(wanted.map((address) => caches.match(address)));
    for (let tries = 0; tries < 200 && !(await kept()).every(Boolean); tries += 1) {
      await new Promise((go) => setTimeout(go, 50));
    }
    return (await kept()).every(Boolean);
  }
"""
WITHOUT_HTTPS = """
  Object.defineProperty(navigator, "serviceWorker", { value: undefined });
"""


@pytest.fixture
def laptop(site: Site, facilitator: Page) -> Page:
    """The check before leaving, on a device that has a sheet, its layout and a wall."""
    facilitator.goto(f"{site.address}{ADDRESS}/ready")
    expect(facilitator.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    open_grid(facilitator, site)
    type_sheet(facilitator)
    show_layout(facilitator, "One sheet at a time")
    facilitator.evaluate("localStorage.setItem('placeplan-wall-keys', 'off')")
    facilitator.goto(f"{site.address}{ADDRESS}/ready")
    expect(facilitator.locator("[data-check=waiting] [data-mark]")).to_have_text("Yes")
    return facilitator


def type_sheet(page: Page) -> None:
    for key in ("8", "ArrowRight", "4", "4"):
        page.keyboard.press(key)
    expect(page.locator("[data-summary]")).to_have_text(ALL_SAVED)


def clear(page: Page) -> None:
    page.get_by_role("button", name="Clear this device").click()
    expect(page.get_by_text(CLEARED)).to_be_visible()


def test_a_cleared_device_keeps_nothing_not_even_the_page_that_is_opened_next(
    laptop: Page, site: Site
) -> None:
    clear(laptop)
    assert laptop.evaluate(ALL_KEPT) == NOTHING
    assert_accessible(laptop)
    laptop.locator(".back_link").click()
    expect(laptop.get_by_role("link", name="Ready for the hall")).to_be_visible()
    laptop.goto(f"{site.address}/workshops/not-kept")
    expect(laptop.locator("[data-kept-pages]")).to_have_text("None.")
    assert laptop.evaluate(ALL_KEPT) == NOTHING
    expect(laptop.get_by_role("button", name="Clear this device")).to_be_hidden()


def test_a_cleared_device_is_made_ready_again_on_the_same_page(laptop: Page, site: Site) -> None:
    clear(laptop)
    expect(laptop.locator("[data-check=pages]")).to_be_hidden()
    laptop.get_by_role("button", name="Get this device ready").click()
    verdict = laptop.locator("[data-verdict]").first
    expect(verdict).to_have_text("Ready, but keep copies: this device may forget what is entered")
    expect(laptop.locator("[data-check=pages]")).to_be_visible()
    laptop.context.set_offline(True)
    open_grid(laptop, site)


def test_a_window_that_was_open_meanwhile_makes_a_cleared_device_ready_again(
    laptop: Page, site: Site
) -> None:
    other = laptop.context.new_page()
    for act in (lambda: clear(laptop), lambda: None):
        other.goto(site.address + SHEETS)
        expect(other.locator("[data-summary]")).to_have_text(ALL_SAVED)
        act()
    assert other.evaluate(IS_KEPT)
    other.context.set_offline(True)
    other.goto(site.address + SHEETS)
    expect(other.locator("[data-summary]")).to_have_text(ALL_SAVED)


def test_a_device_is_cleared_where_no_page_can_be_kept(
    facilitator: Page, site: Site, stored: Database
) -> None:
    facilitator.add_init_script(WITHOUT_HTTPS)
    open_grid(facilitator, site)
    type_sheet(facilitator)
    facilitator.goto(f"{site.address}/workshops/not-kept")
    clear(facilitator)
    expect(facilitator.get_by_role("button", name="Clear this device")).to_be_hidden()
    script = "(await import(document.querySelector('script[src]').src.replace('kept', 'device')))"
    count = f"async () => (await (await {script}.openDevice()).everySheet()).length"
    assert facilitator.evaluate(count) == 0
