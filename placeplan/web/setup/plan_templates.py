"""The council's own Word file, from which plans take their styles."""

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.formats.plan_templates import check_plan_template, styles_missing_from
from placeplan.operations.plans import TEMPLATE
from placeplan.store.partnerships import get_file, has_file, remove_file, update_file
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import PlanTemplateForm

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.route("/settings/plan-template", methods=["GET", "POST"])
def edit_plan_template() -> ResponseReturnValue:
    form = PlanTemplateForm()
    if form.validate_on_submit():
        content = form.template.data.read()
        try:
            check_plan_template(content)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            update_file(db(), TEMPLATE, WORD, content)
            notify(_("The Word file is kept. The next plan you download takes its styles."))
            return redirect(url_for("setup.edit_plan_template"))
    has_template = has_file(db(), TEMPLATE)
    return render_template(
        "setup/edit_plan_template.html",
        form=form,
        has_template=has_template,
        missing=styles_missing_from(get_file(db(), TEMPLATE)[1]) if has_template else [],
    )


@bp.get("/settings/plan-template/download")
def download_plan_template() -> Response:
    media_type, content = get_file(db(), TEMPLATE)
    return attached(Response(content, mimetype=media_type), "plan-template.docx")


@bp.post("/settings/plan-template/remove")
def remove_plan_template() -> ResponseReturnValue:
    remove_file(db(), TEMPLATE)
    notify(_("The Word file is removed. Plans have the styles they come with."))
    return redirect(url_for("setup.edit_plan_template"))
