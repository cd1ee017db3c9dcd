"""What is typed is said to be kept once it is on the disk, and the page does not close before."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, open_grid

HOLD_THE_DISK = """
  () => new Promise((held) => {
    indexedDB.open("placeplan-workshops").onsuccess = ({ target: { result: database } }) => {
      const sheets = database.transaction("sheets", "readwrite").objectStore("sheets");
      window.isHeld = true;
      const hold = () => { if (window.isHeld) sheets.get("none").onsuccess = hold; held(); };
      hold();
    };
  })
"""
LET_GO = "() => { window.isHeld = false; }"


def test_a_sheet_is_said_to_be_kept_once_it_is_on_the_disk(site: Site, facilitator: Page) -> None:
    page = facilitator
    open_grid(page, site)
    page.context.set_offline(True)
    page.keyboard.type("i1")
    state = page.locator("[data-rows] td.sheet_grid__state")
    expect(state).to_have_text("Kept on this device")
    page.evaluate(HOLD_THE_DISK)
    page.keyboard.type("2")
    expect(state).to_have_text("Saving…")
    expect(page.locator("[data-why]")).to_contain_text("No connection")
    expect(state).to_have_text("Saving…")
    page.evaluate(LET_GO)
    expect(state).to_have_text("Kept on this device")


def test_a_page_asks_before_it_closes_over_what_is_not_on_the_disk(
    site: Site, facilitator: Page
) -> None:
    page = facilitator
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    open_grid(page, site)
    page.evaluate(HOLD_THE_DISK)
    page.keyboard.type("i1")
    with page.expect_event("dialog"):
        page.evaluate("() => { location.href = '/cookies'; }")
    expect(page.locator("[data-rows]")).to_be_visible()
    assert asked == ["beforeunload"]
    page.evaluate(LET_GO)
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")
    page.goto(f"{site.address}/cookies")
    expect(page.locator("[data-rows]")).to_have_count(0)
    assert asked == ["beforeunload"]
