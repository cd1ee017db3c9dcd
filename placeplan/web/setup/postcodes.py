"""Postcodes: how many are known, and a file that takes their place."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused
from placeplan.operations.postcodes import import_postcodes as take_postcodes_in
from placeplan.store.postcodes import count_postcodes
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.setup.areas import fault_row
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import AreasForm

MOST_ROWS_SHOWN = 200


@bp.route("/setup/postcodes", methods=["GET", "POST"])
def import_postcodes() -> ResponseReturnValue:
    """Takes a file in as a whole, or says what to mend in it."""
    form, rows, unseen = AreasForm(), [], 0
    if form.validate_on_submit():
        try:
            done = take_postcodes_in(db(), form.file.data.stream)
        except Refused as refused:
            rows = [fault_row(found) for found in refused.faults[:MOST_ROWS_SHOWN]]
            unseen = len(refused.faults) - len(rows)
            form.file.errors = [_("Nothing was taken in. Mend the file as listed below")]
        else:
            count = done.postcodes
            notify(
                ngettext("%(num)s postcode is taken in.", "%(num)s postcodes are taken in.", count)
            )
            return redirect(url_for("setup.import_postcodes"))
    return render_template(
        "setup/import_postcodes.html",
        form=form,
        rows=rows,
        unseen=unseen,
        known=count_postcodes(db()),
    )
