"""A client that reads every page as a careful visitor would, and the rules it reads by."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from weakref import WeakKeyDictionary

from bs4 import BeautifulSoup, Tag
from bs4.element import Script, Stylesheet
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Page = BeautifulSoup
Rule = Callable[[Page], Iterator[str]]

NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button", "reset", "image"})
# the words in a <template> are words like others
WITHOUT_TEMPLATES = {"style": Stylesheet, "script": Script}
TAG, VALUE = re.compile(r"<[^>]*>"), re.compile(r'="[^"]*"')
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]*')
EMPTY_TITLE = re.compile(r"^(Error: )?\s*–")


# what was read before in this process: an answer's page, and the pages that break no rule
READ: WeakKeyDictionary[TestResponse, Page] = WeakKeyDictionary()
GOOD_PAGES: set[bytes] = set()


class PageClient(FlaskClient):
    """A test client whose every HTML page must keep the rules below."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            broken = [*header_rules(response), *broken_rules(response)]
            assert not broken, f"{response.request.path} breaks rules of every page:\n" + "\n".join(
                f"- {sentence}" for sentence in broken
            )
        return response

    def page(self, url: str, status: int = 200) -> Page:
        """The page at `url`, which must answer with `status`."""
        response = self.get(url, follow_redirects=True)
        assert response.status_code == status, (
            f"{url} answered {response.status_code}, not {status}"
        )
        return read(response)

    def post_form(
        self,
        url: str,
        data: dict[str, Any] | None = None,
        *,
        follow: bool = True,
        action: str = "",
        button: str = "",
    ) -> TestResponse:
        """Open `url`, fill in its form as a browser would, and press its button.

        The form is the first in the main part, or the first whose action contains `action`, or
        that has a button with these words. `data` goes by field name: a list for several
        choices, None to leave a field out, a pair (stream, name) for a file.
        """
        page = read(self.get(url, follow_redirects=True))
        form = find_form(page, action, button)
        values = filled_in(form, data or {})
        pressed = find_button(form, button)
        if pressed is not None and pressed.get("name"):
            values.setdefault(str(pressed["name"]), str(pressed.get("value", "")))
        target = str((pressed.get("formaction") if pressed else None) or form["action"])
        return self.post(
            urljoin(url, target),
            data=values,
            follow_redirects=follow,
            content_type=str(form.get("enctype", "application/x-www-form-urlencoded")),
        )


class HastyClient(PageClient):
    """A client that looks at no rule, for pages that another test has read."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return FlaskClient.open(self, *args, **{"buffered": True} | kwargs)


def read(response: TestResponse) -> Page:
    """The page of an answer, ready to be searched; who reads it again gets the same."""
    if response not in READ:
        READ[response] = BeautifulSoup(response.get_data(as_text=True), "html.parser")
    return READ[response]


def keep(html: str, page: Page) -> None:
    """Put one page of each shape where `make markup` looks for pages to check, when asked to.

    In other languages than English it is one of those made of the same parts.
    """
    folder = os.environ.get("PLACEPLAN_KEEP_PAGES")
    if folder:
        language = str(page.html and page.html.get("lang"))
        is_english = language.startswith("en")
        shape = TAG.findall(VALUE.sub("", html)) if is_english else sorted(parts_of(page))
        name = hashlib.sha256("".join(shape).encode()).hexdigest()[:16]
        Path(folder, f"{language}-{name}.html").write_text(html, encoding="utf-8")


def parts_of(page: Page) -> frozenset[str]:
    """What a page is made of: its elements with their classes, however often each comes."""
    return frozenset(
        f"{tag.name}.{name}" for tag in page.find_all(True) for name in tag.get("class", [""])
    )


def text_of(response: TestResponse) -> str:
    """The words of the main part of a page, white space made single."""
    page = read(response)
    return " ".join((page.main or page).get_text(" ").split())


def find_form(page: Page, action: str = "", button: str = "") -> Tag:
    """The form to fill in; explains what there is when there is none."""
    forms = [form for form in (page.main or page).find_all("form") if form.get("method") == "post"]
    fitting = [
        form
        for form in forms
        if action in str(form.get("action"))
        and (not button or find_button(form, button) is not None)
    ]
    assert fitting, (
        f"No form with action …{action}… and button {button!r} on “{page.title}”. "
        f"It has: {[form.get('action') for form in forms]}"
    )
    return fitting[0]


def find_button(form: Tag, words: str = "") -> Tag | None:
    """The button with these words, or the first."""
    for button in form.find_all("button"):
        if words in " ".join(button.get_text(" ").split()):
            return button
    return None


def filled_in(form: Tag, data: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send: what stands in the form, changed by `data`."""
    values: dict[str, Any] = {}
    controls = controls_of(form)
    for control in controls:
        name, kind = control.get("name"), control.get("type", "text")
        if not name or kind in ("submit", "button", "file") or control.has_attr("disabled"):
            continue
        if kind in ("radio", "checkbox"):
            values.setdefault(name, [])
            if control.has_attr("checked"):
                values[name].append(control.get("value", "on"))
        elif control.name == "select":
            options = control.find_all("option")
            chosen = [option for option in options if option.has_attr("selected")] or options[:1]
            values[name] = [option.get("value", option.text) for option in chosen]
        elif control.name == "textarea":
            values[name] = control.text.removeprefix("\n")
        else:
            values.setdefault(name, []).append(control.get("value", ""))
    fields = {control.get("name") for control in controls}
    strange = set(data) - fields - {button.get("name") for button in form.find_all("button")}
    assert not strange, (
        f"The form has no field {sorted(strange)}; it has {sorted(filter(None, fields))}"
    )
    values |= data
    return {name: value for name, value in values.items() if value not in (None, [])}


