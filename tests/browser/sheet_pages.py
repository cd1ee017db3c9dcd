"""The page of a workshop's sheets as the browser tests of its layouts need it."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.store.accounts import find_account_by_email, set_active
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response, update_response
from tests.conftest import email_of
from tests.factories import ADULTS, make_group_response

Marks = Sequence[str] | dict[str, str]

TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True, "is_mobile": True}
THEMES = ADULTS.theme_keys
SOMEBODY = "Another facilitator"


def store_group(database: Database, marks: Marks, people: int = 8) -> Response:
    """A group's sheet that somebody else entered; see `store_groups`."""
    return store_groups(database, [marks], people)[0]


def store_groups(database: Database, each: Sequence[Marks], people: int = 8) -> list[Response]:
    """As many at once: the marks of each by theme, or those of the first themes in their order."""
    found = [make_group(marks, people=people) for marks in each]
    with writing(database):
        for response in found:
            add_response(database, response, entered_by=SOMEBODY)
    return found


def change_group(database: Database, response: Response, marks: Marks) -> None:
    """Somebody else corrects what was entered first: a group of eight with these marks."""
    with writing(database):
        changed = make_group(marks, key=response.key)
        update_response(database, changed, version=1, changed_by=SOMEBODY)


def make_group(marks: Marks, **changes: Any) -> Response:
    given = marks if isinstance(marks, dict) else dict(zip(THEMES, marks, strict=False))
    return make_group_response(None, given, workshop_key="hall-june", **changes)


def set_facilitator_active(database: Database, is_active: bool) -> None:
    """Let the facilitator's account be used, or not."""
    account = find_account_by_email(database, email_of(Role.FACILITATOR))
    assert account is not None, "no facilitator has an account"
    set_active(database, account.id, is_active)


def marks_of(sheet: Response) -> list[str]:
    """A sheet's marks in the order of the themes."""
    return [sheet.answers[key].mark for key in THEMES]


def press(page: Page, keys: str) -> int:
    """Press these keys one after the other, separated by spaces; returns how many."""
    pressed = keys.split()
    for key in pressed:
        page.keyboard.press(key)
    return len(pressed)


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
    choice = page.get_by_role("radio", name=name, exact=True)
    choice.press("Space")
    expect(choice).to_be_checked()
