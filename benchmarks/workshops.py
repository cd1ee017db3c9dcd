"""A laptop in a hall: five hundred sheets that wait are sent, and how fast the grid shows a key.

In a real Chromium, with the scripts that are shipped, against `placeplan serve`'s application in
processes of its own. The grid sends what another tab of the device has entered, from the moment the
connection is back until it says that all is saved. The yardstick is a page that posts as many
sheets of the same size to the same address, one after the other, and keeps and shows nothing.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks.instances import EMAIL, PASSWORD, SLUG, make_instance, open_instance, survey_of
from benchmarks.measures import Measured
from benchmarks.sites import run_site
from placeplan.domain.workshops import Workshop
from placeplan.store.database import writing
from placeplan.store.workshops import add_workshop

QUEUED, QUICK_QUEUED = 500, 10
LOADED, QUICK_LOADED = 200, 10
KEYS, QUICK_KEYS = 280, 14
REPEATS = 3
A_FRAME_LATER = """
  () => {
    window.waits = [];
    document.addEventListener("keydown", () => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - pressed)));
    }, true);
  }
"""
OPEN_BOOK = """
  async () => {
    const setup = JSON.parse(document.getElementById("grid-data").textContent);
    const folder = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
    const { openBook } = await import(`${folder}book.js`);
    const { newKey, newSheet } = await import(`${folder}sheets.js`);
    window.book = await openBook(setup);
    await book.pull();
    const answers = Object.fromEntries(setup.themes.map(({ key }) => [key, ["4", "", ""]]));
    window.said = (sheet) => ({ ...sheet.data, answers });
    window.fill = async (count) => {
      for (let made = 0; made < count; made += 1) {
        const sheet = book.add("individual");
        book.change(sheet, said(sheet));
      }
      await book.keeping.do(book.sheets[0], () => undefined, false);
    };
    window.sent = new Promise((done) => {
      let begun;
      window.addEventListener("online", () => { begun = performance.now(); });
      const summary = document.querySelector("[data-summary]");
      const look = () => {
        const isSent = begun && summary.textContent === setup.words.all_saved;
        if (isSent) done(performance.now() - begun);
      };
      new MutationObserver(look).observe(summary, { childList: true });
    });
    window.post = async (count) => {
      const { token } = await (await fetch(`${setup.address}/token`)).json();
      const begun = performance.now();
      for (let made = 0; made < count; made += 1) {
        const sheet = newSheet(setup.workshop, 1, "individual");
        const answer = await fetch(`${setup.address}/${sheet.key}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": token },
          body: JSON.stringify({
            edit: newKey(), version: 0, is_removed: false, by: "", sheet: said(sheet),
          }),
        });
        if (!answer.ok) throw new Error(`answered ${answer.status}`);
        await answer.json();
      }
      return performance.now() - begun;
    };
  }
"""


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """What waits is sent; and a key in the grid is seen."""
    instance = make_instance(folder / "instance")
    with run_site("placeplan", instance) as port, browsing(f"http://127.0.0.1:{port}") as page:
        return [sending(page, instance, is_quick), typing(page, instance, is_quick)]


def sending(page: Page, instance: Path, is_quick: bool) -> Measured:
    """A queued sheet, against a plain post of one; each turn in a workshop of its own."""
    count, repeats = (QUICK_QUEUED, 1) if is_quick else (QUEUED, REPEATS)
    plain, queued = [], []
    for turn in range(repeats):
        page.goto(new_workshop(instance, f"plain-{turn}"))
        page.evaluate(OPEN_BOOK)
        plain.append(float(page.evaluate("(count) => post(count)", count)))
        page.goto(new_workshop(instance, f"queued-{turn}"))
        page.evaluate(OPEN_BOOK)
        queued.append(send_later(page, count))
    return Measured(
        f"a sheet of {count} that waited / of as many plain posts",
        median(plain) / count / 1000,
        median(queued) / count / 1000,
        note=f"all {count}: {median(queued) / 1000:.1f} s",
    )


def typing(page: Page, instance: Path, is_quick: bool) -> Measured:
    """From a key to the next picture on the screen, with many sheets in the grid."""
    loaded, keys = (QUICK_LOADED, QUICK_KEYS) if is_quick else (LOADED, KEYS)
    address = new_workshop(instance, "typing")
    page.goto(address)
    page.evaluate(OPEN_BOOK)
    send_later(page, loaded)
    page.goto(address)
    page.locator("[data-rows] :focus").wait_for()
    page.evaluate(A_FRAME_LATER)
    page.keyboard.press("Enter")
    for key in range(keys):
        page.keyboard.press("1234567"[key % 7])
        page.wait_for_timeout(20)
    waits = sorted(float(wait) / 1000 for wait in page.evaluate("() => waits"))
    late = quantiles(waits, n=20)[-1] * 1000
    return Measured(
        f"a key in the grid until it is seen, {loaded} sheets",
        None,
        median(waits),
        note=f"95 of 100 within {late:.0f} ms, the slowest {waits[-1] * 1000:.0f} ms (bar 50 ms)",
    )


def send_later(page: Page, count: int) -> float:
    """Let as many sheets wait on this device until it has a connection; ms to send them then."""
    page.context.set_offline(True)
    page.evaluate("(count) => fill(count)", count)
    page.locator("[data-rows] tr").nth(count - 1).wait_for(state="attached")
    page.context.set_offline(False)
    return float(page.evaluate("() => sent"))


def new_workshop(instance: Path, key: str) -> str:
    """The path of the grid of a workshop without sheets."""
    with closing(open_instance(instance)) as database, writing(database):
        area = survey_of(database).areas[0].code
        add_workshop(database, Workshop(key, SLUG, area, date.today()))
    return f"/workshops/{SLUG}/{key}/sheets"


@contextmanager
def browsing(address: str) -> Iterator[Page]:
    """A page of an officer who has signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("PLACEPLAN_CHROMIUM"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        with closing(browser.new_context(base_url=address)) as context:
            page = context.new_page()
            page.goto("/sign-in")
            page.get_by_label("Email address").fill(EMAIL)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{address}/staff")
            yield page
        browser.close()