def controls_of(form: Tag) -> list[Tag]:
    """The fields in a form, and those elsewhere on the page that name it as theirs."""
    kinds = ["input", "select", "textarea"]
    page = list(form.parents)[-1]
    outside = page.find_all(kinds, attrs={"form": form["id"]}) if form.get("id") else []
    return [*form.find_all(kinds), *outside]


def broken_rules(response: TestResponse) -> list[str]:
    """What is wrong with this page, as sentences that say how to mend it.

    What lies in a <template> is read as well, as scripts put it into the page. A page that was
    good before, but for its token against forgery, is good again.
    """
    html = response.get_data(as_text=True)
    same = hashlib.sha256(TOKEN.sub("", html).encode()).digest()
    if same in GOOD_PAGES:
        return []
    if "<template" in html:
        page = BeautifulSoup(html, "html.parser", string_containers=WITHOUT_TEMPLATES)
    else:
        page = read(response)
    keep(html, page)
    broken = [found for rule in RULES for found in rule(page)]
    if not broken:
        GOOD_PAGES.add(same)
    return broken


def header_rules(response: TestResponse) -> Iterator[str]:
    """Every page is sent with the headers that keep strangers out of it."""
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "Content-Security-Policy is missing or loosened: leave it to web/security.py."
    for name in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"):
        if name not in response.headers:
            yield f"The header {name} is missing: web/security.py sends it."


def language_rule(page: Page) -> Iterator[str]:
    if not (page.html and page.html.get("lang")):
        yield "<html> has no lang: extend base.html."


def title_rule(page: Page) -> Iterator[str]:
    title = page.title.get_text().strip() if page.title else ""
    if " – " not in title or EMPTY_TITLE.match(title):
        yield f"The title “{title}” does not name the page: fill {{% block title %}}."
    has_faults = page.find(class_="error_summary") is not None and "Patterns" not in title
    is_english = str(page.html and page.html.get("lang")).startswith("en")
    if has_faults and is_english and not title.startswith("Error: "):
        yield "There is an error summary but the title has no “Error:”: pass `form` or `errors`."


def headings_rule(page: Page) -> Iterator[str]:
    headings = page.find_all(re.compile(r"^h[1-6]$"))
    count = sum(heading.name == "h1" for heading in headings)
    if count != 1:
        yield f"There are {count} h1: give each page exactly one, which says what it is for."
    level = 0
    for heading in headings:
        found = int(heading.name[1])
        if level and found > level + 1:
            yield f"The heading “{heading.text.strip()}” jumps from h{level} to h{found}."
        if not heading.get_text().strip():
            yield f"An {heading.name} is empty."
        level = found


def ids_rule(page: Page) -> Iterator[str]:
    tags = page.find_all(True)
    counts = Counter(str(tag["id"]) for tag in tags if tag.has_attr("id"))
    for name, count in counts.items():
        if count > 1:
            yield f"The id {name!r} is used {count} times: ids are unique in a page."
    for attribute in ("aria-describedby", "aria-labelledby", "for"):
        for tag in tags:
            for name in str(tag.get(attribute, "")).split():
                if name not in counts:
                    yield f"{attribute}={name!r} of <{tag.name}> points at nothing."
    if "Patterns" in (page.title or page).get_text():
        return
    for link in (tag for tag in tags if tag.name == "a"):
        address = str(link.get("href", ""))
        if len(address) > 1 and address.startswith("#") and address[1:] not in counts:
            yield f"The link {address} points at nothing in the page."


def labels_rule(page: Page) -> Iterator[str]:
    labels = {label.get("for"): label for label in page.find_all("label")}
    for control in page.find_all(["input", "select", "textarea"]):
        if control.get("type") in NEEDS_NO_LABEL:
            continue
        label = control.get("id") and labels.get(control["id"])
        has_name = label and label.get_text().strip()
        if not (has_name or control.get("aria-label") or control.get("aria-labelledby")):
            yield f"The field {control.get('name')!r} has no label: use ui.text_input …"
    for words in page.find_all(["label", "legend"]):
        if "*" in words.get_text():
            yield f"“{words.get_text().strip()}” has an asterisk: say “(optional)” of the others."


