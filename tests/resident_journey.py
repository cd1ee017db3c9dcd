"""Every page that a resident can meet, met on the way: whoever walks it looks at each.

`walk` ends when all templates of residents' pages were shown, and names those that were not.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask, template_rendered
from jinja2 import Template
from werkzeug.exceptions import BadRequest, Forbidden, SecurityError
from werkzeug.test import TestResponse

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import Refused, fault
from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.postcodes import replace_postcodes
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey, update_survey
from placeplan.store.workshops import add_workshop
from placeplan.web.days import today
from placeplan.web.informing.views import leaving_address
from placeplan.web.survey.kiosks import kiosk_address
from tests.conftest import make_app
from tests.consulting_journey import comment_on_the_draft
from tests.edition_setup import store_edition
from tests.factories import make_group_response, make_response, make_survey, make_workshop
from tests.pages import PageClient, filled_in, read
from tests.residents import FIRST, HOME, SECOND, begin, hidden_in, theme

TEMPLATES = Path(__file__).parents[1] / "templates"
RESIDENTS = (
    "survey/*.html",
    "informing/*.html",
    "consulting/*.html",
    "errors/*.html",
    "pages/list_open_surveys.html",
    "pages/show_[acp]*y.html",
    "pages/show_cookies.html",
)
EXTENDED = re.compile(r'{% extends "(.*?)" %}')
# the names of surveys, areas and places are the same in all languages: here they have Greek ones
AREAS = (Area("N1", "Αλφα", "C1", "Συμβουλιο", 5), Area("N2", "Βητα", "C1", "Συμβουλιο", 5))
PLACES = (Place("N1", "gamma", "Γαμμα", "urban"), Place("N1", "delta", "Δελτα", "rural"))
WHERE = {"area": "N1/gamma"}
POSTCODES = {"ZZ11AA": "N1", "ZZ99ZZ": "N3"}
WRONG_CODE = "AAAA-BBBB-CCCC"
PLAN = "Σχεδιο"

Look = Callable[[str, BeautifulSoup], None]
Enter = Callable[[PageClient], None]


class Visitor:
    """Someone in front of a browser; each page is looked at before the next is opened."""

    def __init__(self, client: PageClient, look: Look) -> None:
        self.client = client
        self._look = look

    def reads(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html":
            self._look(answer.request.full_path, read(answer))
        return answer

    def opens(self, url: str) -> TestResponse:
        return self.reads(self.client.get(url, follow_redirects=True))

    def sends(self, url: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        return self.reads(self.client.post_form(url, data, **options))

    def presses(self, form: Tag, data: dict[str, Any] | None = None) -> TestResponse:
        """Fill in and send a form of the page that is open."""
        sent = filled_in(form, data or {})
        return self.reads(self.client.post(form["action"], data=sent, follow_redirects=True))

    def begins(self) -> None:
        """Start, and say where; the first theme comes next."""
        self.reads(begin(self.client))
        self.sends(f"{HOME}/area", WHERE, action="/area")

    def answers(self) -> None:
        self.begins()
        self.sends(theme(FIRST), {"rating": "2", "good": "Ω", "better": "Ψ"})

    def finishes(self) -> TestResponse:
        """Send what was answered, as far as the page after it."""
        self.sends(f"{HOME}/check")
        return self.sends(f"{HOME}/about-you", action="/send")


@dataclass
class Site:
    """A site in one language. `enter` makes a browser ready; `look` gets the address of each page
    and the page. `browser` says whether the rules of all pages are looked at as well.
    """

    instance: Path
    database: Database
    survey: Survey
    enter: Enter
    look: Look
    browser: type[PageClient] = PageClient

    @cached_property
    def app(self) -> Flask:
        """The application with its usual limits."""
        return make_app(self.instance)

    def visitor(self, app: Flask | None = None) -> Visitor:
        """Another browser, in front of another `app` if one is given."""
        site = app or self.app
        client = self.browser(site, site.response_class)
        self.enter(client)
        return Visitor(client, self.look)


def make_journey_survey(database: Database, **changes: Any) -> Survey:
    """A survey that asks for all there is, with public results and a plan; without answers yet."""
    day = today()
    dates = {"opens_on": day - timedelta(days=3), "closes_on": day + timedelta(days=9)}
    given = {"areas": AREAS, "places": PLACES, "asks_monitoring": True, "is_published": True}
    survey = make_survey(**given | dates | changes)
    with writing(database):
        add_areas(database, [*survey.areas, Area("N3", "Τρια", "C1", "Συμβουλιο", 5)])
        add_places(database, survey.places)
        add_survey(database, survey)
        replace_postcodes(database, POSTCODES)
        add_workshop(database, make_workshop(area_code="N1", held_on=day))
        plan = add_plan(database, "N1", [survey.slug], PLAN)
        store_edition(database, plan.id, "consultation_draft")
    return survey


def pages_of_residents() -> set[str]:
    """The templates of residents' pages, without those that others extend or take parts from."""
    files = {file for pattern in RESIDENTS for file in TEMPLATES.glob(pattern)}
    texts = {file.relative_to(TEMPLATES).as_posix(): file.read_text("utf-8") for file in files}
    extended = {name for text in texts.values() for name in EXTENDED.findall(text)}
    return {name for name, text in texts.items() if EXTENDED.search(text)} - extended


