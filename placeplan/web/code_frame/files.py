"""The code frame as a file."""

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.operations.tags import export_tags, import_tags
from placeplan.web.access import principal
from placeplan.web.attachments import attached
from placeplan.web.code_frame.blueprint import bp
from placeplan.web.code_frame.forms import TagsFileForm
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.wording import fault_sentence

FILE_NAME = "code-frame.csv"


@bp.get("/evidence/code-frame.csv")
def download() -> Response:
    return attached(Response(export_tags(db()), mimetype="text/csv"), FILE_NAME)


@bp.route("/evidence/code-frame/import", methods=["GET", "POST"])
def upload() -> ResponseReturnValue:
    form = TagsFileForm()
    faults = []
    if form.validate_on_submit():
        try:
            done = import_tags(db(), form.file.data.read(), by=principal().name)
        except Refused as refused:
            faults = [(each.row, each.field, fault_sentence(each, _)) for each in refused.faults]
            form.file.errors = [_("Nothing was taken in. Mend what is listed below and try again")]
        else:
            notify(
                _(
                    "Tags added: %(added)s; changed: %(changed)s; as they were: %(known)s.",
                    added=done.added,
                    changed=done.changed,
                    known=done.known,
                )
            )
            return redirect(url_for("code_frame.list_tags"))
    return render_template("code_frame/upload.html", form=form, faults=faults)