def groups_rule(page: Page) -> Iterator[str]:
    for control in page.find_all("input", type=["radio", "checkbox"]):
        fieldset = control.find_parent("fieldset")
        legend = fieldset and fieldset.find("legend")
        if not (legend and legend.get_text().strip()):
            yield (
                f"The {control['type']} {control.get('name')!r} is in no fieldset with a legend: "
                "use ui.radios, ui.checkboxes or ui.rating."
            )


def forms_rule(page: Page) -> Iterator[str]:
    for form in page.find_all("form"):
        if not form.get("action"):
            yield 'A form has no action: write action="{{ url_for(…) }}".'
        if form.get("method") == "post":
            if not form.find("input", attrs={"name": "csrf_token"}):
                yield f"The form to {form.get('action')} has no token: put {{ ui.csrf() }} in it."
        elif form.get("method") != "get":
            yield f'The form to {form.get("action")} does not say method="post" or "get".'
        if not form.find(["button", "input"], attrs={"type": [None, "submit"]}) and not form.find(
            "button"
        ):
            yield f"The form to {form.get('action')} has no button."


def enter_rule(page: Page) -> Iterator[str]:
    """The Enter key presses a form's first button, in the form or elsewhere with its id."""
    for form in page.find_all("form", id=True):
        buttons = (
            button
            for button in page.find_all("button")
            if button.get("form", (button.find_parent("form") or {}).get("id")) == form["id"]
        )
        first = next(buttons, None)
        if first is not None and (first.get("name") == "language" or first.get("value") == "back"):
            yield f"Enter in #{form['id']} presses “{first.get_text()}”: put another button first."


def strictness_rule(page: Page) -> Iterator[str]:
    for tag in page.find_all(True):
        if tag.name == "style" or tag.has_attr("style"):
            yield f"<{tag.name}> carries a style: the policy ignores it; use a class."
        if tag.name == "script" and not tag.get("src") and tag.get("type") != "application/json":
            yield "There is an inline script: the policy ignores it; put it in static/."
        for attribute in tag.attrs:
            if attribute.startswith("on"):
                yield f"<{tag.name}> has {attribute}: the policy ignores it; listen in a script."
        address = str(tag.get("src") or (tag.name == "link" and tag.get("href")) or "")
        if urlsplit(address).netloc:
            yield f"{address} is fetched from elsewhere: everything comes from this site."


def words_rule(page: Page) -> Iterator[str]:
    for tag in page.find_all(["a", "button"]):
        picture = tag.find("img")
        words = tag.get_text().strip() or tag.get("aria-label") or (picture and picture.get("alt"))
        if not words:
            yield f"<{tag.name} {tag.get('href', '')}> has no words."
    for picture in page.find_all("img"):
        if picture.get("alt") is None:
            yield f"The picture {picture.get('src')} has no alt text."
    own_words = (page.main or page).get_text(" ") if page.html else ""
    for word in ("Submit", "Invalid", "invalid", "NotImplemented", "{{", "{%"):
        if word in own_words:
            yield f"The page says “{word}”: say what happens or what to do."


def targets_rule(page: Page) -> Iterator[str]:
    if page.body is None or "page--staff" in page.body.get("class", []):
        return
    for link in page.select("main p > a:not([class])"):
        around = link.parent.get_text(strip=True) if link.parent else ""
        if around == link.get_text(strip=True):
            yield f"The link “{around}” stands alone, too low for a thumb: give it lone_link."


def contexts_rule(page: Page) -> Iterator[str]:
    main = page.main or page
    leads_to: dict[tuple[str, str], str] = {}
    for tag in main.find_all(["a", "button"]):
        form = tag.find_parent("form")
        address = tag.get("href") if tag.name == "a" else form and form.get("action")
        words = " ".join(str(tag.get("aria-label") or tag.get_text(" ")).split())
        names_its_row = tag.find_parent("th", attrs={"scope": "row"}) is not None
        if not (address and words) or names_its_row or tag.get("name") or tag.get("formaction"):
            continue
        if leads_to.setdefault((tag.name, words), str(address)) != address:
            yield f"Two <{tag.name}> read “{words}” and do different things: add unseen words."


RULES: tuple[Rule, ...] = (
    language_rule,
    title_rule,
    headings_rule,
    ids_rule,
    labels_rule,
    groups_rule,
    forms_rule,
    enter_rule,
    strictness_rule,
    words_rule,
    targets_rule,
    contexts_rule,
)
