"""A comment on a section of a draft, or on the whole of it, while its consultation is open."""

import uuid
from typing import NamedTuple

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.consultations import (
    LONGEST_COMMENT,
    WHOLE_PLAN,
    Consultation,
    ConsultationState,
    PlanComment,
)
from placeplan.domain.plans import Plan
from placeplan.store.consultation_comments import add_comment
from placeplan.store.consultations import find_consultation
from placeplan.store.plan_editions import find_public_edition, get_edition_content
from placeplan.store.plans import get_published_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Lines
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.limits import limited
from placeplan.web.survey.limits import answers_allowed
from placeplan.web.survey.signs import HONEYPOT

bp = Blueprint("consulting", __name__)

LONGEST_KEY = 36


class CommentForm(PlainForm):
    text = Lines(
        _l("Your comment"), _l("your comment"), longest=LONGEST_COMMENT,
        hint=_l("What should stay, what should change, and why. Please do not name people."),
    )  # fmt: skip
    key = HiddenField()


class Draft(NamedTuple):
    """A draft that people comment on: its plan, its consultation, and the headings by key."""

    plan: Plan
    consultation: Consultation | None
    headings: dict[str, str]

    @property
    def state(self) -> ConsultationState:
        """Whether comments are taken today; one that was never opened is closed."""
        return self.consultation.state(today()) if self.consultation else "closed"


def was_sent(answer: Response) -> bool:
    """Whether a comment was taken, and the form not only shown again."""
    return answer.status_code == 302


def show_busy() -> ResponseReturnValue:
    """The form again with what was typed, when too many have come from one address."""
    draft, key = _draft_of_page()
    return _show(draft, key, CommentForm(), is_busy=True), 429


@bp.route("/published/<slug>/comment/<section_key>", methods=["GET", "POST"])
@limited(answers_allowed, on_breach=show_busy, counts=was_sent)
def add_plan_comment(slug: str, section_key: str) -> ResponseReturnValue:
    draft, key = _draft_of_page()
    if draft.consultation is None or draft.state != "open":
        typed = request.form.get("text", "").strip()
        closed = render_template("consulting/closed.html", draft=draft, typed=typed)
        return closed, 200 if request.method == "GET" else 409
    form = CommentForm()
    if not form.is_submitted():
        form.key.data = str(uuid.uuid4())
    elif not is_switching() and form.validate():
        comment = PlanComment(
            key=str(form.key.data or uuid.uuid4())[:LONGEST_KEY],
            section_key=section_key,
            text=form.text.data,
            received_on=today(),
            is_flagged=bool(request.form.get(HONEYPOT, "").strip()),
        )
        add_comment(db(), draft.consultation.id, comment)
        return redirect(url_for("consulting.show_thanks", slug=slug, section=section_key))
    return _show(draft, key, form), 400 if form.errors else 200


@bp.get("/published/<slug>/comment-sent")
def show_thanks(slug: str) -> ResponseReturnValue:
    draft, section_key = _draft(slug), request.args.get("section", "")
    anchor = section_key if section_key in draft.headings else ""
    return render_template("consulting/thanks.html", draft=draft, anchor=anchor)


def _show(draft: Draft, section_key: str, form: CommentForm, *, is_busy: bool = False) -> str:
    if is_busy:
        form.text.errors = [
            _("Very many comments have come from your network. Send yours again in half an hour")
        ]
    return render_template(
        "consulting/add_plan_comment.html",
        draft=draft,
        section_key=section_key,
        heading=draft.headings.get(section_key, ""),
        form=form,
        honeypot=HONEYPOT,
    )


def _draft_of_page() -> tuple[Draft, str]:
    values = request.view_args or {}
    draft, section_key = _draft(values["slug"]), values["section_key"]
    if section_key != WHOLE_PLAN and section_key not in draft.headings:
        abort(404)
    return draft, section_key


def _draft(slug: str) -> Draft:
    """The newest edition that anyone may read; NotFound when there is none."""
    plan = get_published_plan(db(), slug)
    edition = find_public_edition(db(), plan.id)
    if edition is None:
        abort(404)
    tree = get_edition_content(db(), plan.id, edition.number).public
    headings = {section.key: section.heading for section in tree.sections}
    return Draft(plan, find_consultation(db(), plan.id, edition.number), headings)
