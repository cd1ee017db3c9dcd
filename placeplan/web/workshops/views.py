"""The list of workshops, making and changing one, and a workshop's own page."""

from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.operations.closings import close_workshop, reopen_workshop
from placeplan.operations.workshops import change_workshop, list_sheets
from placeplan.store.database import writing
from placeplan.store.response_rows import StoredResponse
from placeplan.store.sheet_checks import SheetCheck, list_sheet_checks
from placeplan.store.surveys import get_survey, list_surveys
from placeplan.store.workshops import add_workshop
from placeplan.store.workshops import list_workshops as stored_workshops
from placeplan.web.access import may_open, principal
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.workshops.blueprint import (
    Meeting,
    bp,
    get_meeting,
    get_pile,
    get_workshop_meeting,
)
from placeplan.web.workshops.contributions import contribution
from placeplan.web.workshops.forms import WorkshopForm, fill_in, new_key
from placeplan.web.workshops.groups import chosen_groups, groups_of, groups_radar, theme_rows
from placeplan.web.workshops.halls import kept_for_the_hall
from placeplan.web.workshops.reports import history, who_came
from placeplan.web.workshops.typed_sheets import numbered
from placeplan.web.workshops.words import sheet_name


@dataclass(frozen=True)
class SheetLine:
    """A sheet in the list of a workshop's page."""

    number: int | str
    name: str
    stored: StoredResponse
    check: SheetCheck | None = None

    @property
    def checked(self) -> str:
        """Who entered its ratings a second time, and whether it was corrected since."""
        if self.check is None:
            return ""
        if self.check.version == self.stored.version:
            return self.check.checked_by
        return _("%(who)s, before the last correction", who=self.check.checked_by)

    @property
    def rated(self) -> int:
        """How many themes it answers in any way."""
        return sum(bool(answer.mark) for answer in self.stored.response.answers.values())

    @property
    def is_removed(self) -> bool:
        """Whether it was removed here and can be put back."""
        return bool(self.stored.removed_by)


@bp.get("/workshops")
@kept_for_the_hall
def list_workshops() -> ResponseReturnValue:
    surveys = {survey.slug: survey for survey in list_surveys(db())}
    meetings = [
        Meeting(workshop, survey, survey.area(workshop.area_code))
        for workshop in stored_workshops(db())
        for survey in (surveys[workshop.survey_slug],)
    ]
    chosen = {name: request.args.get(name, "") for name in ("survey", "area", "state")}
    return render_template(
        "workshops/list_workshops.html",
        meetings=[meeting for meeting in meetings if _fits(meeting, chosen)],
        has_any=bool(meetings),
        surveys=surveys,
        filters=_filters(surveys, meetings),
        chosen=chosen,
        piles=[
            (f"{survey.slug}/{area.code}", f"{survey.title}: {area.name}")
            for survey in surveys.values()
            for area in survey.areas
        ],
        setup_url=_address("setup.list_surveys"),
    )


def _filters(
    surveys: dict[str, Survey], meetings: list[Meeting]
) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Name, label, words for all, and choices of each filter."""
    areas = {(meeting.area.name, meeting.area.code) for meeting in meetings}
    titles = [(slug, survey.title) for slug, survey in surveys.items()]
    states = [("open", _("Open")), ("closed", _("Closed"))]
    return [
        ("survey", _("Survey"), _("All surveys"), titles),
        ("area", _("Area"), _("All areas"), [(code, name) for name, code in sorted(areas)]),
        ("state", _("State"), _("Open and closed"), states),
    ]


def _address(endpoint: str, **values: str) -> str:
    """The address of another journey's page; nothing for those who may not open it."""
    is_there = endpoint in current_app.view_functions
    return url_for(endpoint, **values) if is_there and may_open(endpoint, principal().role) else ""


def _fits(meeting: Meeting, chosen: dict[str, str]) -> bool:
    found = {
        "survey": meeting.survey.slug,
        "area": meeting.area.code,
        "state": meeting.workshop.state,
    }
    return all(not wanted or found[name] == wanted for name, wanted in chosen.items())


@bp.get("/workshops/paper")
def open_pile() -> ResponseReturnValue:
    """To the grid of the paper sheets of a survey's area."""
    slug, _slash, area_code = request.args.get("pile", "").partition("/")
    return redirect(get_pile(get_survey(db(), slug), area_code).url("show_grid"))