def walk(site: Site) -> None:
    """Meet every page; fails naming the templates that were never shown."""
    with noting_templates() as shown:
        for leg in LEGS:
            leg(site)
    missing = sorted(pages_of_residents() - shown)
    assert not missing, f"lead the walk to {', '.join(missing)}"


@contextmanager
def noting_templates() -> Iterator[set[str]]:
    """The names of the templates that are rendered meanwhile."""
    shown = set()

    def note(_app: Flask, template: Template, **_more: Any) -> None:
        shown.add(str(template.name))

    template_rendered.connect(note)
    try:
        yield shown
    finally:
        template_rendered.disconnect(note)


def look_around(site: Site) -> None:
    """All that is there before anyone has answered."""
    visitor = site.visitor()
    for url in ("/", "/privacy", "/cookies", "/accessibility", "/nowhere", "/surveys/nowhere"):
        visitor.opens(url)
    visitor.opens(f"{HOME}/results")
    asked = site.survey.questionnaire
    spoken = "plain" if asked.presentation == "large" else "large"
    other = replace(asked, key="spoken-otherwise", presentation=spoken)
    for slug, opens_in, closes_in in (("soon", 3, 9), ("now", -3, 9), ("over", -9, -3)):
        day = today()
        dates = {"opens_on": day + timedelta(opens_in), "closes_on": day + timedelta(closes_in)}
        changes = {"questionnaire": other, "is_published": False, "is_made_up": True} | dates
        with writing(site.database):
            add_survey(site.database, replace(site.survey, slug=slug, **changes))
        visitor.opens(f"/surveys/{slug}")
        visitor.opens(f"/surveys/{slug}/results")


def find_the_area(site: Site) -> None:
    visitor = site.visitor()
    visitor.reads(begin(visitor.client))
    visitor.sends(f"{HOME}/area", {}, action="/area")
    for postcode in ("", "QX7 3VK", "ZZ9 9ZZ", "ZZ1 1AA"):
        visitor.sends(f"{HOME}/area", {"postcode": postcode}, action="/postcode")
    visitor.opens(f"{HOME}/place")
    visitor.sends(f"{HOME}/place", {"place": "nowhere"})
    visitor.sends(f"{HOME}/place", {"place": "gamma"})


