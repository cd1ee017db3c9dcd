"""Find an answer by its receipt code, without showing what was said, and remove it for good."""

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
from placeplan.web.notices import notify

bp = Blueprint("withdrawals", __name__)


class ReceiptForm(PlainForm):
    receipt = Line(
        _l("Receipt code"), _l("the receipt code"), longest=60,
        hint=_l("Three groups of four letters and digits. Capitals and hyphens do not matter."),
    )  # fmt: skip


@bp.route("/withdrawals", methods=["GET", "POST"])
def find() -> ResponseReturnValue:
    form = ReceiptForm()
    if not form.validate_on_submit():
        return render_template("withdrawals/find.html", form=form)
    found = find_response_by_receipt(db(), receipt_hash(form.receipt.data))
    if found is None:
        unknown = _("There is no answer with this code. Check each letter with the person")
        form.receipt.errors = [unknown]
        return render_template("withdrawals/find.html", form=form)
    response = found.response
    area = response.survey.area(response.area_code)
    return render_template(
        "withdrawals/confirm.html", response=response, area=area, code=form.receipt.data
    )


@bp.post("/withdrawals/withdraw")
def withdraw() -> ResponseReturnValue:
    if withdraw_by_receipt(db(), receipt_hash(request.form.get("receipt", ""))) is None:
        notify(_("There is no answer with this code: it may have been withdrawn before."))
    else:
        notify(_("The answer is withdrawn. It is deleted, and the figures are without it."))
    return redirect(url_for("withdrawals.find"))
