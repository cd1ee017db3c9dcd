"""Taking one's own answers back with the receipt code, at any time, also once a survey is closed.

Every code that leads nowhere is answered in the same words, whether it never was one, was used
before, or its survey's answers have been deleted. Only wrong codes count against the limit.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.receipts import receipt_hash
from placeplan.operations.withdrawals import withdraw_by_receipt
from placeplan.store.response_rows import find_response_by_receipt
from placeplan.web.database import db
from placeplan.web.fields import Line
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.limits import limited
from placeplan.web.survey.drafts import forget_sent
from placeplan.web.survey.returning import WRONG_CODE, codes_allowed, show_too_many, was_wrong

bp = Blueprint("withdrawing", __name__)


class CodeForm(PlainForm):
    receipt = Line(
        _l("Your receipt code"), _l("your receipt code"), longest=60,
        hint=_l("Three groups of four letters and digits. Capitals and hyphens do not matter."),
    )  # fmt: skip


@bp.get("/withdraw")
def ask_code() -> ResponseReturnValue:
    return _ask(CodeForm())


@bp.post("/withdraw")
@limited(codes_allowed, on_breach=show_too_many, counts=was_wrong)
def confirm() -> ResponseReturnValue:
    """Asks once more before anything is deleted."""
    form = CodeForm()
    if is_switching() or not form.validate_on_submit():
        return _ask(form)
    found = find_response_by_receipt(db(), receipt_hash(form.receipt.data))
    if found is None:
        return _unknown(form)
    return render_template(
        "survey/confirm_withdrawing.html", response=found.response, code=form.receipt.data
    )


@bp.post("/withdraw/answers")
@limited(codes_allowed, on_breach=show_too_many, counts=was_wrong)
def withdraw() -> ResponseReturnValue:
    form = CodeForm()
    removed = withdraw_by_receipt(db(), receipt_hash(request.form.get("receipt", "")))
    if removed is None:
        return _unknown(form)
    forget_sent(removed.response.survey.slug, removed.response.key)
    return redirect(url_for("withdrawing.show_withdrawn"))


@bp.get("/withdraw/done")
def show_withdrawn() -> ResponseReturnValue:
    return render_template("survey/withdrawn.html")


def _unknown(form: CodeForm) -> ResponseReturnValue:
    sentence = _("No answers are kept for this code. Check each letter of it")
    form.receipt.errors = [sentence]
    return _ask(form)


def _ask(form: CodeForm) -> ResponseReturnValue:
    page = render_template("survey/ask_receipt.html", form=form)
    return page, WRONG_CODE if form.errors else 200
