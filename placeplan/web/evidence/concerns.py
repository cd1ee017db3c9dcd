"""Concerns, for named contacts alone."""

from collections.abc import Sequence

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from placeplan.domain.faults import Refused
from placeplan.domain.plan_editions import PlanEdition
from placeplan.store.concerns import Concern, count_concerns, lift_concern
from placeplan.store.concerns import list_concerns as stored_concerns
from placeplan.store.surveys import get_survey
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.evidence.blueprint import bp
from placeplan.web.navigation import adds_shelf
from placeplan.web.notices import notify
from placeplan.web.results.words import kind_name
from placeplan.wording import fault_sentence


@bp.get("/evidence/concerns")
def list_concerns() -> ResponseReturnValue:
    if not principal().is_named_contact:
        return render_template("evidence/no_contact.html")
    concerns = [(concern, *_place(concern)) for concern in stored_concerns(db())]
    return render_template("evidence/list_concerns.html", concerns=concerns)


@bp.post("/evidence/concerns/<int:concern_id>/lift")
def lift(concern_id: int) -> ResponseReturnValue:
    who = principal()
    try:
        number = lift_concern(db(), concern_id, by=who.name, is_named_contact=who.is_named_contact)
    except Refused as refused:
        notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")
        return redirect(url_for("evidence.list_concerns"))
    notify(_("It is a comment again, as it was."))
    return redirect(url_for("evidence.show_comment", comment_id=number))


def said_of_concerns(count: int, quoting: Sequence[PlanEdition]) -> str:
    """What is said of comments that were just marked; editions keep what they quote of them."""
    if not quoting:
        return ngettext(
            "%(num)s comment is with the named contact now, and nowhere else.",
            "%(num)s comments are with the named contact now, and nowhere else.",
            count,
        )
    said = ngettext(
        "%(num)s comment is with the named contact now.",
        "%(num)s comments are with the named contact now.",
        count,
    )
    still = [
        _(
            "Edition %(number)s of “%(title)s” was frozen with it and still quotes it, for anyone"
            " to read. Open the edition under Plans and press “Take it off the public site”.",
            number=number,
            title=title,
        )
        for title, number in sorted({(each.title, each.number) for each in quoting})
    ]
    return " ".join([said, *still])


@adds_shelf(_l("For named contacts"))
def concerns_to_read() -> list[tuple[str, str]]:
    """The way to the concerns, and how many there are, for those who may read them."""
    if not principal().is_named_contact:
        return []
    label = _("Concerns (%(count)s)", count=count_concerns(db()))
    return [(label, url_for("evidence.list_concerns"))]


def _place(concern: Concern) -> tuple[str, str]:
    """Where it was written, and about what."""
    survey = get_survey(db(), concern.survey_slug)
    themes = survey.questionnaire.themes_by_key
    about = kind_name(concern.kind)
    if concern.theme_key in themes:
        about = f"{themes[concern.theme_key].title}: {about.lower()}"
    return f"{survey.title}, {survey.area(concern.area_code).name}", about