def answer_everything(site: Site) -> None:
    """Each question with each fault it can have; sent, beside the figures of the area."""
    add_answers(site)
    visitor = site.visitor()
    visitor.begins()
    visitor.sends(theme(FIRST), {"rating": "9"})
    visitor.sends(theme(FIRST), {"good": "Ω" * 5_001})
    keys = site.survey.questionnaire.theme_keys
    for number, key in enumerate(keys[:5]):
        mark = "dk" if number == 3 else str(number % site.survey.questionnaire.scale.highest + 1)
        visitor.sends(theme(key), {"rating": mark, "good": "Ω", "better": "Ψ" if number else ""})
    visitor.opens(f"{theme(FIRST)}?to=check")
    visitor.opens(theme("nowhere"))
    visitor.sends(f"{HOME}/priorities", {"priorities": list(keys[:4])})
    visitor.sends(f"{HOME}/priorities", {"priorities": list(keys[:2])})
    visitor.sends(f"{HOME}/proud-of", {"text": "Ω"})
    visitor.sends(f"{HOME}/suggestions", {"text": "Ψ"})
    visitor.opens(f"{HOME}/start-again")
    visitor.opens(HOME)
    visitor.sends(f"{HOME}/check")
    visitor.sends(f"{HOME}/about-you", {"age_band": "none"}, action="/send")
    visitor.sends(f"{HOME}/about-you", action="/send")
    for age in ("none", ""):
        form = read(visitor.opens(f"{HOME}/equality")).find(id="equality")
        visitor.presses(form, {"age": age})
    visitor.opens(f"{HOME}/sent")
    visitor.opens(HOME)
    visitor.opens(f"{HOME}/results?area=N1")
    visitor.opens(f"{HOME}/results?area=N2")
    update_survey(site.database, replace(site.survey, is_published=False))
    visitor.opens(f"{HOME}/sent")
    visitor.opens(f"{HOME}/results")
    update_survey(site.database, site.survey)


def answer_in_short(site: Site) -> None:
    """Few ratings, sent from a survey without figures of the area; words that come too late."""
    visitor = site.visitor()
    visitor.sends(HOME, {"version": "short"}, action="/start")
    visitor.sends(f"{HOME}/area", {"area": "N2"}, action="/area")
    visitor.opens(f"{HOME}/themes")
    visitor.sends(f"{HOME}/themes", {f"{FIRST}-rating": "9", f"{SECOND}-good": "Ω" * 5_001})
    visitor.sends(f"{HOME}/themes", {f"{FIRST}-rating": "2", f"{SECOND}-good": "Ω"})
    late = hidden_in(read(visitor.opens(f"{HOME}/themes")))
    visitor.finishes()
    visitor.reads(visitor.client.post(f"{HOME}/themes", data={**late, f"{FIRST}-good": "ΩΩ"}))
    visitor.opens(f"{HOME}/sent")


def send_nothing(site: Site) -> None:
    visitor = site.visitor()
    visitor.begins()
    visitor.sends(f"{HOME}/check")


def come_back(site: Site) -> None:
    """Leave with a code, take the answers off the device, and go on elsewhere in between others."""
    visitor, other = site.visitor(), site.visitor()
    visitor.answers()
    page = read(visitor.opens(f"{HOME}/come-back"))
    code = page.find(class_="receipt__code").get_text()
    visitor.sends(f"{HOME}/come-back", action="/leave")
    other.answers()
    for typed in ("", WRONG_CODE, code):
        other.sends(f"{HOME}/return", {"code": typed})
    other.opens(HOME)
    late = hidden_in(read(other.client.get(theme(FIRST))))
    other.reads(other.client.post(f"{HOME}/restart", data=late, follow_redirects=True))
    other.reads(other.client.post(theme(FIRST), data=late, follow_redirects=True))
    other.reads(other.client.post(theme(FIRST), data={**late, "good": "Ω"}))


def lose_the_draft(site: Site) -> None:
    visitor = site.visitor()
    visitor.answers()
    typed = {**hidden_in(read(visitor.client.get(theme(FIRST)))), "good": "Ω"}
    with writing(site.database):
        site.database.conn.execute("DELETE FROM drafts")
    visitor.reads(visitor.client.post(theme(FIRST), data=typed, follow_redirects=True))


def share_a_tablet(site: Site) -> None:
    visitor = site.visitor()
    with site.app.test_request_context():
        address = kiosk_address(site.survey).partition("8000")[2]
    visitor.client.get(address)
    site.enter(visitor.client)
    visitor.opens(address)
    visitor.answers()
    for path in ("", "/themes", "/proud-of", "/come-back", "/check", "/about-you"):
        visitor.opens(HOME + path)
    visitor.finishes()
    page = read(visitor.opens(f"{HOME}/sent"))
    form = page.find(attrs={"data-kiosk": True}).find("form")
    visitor.client.post(form["action"], data=filled_in(form, {}), follow_redirects=True)
    site.enter(visitor.client)
    visitor.opens(address)


