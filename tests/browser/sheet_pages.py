"""The page of a workshop's sheets as the browser tests of its layouts need it."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from placeplan.domain.responses import Response
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.factories import ADULTS, make_group_response

TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True, "is_mobile": True}
THEMES = ADULTS.theme_keys
SOMEBODY = "Another facilitator"


def store_group(
    database: Database, marks: Sequence[str] | dict[str, str], by: str = SOMEBODY
) -> Response:
    """A stored sheet of a group of eight with these marks, in the order of the themes."""
    given = marks if isinstance(marks, dict) else dict(zip(THEMES, marks, strict=True))
    response = make_group_response(None, given, workshop_key="hall-june")
    with writing(database):
        add_response(database, response, entered_by=by)
    return response


def marks_of(sheet: Response) -> list[str]:
    """A sheet's marks in the order of the themes."""
    return [sheet.answers[key].mark for key in THEMES]


def press(page: Page, keys: str) -> None:
    """Press these keys one after the other, separated by spaces."""
    for key in keys.split():
        page.keyboard.press(key)


def card(page: Page, theme: str) -> Locator:
    """A theme of the one sheet that is shown."""
    return page.locator(f"#one-{theme}")


def rate(page: Page, theme: str, mark: str) -> None:
    """Touch a rating, “Don’t know” or “Not agreed” of a theme."""
    card(page, theme).locator(f"[data-mark][value='{mark}']").tap()


def wait_until_saved(page: Page) -> None:
    """Wait until the line above the sheets says so."""
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")


def wait_until_kept(page: Page) -> None:
    """Wait until this page opens without a connection."""
    page.evaluate(
        """async () => {
            const pages = await caches.open("placeplan-pages");
            while (!navigator.serviceWorker.controller || !await pages.match(location.href)) {
                await new Promise(go => setTimeout(go, 50));
            }
        }"""
    )


def show_layout(page: Page, name: str) -> None:
    """Choose the grid, or one sheet at a time."""
    page.get_by_role("radio", name=name, exact=True).check(force=True)
