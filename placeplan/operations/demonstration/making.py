"""Makes a whole demonstration instance: people, answers, listings and a plan."""

import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from werkzeug.security import generate_password_hash

from placeplan.domain.accounts import STAFF_ROLES, Role
from placeplan.domain.attendance import attendance_from
from placeplan.domain.facilitator_links import FacilitatorLink
from placeplan.domain.faults import refuse
from placeplan.domain.responses import Response
from placeplan.operations.demonstration.answers import DemonstrationAnswers
from placeplan.operations.demonstration.earlier import add_demonstration_before
from placeplan.operations.demonstration.figures import (
    add_demonstration_monitoring,
    add_demonstration_postcodes,
)
from placeplan.operations.demonstration.partnership import (
    add_demonstration_survey,
    add_partners_and_listings,
    add_partnership,
    workshop_from,
)
from placeplan.operations.demonstration.plan import add_plan_from
from placeplan.operations.demonstration.surroundings import (
    add_demonstration_engagement,
    add_demonstration_figures,
    add_demonstration_screenings,
)
from placeplan.operations.demonstration.tags import add_demonstration_tags
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.operations.setup import database_path, prepare_instance
from placeplan.store.accounts import add_account, set_named_contact, set_password
from placeplan.store.attendance import update_attendance
from placeplan.store.database import Database, open_database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.store.flags import add_flags, find_sent_before
from placeplan.store.invitations import add_invitation
from placeplan.store.paper_sheets import set_sheet_number
from placeplan.store.partnerships import get_partnership
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.store.workshops import add_workshop

INVITATION_DAYS = 30
FACILITATOR = "Facilitator (demonstration)"
COMMUNITY_GROUP = "Riverside residents (made up)"

Progress = Callable[[int], None]


@dataclass(frozen=True)
class WayIn:
    """How one may enter the demonstration in a role; the password was made for it alone."""

    role: Role
    email: str
    password: str


@dataclass(frozen=True)
class Demonstration:
    """What was made, and the ways in."""

    survey_slug: str
    area_code: str
    plan_id: int
    sign_ins: tuple[WayIn, ...]
    invitation_token: str
    facilitator_token: str


def make_demonstration(
    instance: Path, today: date, progress: Progress, *, with_past: bool = False
) -> Demonstration:
    """Make the demonstration in a folder, in place of an older demonstration.

    `with_past` adds an earlier survey, and a plan that was consulted on and adopted. `progress`
    is called with the number of responses made so far. `Refused` when the folder
    holds an instance that is no demonstration, so that nobody's answers are lost.
    """
    _clear(instance)
    prepare_instance(instance)
    with closing(open_database(database_path(instance))) as database, writing(database):
        add_partnership(database)
        wanted = demonstration_texts("surveys")
        survey = add_demonstration_survey(database, wanted["survey"], today)
        _add_answers(database, DemonstrationAnswers(survey, today, wanted), progress)
        if with_past:
            # before there are listings and events, which came after it
            add_demonstration_before(database, today, survey.slug)
        add_demonstration_postcodes(database)
        add_demonstration_monitoring(database, survey.slug)
        add_demonstration_figures(database)
        add_demonstration_engagement(database, today)
        add_demonstration_screenings(database, survey.slug)
        add_demonstration_tags(database, survey.slug, demonstration_texts("plan")["plan"]["area"])
        partner_ids = add_partners_and_listings(database, today)
        said = demonstration_texts("plan")["plan"]
        return Demonstration(
            survey_slug=survey.slug,
            area_code=said["area"],
            plan_id=add_plan_from(database, said, today),
            sign_ins=tuple(_sign_in(database, role) for role in STAFF_ROLES),
            invitation_token=add_invitation(database, partner_ids[0], days=INVITATION_DAYS)[1],
            facilitator_token=_link_for_a_group(database, survey.slug, today),
        )


def _add_answers(database: Database, answers: DemonstrationAnswers, progress: Progress) -> None:
    survey, online, paper = answers.survey, list[Response](), list[Response]()
    for made, response in enumerate(answers.individuals(), start=1):
        is_paper = response.channel == "paper"
        add_response(database, response, entered_by=FACILITATOR if is_paper else "")
        progress(made)
        (paper if is_paper else online).append(response)
    for number, sheet in enumerate(paper, start=1):
        set_sheet_number(database, survey.slug, str(number), sheet.key)
    _flag_some(database, online)
    for said in answers.wanted["workshops"]:
        workshop = workshop_from(said, survey, answers.until)
        add_workshop(database, workshop)
        counted = attendance_from(workshop.people, **said["attendance"])
        update_attendance(database, survey.slug, workshop.key, counted)
        for sheet in answers.sheets(workshop, said):
            add_response(database, sheet, entered_by=workshop.facilitator)
    for area in survey.areas:
        freeze_public_step(database, survey.slug, area.code, answers.until)


def _flag_some(database: Database, online: list[Response]) -> None:
    """Make it look as if one answer came from the device of another, and one from a program."""
    first, second, third = online[:3]
    like = find_sent_before(database, first.survey.slug, first.key, draft_key="")
    add_flags(database, second, ["same_device"], like)
    add_flags(database, third, ["too_quick"], None)


def _link_for_a_group(database: Database, slug: str, today: date) -> str:
    """Let a made-up group run a workshop; the token of its link."""
    key = demonstration_texts("surveys")["workshops"][0]["key"]
    last_on = today + timedelta(days=INVITATION_DAYS)
    link = FacilitatorLink(slug, key, COMMUNITY_GROUP, today, last_on, made_by=FACILITATOR)
    return add_facilitator_link(database, link)[1]


def _clear(instance: Path) -> None:
    path = database_path(instance)
    if not path.exists():
        return
    with closing(open_database(path)) as database:
        if not get_partnership(database).is_made_up:
            raise refuse("not_a_demonstration", found=str(instance))
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)


def _sign_in(database: Database, role: Role) -> WayIn:
    email, password = f"{role.value}@example.org", secrets.token_urlsafe(12)
    account = add_account(
        database, email=email, name=f"{role.value.capitalize()} (demonstration)", role=role
    )
    set_password(database, account.id, generate_password_hash(password))
    if role is Role.ADMINISTRATOR:
        set_named_contact(database, account.id, True)
    return WayIn(role, email, password)