def withdraw(site: Site) -> None:
    visitor = site.visitor()
    visitor.answers()
    visitor.finishes()
    page = read(visitor.opens(f"{HOME}/sent"))
    code = page.find(class_="receipt__code").get_text()
    for typed in ("", WRONG_CODE):
        visitor.sends("/withdraw", {"receipt": typed})
    visitor.presses(read(visitor.sends("/withdraw", {"receipt": code})).main.find("form"))


def be_kept_informed(site: Site) -> None:
    visitor = site.visitor()
    for typed in ("", "someone", "someone@example.org"):
        visitor.sends(f"{HOME}/keep-informed", {"email": typed})
    with site.app.test_request_context():
        link = leaving_address("someone@example.org").partition("8000")[2]
    visitor.opens(link)
    visitor.sends(link)
    for typed in ("", "someone@example.org"):
        visitor.sends("/keep-informed/leave", {"email": typed})


def be_one_of_too_many(site: Site) -> None:
    limits = {"answer_limit": "1 per hour", "return_limit": "1 per hour"}
    visitor = site.visitor(make_app(site.instance, **limits))
    visitor.answers()
    for _time in range(2):
        visitor.sends(f"{HOME}/start-again", action="/restart")
    for _time in range(2):
        visitor.sends(f"{HOME}/keep-informed", {"email": "someone@example.org"})
        visitor.sends(f"{HOME}/return", {"code": WRONG_CODE})
        visitor.sends("/withdraw", {"receipt": WRONG_CODE})


def meet_faults(site: Site) -> None:
    """What goes wrong, a database that fails for a while, and at last the survey's end."""
    app = make_app(site.instance, largest_upload_mb=1)
    visitor = site.visitor(app)
    visitor.answers()
    visitor.reads(visitor.client.post(f"{HOME}/start"))
    visitor.reads(visitor.client.put(HOME))
    visitor.reads(visitor.client.post(theme(FIRST), data={"good": "x" * 2**21}))
    # no page of today leads a resident to these
    for error in (BadRequest(), SecurityError(), Forbidden(), Refused(fault("no_answer"))):
        with visitor.client:
            visitor.client.get("/nowhere")
            answer = app.make_response(app.handle_user_exception(error))
        site.look(type(error).__name__, BeautifulSoup(answer.get_data(as_text=True), "html.parser"))
    app.testing = False
    for change in ("drafts RENAME TO gone", "gone RENAME TO drafts"):
        with writing(site.database):
            site.database.conn.execute(f"ALTER TABLE {change}")
        visitor.opens(theme(FIRST))
    yesterday = (today() - timedelta(days=1)).isoformat()
    with writing(site.database):
        site.database.conn.execute("UPDATE responses SET collected_on = ?", [yesterday])
        ending = "UPDATE surveys SET closes_on = ? WHERE slug = ?"
        site.database.conn.execute(ending, [yesterday, site.survey.slug])
    visitor.opens(HOME)
    visitor.opens(f"{HOME}/results?area=N1")
    visitor.opens(f"{HOME}/results?area=N2")


LEGS = (
    look_around,
    find_the_area,
    answer_everything,
    answer_in_short,
    send_nothing,
    come_back,
    lose_the_draft,
    share_a_tablet,
    withdraw,
    be_kept_informed,
    be_one_of_too_many,
    comment_on_the_draft,
    meet_faults,
)


def add_answers(site: Site) -> None:
    """Enough answers of people and of groups for the figures of the first area to be shown."""
    day, keys = today(), site.survey.questionnaire.theme_keys
    highest = site.survey.questionnaire.scale.highest
    with writing(site.database):
        for person in range(10):
            marks = {key: str((person + at) % highest + 1) for at, key in enumerate(keys) if at}
            changes = {"collected_on": day, "area_code": "N1", "priorities": keys[:3]}
            add_response(site.database, make_response(site.survey, marks, **changes))
        changes = {"collected_on": day, "area_code": "N1", "workshop_key": "hall-june"}
        group = make_group_response(site.survey, {FIRST: "2"}, people=12, **changes)
        add_response(site.database, group)
        freeze_public_step(site.database, site.survey.slug, "N1", day)
