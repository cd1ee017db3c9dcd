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
NOTE_STORES = """
  window.stores = [];
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const asked = open.apply(this, given);
    asked.addEventListener("success", () => window.stores.push(asked.result));
    return asked;
  };
"""
KEPT = """
  () => new Promise((done) => {
    indexedDB.open("placeplan-workshops").onsuccess = ({ target: { result: database } }) => {
      const sheets = database.transaction("sheets").objectStore("sheets");
      sheets.getAll().onsuccess = ({ target }) => { database.close(); done(target.result); };
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


def test_a_store_that_the_browser_has_closed_is_opened_again(site: Site, facilitator: Page) -> None:
    page = facilitator
    page.add_init_script(NOTE_STORES)
    open_grid(page, site)
    page.context.set_offline(True)
    page.evaluate("() => { for (const store of window.stores) store.close(); }")
    page.keyboard.type("i12")
    expect(page.locator("[data-rows] td.sheet_grid__state")).to_have_text("Kept on this device")
    kept = page.evaluate(KEPT)
    assert [said[0] for said in kept[0]["data"]["answers"].values()] == ["1", "2"]
