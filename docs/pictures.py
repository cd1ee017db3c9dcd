"""Takes the pictures of README.md from a demonstration made for it: run `make pictures`.

It needs what the tests need, and LibreOffice and poppler-utils for the page of the plan.
"""

import io
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures"
BROWSER = Path(__file__).parents[1] / "tests" / "browser_setup.py"
LARGEST = 120_000
COLOURS = 128
METHOD, PLAIN = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
PLAN_PAGE = "Figure 1. Mean rating of each theme"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def main() -> None:
    """Take every picture; raises where one would be too large to keep."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch, demonstration(Path(scratch)) as said:
        take_pages(said)
        (plan,) = Path(scratch).glob("*.docx")
        keep("plan.png", page_of(plan))


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """What `placeplan demo` says while it serves a demonstration kept in `folder`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "placeplan", "--instance", str(folder)]
    command += ["demo", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        said = ""
        for line in server.stdout or ():
            said += line
            if line.startswith("placeplan is at"):
                break
        try:
            yield said
        finally:
            server.terminate()


def take_pages(said: str) -> None:
    """The pages of the site, each on the screen it is meant for."""
    found = subprocess.run([sys.executable, BROWSER], capture_output=True, text=True, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip() or None, args=QUIET
        )
        take(browser, said, "survey.png", (360, 740), show_theme)
        take(browser, said, "results.png", (1180, 815), show_results)
        take(browser, said, "workshop.png", (1180, 760), show_grid)
        browser.close()


def take(
    browser: Browser, said: str, name: str, size: tuple[int, int], show: Callable[[Page, str], None]
) -> None:
    """One picture, of what `show` opens."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        base_url=in_line(r"^Address +(\S+)", said),
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    show(page, said)
    keep(name, page.screenshot())
    context.close()


def show_theme(page: Page, said: str) -> None:
    """The second theme, half answered."""
    page.goto(in_line(r"^Resident +(\S+)", said))
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Lisburn South").check()
    for _step in ("area", "place", "theme"):
        page.get_by_role("button", name="Save and continue").last.click()
    page.locator("input[type=radio]").nth(2).check(force=True)
    page.evaluate("window.scrollTo(0, document.querySelector('h1').offsetTop - 90)")


def show_results(page: Page, said: str) -> None:
    """An area's radar, beside its strengths and needs."""
    sign_in(page, said)
    page.locator(".side_navigation").get_by_role("link", name="Results", exact=True).click()
    page.get_by_role("link", name="Lisburn South").first.click()
    page.locator("#shape").evaluate("each => window.scrollTo(0, each.offsetTop - 20)")


def show_grid(page: Page, said: str) -> None:
    """The sheets of a workshop."""
    sign_in(page, said)
    page.locator(".side_navigation").get_by_role("link", name="Workshops", exact=True).click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.goto(f"{page.url}/sheets")
    page.locator("[data-column=moving_around]").first.focus()


def sign_in(page: Page, said: str) -> None:
    """As an officer."""
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(in_line(r"^Officer +(\S+)", said))
    page.get_by_label("Password").fill(in_line(r"^Officer .*password (\S+)", said))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/staff")


def in_line(pattern: str, said: str) -> str:
    """What the pattern's group holds in what the demonstration said."""
    found = re.search(pattern, said, re.MULTILINE)
    if not found:
        raise LookupError(f"the demonstration did not say {pattern}")
    return found[1]


def page_of(plan: Path) -> bytes:
    """The page of the plan on which PLAN_PAGE stands, as LibreOffice lays it out."""
    folder = plan.parent
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, str(plan)], check=True, capture_output=True)
    pdf = plan.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")
    number = next(at for at, page in enumerate(pages, start=1) if PLAN_PAGE in page)
    one = ["pdftoppm", "-png", "-r", "70", "-f", str(number), "-l", str(number), str(pdf)]
    return subprocess.run(one, check=True, capture_output=True).stdout


def keep(name: str, png: bytes) -> None:
    """Keep a picture in few colours."""
    path = FOLDER / name
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, METHOD, dither=PLAIN)
    few.save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{name} has {size:,} bytes; at most {LARGEST:,} are kept")
    print(f"{path.relative_to(FOLDER.parent)}: {few.width} × {few.height}, {size:,} bytes")


if __name__ == "__main__":
    main()
