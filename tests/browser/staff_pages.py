"""What staff do on their pages before and beside a plan, in the test of the main job."""

from playwright.sync_api import Page, expect

from placeplan.settings import FILE_NAME
from placeplan.web.days import today
from tests.browser.conftest import Site
from tests.cli.commands import run
from tests.conftest import PASSWORD

COUNCIL = "Lisburn and Castlereagh City Council"
AREA, PLACE, PARTNER = "Lisburn South", "Old Warren", "Riverside Trust (made up)"
TITLE, SLUG = "Your place, your say", "your-place-your-say"
PROGRAMME = "Towpath repairs"


def enter_as_first_administrator(site: Site, page: Page) -> None:
    settings = f'public_address = "{site.address}"\n'
    (site.instance / FILE_NAME).write_text(settings, encoding="utf-8")
    person = ("first@example.org", "--name", "First", "--role", "administrator")
    added = run(site.instance, "users", "add", *person)
    assert added.returncode == 0, added.stderr
    set_password(page, added.stdout.strip())


def set_password(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password again").fill(PASSWORD)
    page.get_by_role("button", name="Set password and sign in").click()
    page.wait_for_url("**/staff")


def open_account(administrator: Page, page: Page, name: str, role: str) -> None:
    administrator.goto("/accounts")
    administrator.get_by_role("link", name="Add an account").click()
    administrator.get_by_label("Name").fill(name)
    administrator.get_by_label("Email address").fill(f"{role.lower()}@example.org")
    administrator.get_by_label(f"{role}:").check()
    administrator.get_by_role("button", name="Add the account").click()
    set_password(page, administrator.locator(".copy_out").inner_text())


def menu(page: Page, name: str) -> None:
    page.locator(".side_navigation").get_by_role("link", name=name, exact=True).click()


def name_the_partnership(page: Page) -> None:
    menu(page, "Partnership settings")
    page.get_by_label("Name of the partnership").fill("A made-up partnership")
    page.get_by_label("Council").fill(COUNCIL)
    page.get_by_label("Contact").fill("plans@example.org")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".error_summary")).to_have_count(0)


def make_survey(page: Page) -> None:
    menu(page, "Surveys")
    page.get_by_role("link", name="Make a survey").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Place Standard (adults)", exact=True).check()
    page.get_by_label("Last day").fill(today().replace(year=today().year + 1).isoformat())
    page.get_by_label(AREA, exact=True).check()
    page.get_by_label("Castlereagh East", exact=True).check()
    page.get_by_role("button", name="Make the survey").click()
    expect(page.get_by_role("link", name=f"/surveys/{SLUG}")).to_be_visible()
    page.get_by_role("link", name=f"Choose places of {AREA}").click()
    page.get_by_label(PLACE, exact=True).check()
    page.get_by_role("button", name="Save the places").click()
    areas = page.get_by_role("table", name="Areas of the survey")
    expect(areas.get_by_role("row", name=AREA)).to_contain_text(PLACE)


def make_workshop(page: Page) -> None:
    menu(page, "Workshops")
    page.get_by_role("link", name="Make a workshop").click()
    page.get_by_label("Survey and area").select_option(label=f"{TITLE}: {AREA}")
    page.get_by_label("Date").fill(today().isoformat())
    page.get_by_label("Venue").fill("A made-up hall")
    page.get_by_label("Number of people who came").fill("26")
    page.get_by_role("button", name="Make the workshop").click()
    page.get_by_role("link", name="Enter sheets").click()


def invite(page: Page) -> str:
    menu(page, "Partners")
    page.get_by_role("link", name="Add a partner").click()
    page.get_by_label("Name", exact=True).fill(PARTNER)
    page.get_by_role("button", name="Add the partner").click()
    page.get_by_role("button", name="Invite").click()
    return page.locator(".copy_out").inner_text()


def approve(page: Page) -> None:
    menu(page, "Partners’ listings")
    page.get_by_role("link", name=PROGRAMME).click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text(f"“{PROGRAMME}” is approved")).to_be_visible()