@bp.route("/workshops/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    surveys = list_surveys(db())
    form = WorkshopForm()
    form.offer(surveys)
    if request.method == "GET":
        asked = f"{request.args.get('survey', '')}/{request.args.get('area', '')}"
        form.setting.data = asked if asked in dict(form.setting.choices) else ""
        form.facilitator.data = principal().name
    if form.validate_on_submit():
        slug, _slash, area_code = form.setting.data.partition("/")
        survey = next(survey for survey in surveys if survey.slug == slug)
        if form.check_day(survey):
            meeting = _add_workshop(form, survey, area_code)
            notify(_("%(name)s is ready. You can enter its sheets.", name=meeting.name))
            return redirect(meeting.url("show"))
    return render_template("workshops/add.html", form=form, has_surveys=bool(surveys))


def _add_workshop(form: WorkshopForm, survey: Survey, area_code: str) -> Meeting:
    facts = form.facts()
    with writing(db()):
        key = new_key(survey, facts)
        workshop = Workshop(key=key, survey_slug=survey.slug, area_code=area_code, **facts)
        add_workshop(db(), workshop)
    return Meeting(workshop, survey, survey.area(area_code))


@bp.get("/workshops/<slug>/<path:workshop_key>")
@kept_for_the_hall
def show(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    sheets = list_sheets(db(), meeting.workshop)
    checks = list_sheet_checks(db(), slug)
    groups = groups_of(sheets)
    shown = chosen_groups(groups, request.args.getlist("group"))
    title = _("Groups at %(name)s", name=meeting.name)
    lines = [
        SheetLine(
            number, sheet_name(stored.response, number), stored, checks.get(stored.response.key)
        )
        for number, stored in numbered(meeting, sheets)
    ]
    counted = [line for line in lines if line.stored.state == "counted"]
    return render_template(
        "workshops/show.html",
        meeting=meeting,
        lines=counted,
        left_out=[line for line in lines if line.stored.state != "counted"],
        groups=groups,
        shown=shown,
        theme_rows=theme_rows(meeting.survey.questionnaire, groups),
        picture=groups_radar(meeting.survey.questionnaire, shown, title),
        **_afterwards(meeting, [line.stored.response for line in counted]),
    )


def _afterwards(meeting: Meeting, responses: list[Response]) -> dict[str, Any]:
    """What the page says of a meeting besides its sheets; of a pile of paper, where they count."""
    slug = meeting.survey.slug
    results_url = _address("results.show_profile", slug=slug, area_code=meeting.area.code)
    shown: dict[str, Any] = {"results_url": results_url}
    if not meeting.workshop.is_paper:
        shown["came"] = who_came(meeting, responses)
        shown["history"], shown["corrected_later"] = history(meeting)
        shown["contribution"] = contribution(meeting, responses) if results_url else None
    return shown


@bp.route("/workshops/<slug>/<path:workshop_key>/edit", methods=["GET", "POST"])
def edit(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    form = WorkshopForm()
    form.leave_out_what_is_noted_afterwards()
    form.offer([meeting.survey])
    if request.method == "GET":
        fill_in(form, meeting.workshop)
    if form.validate_on_submit() and form.check_day(meeting.survey):
        facts = form.facts() | {"area_code": form.setting.data.partition("/")[2]}
        try:
            with writing(db()):
                now = get_workshop_meeting(slug, workshop_key).workshop
                change_workshop(db(), replace(now, **facts), principal().name)
        except Refused as refused:
            form.add_faults(_at_setting(refused))
        else:
            notify(_("The workshop is saved."))
            return redirect(meeting.url("show"))
    return render_template("workshops/edit.html", form=form, meeting=meeting)


def _at_setting(refused: Refused) -> list[object]:
    return [
        replace(found, field="setting") if found.field == "area_code" else found
        for found in refused.faults
    ]


@bp.post("/workshops/<slug>/<path:workshop_key>/close")
def close(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    close_workshop(db(), meeting.workshop, principal().name)
    notify(
        _("%(name)s is closed. No sheets can be entered or changed.", name=meeting.name),
        undo=Undo(meeting.url("reopen")),
    )
    return redirect(meeting.url("show"))


@bp.post("/workshops/<slug>/<path:workshop_key>/reopen")
def reopen(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_workshop_meeting(slug, workshop_key)
    reopen_workshop(db(), meeting.workshop, principal().name)
    notify(_("%(name)s is open again.", name=meeting.name))
    return redirect(meeting.url("show"))
