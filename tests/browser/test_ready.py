"""The check before leaving tells the truth: of a full device, of a new version, of who has left."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.store.database import Database
from placeplan.web.workshops.halls import LEFT
from tests.browser.conftest import Site
from tests.workshop_setup import ADDRESS

READY = f"{ADDRESS}/ready"
FULL = """
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
NOT_KEPT = "async () => (await (await caches.match('/workshops/not-kept')).text())"


def mark_of(page: Page, check: str, mark: str) -> None:
    expect(page.locator(f"[data-check={check}] [data-mark]")).to_have_text(mark)


def test_a_full_device_is_not_ready_and_says_why(facilitator: Page, site: Site) -> None:
    facilitator.add_init_script(FULL)
    facilitator.goto(site.address + READY)
    verdict = facilitator.locator("[data-verdict]").first
    for _time in ("as it is opened", "made ready"):
        expect(verdict).to_have_text("This device is not ready yet")
        mark_of(facilitator, "storage", "No")
        mark_of(facilitator, "before", "Look")
        expect(facilitator.get_by_text("It may be full")).to_be_visible()
        facilitator.get_by_role("button", name="Get this device ready").click()


def test_a_page_that_is_open_across_a_new_version_is_loaded_again(
    facilitator: Page, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    facilitator.goto(site.address + READY)
    mark_of(facilitator, "pages", "Yes")
    monkeypatch.setattr("placeplan.web.scripts._version", lambda _folder: "newer")
    facilitator.get_by_role("button", name="Get this device ready").click()
    expect(facilitator.locator("script[src*='/newer/']")).to_have_count(1)
    for check in ("pages", "files"):
        mark_of(facilitator, check, "Yes")


def test_the_page_for_what_is_not_kept_is_kept_as_nobody_is_told_it(
    facilitator: Page, site: Site, stored: Database
) -> None:
    signer = site.app.session_interface.get_signing_serializer(site.app)  # type: ignore[attr-defined]  # Flask's own
    (cookie,) = facilitator.context.cookies()
    has_left = signer.loads(cookie["value"]) | {LEFT: ("your-place", "hall-june")}
    facilitator.context.add_cookies([cookie | {"value": signer.dumps(has_left)}])  # type: ignore[list-item]  # as it was given
    facilitator.goto(site.address + READY)
    mark_of(facilitator, "pages", "Yes")
    assert "hall-june" not in facilitator.evaluate(NOT_KEPT)
