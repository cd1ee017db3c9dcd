"""Files on their way in: sent, put aside; and those that were taken in, which can go out again."""

from dataclasses import replace
from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused
from placeplan.domain.response_imports import DAYS_A_FILE_WAITS, StagedExport
from placeplan.domain.surveys import Survey
from placeplan.formats.response_mappings import mapping_from_toml
from placeplan.operations.closed_figures import refuse_when_expired
from placeplan.operations.mapped_responses import undo_import
from placeplan.operations.staged_exports import (
    MOST_ROWS_ON_A_PAGE,
    read_export,
    with_mapping,
)
from placeplan.store.response_imports import list_response_imports
from placeplan.store.staged_exports import (
    add_staged_export,
    list_staged_exports,
    remove_staged_export,
    update_staged_export,
)
from placeplan.web.access import principal
from placeplan.web.bringing.blueprint import address_of, bp, find_waiting, to_start
from placeplan.web.bringing.forms import MendedForm, UploadForm
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.results.scope import for_survey
from placeplan.wording import fault_sentence

LONGEST_NAME = 200


@bp.route("", methods=["GET", "POST"])
@for_survey
def upload(survey: Survey) -> ResponseReturnValue:
    form = UploadForm()
    if form.validate_on_submit():
        staged = _read(form, survey)
        if staged is not None:
            staged_id = add_staged_export(db(), staged)
            page = "show_preview" if staged.is_mapped else "choose_columns"
            return redirect(address_of(page, survey, staged_id))
    return render_template(
        "bringing/upload.html",
        survey=survey,
        form=form,
        waiting=list_staged_exports(db(), survey.slug),
        imports=list_response_imports(db(), survey.slug),
        days=DAYS_A_FILE_WAITS,
        most_rows=MOST_ROWS_ON_A_PAGE,
    )


@bp.post("/<int:staged_id>/mended")
@for_survey
def send_mended(survey: Survey, staged_id: int) -> ResponseReturnValue:
    """Another file in the place of the one that waits, under the same mapping."""
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    form = MendedForm()
    try:
        if not form.validate_on_submit():
            notify(str(form.file.errors[0]), kind="warning")
            return redirect(address_of("show_preview", survey, staged_id))
        name = _name_of(form.file.data)
        file = form.file.data.stream
        read = read_export(survey, file, name, today(), sheet=staged.mapping.sheet)
        mended = with_mapping(read, staged.mapping, survey)
        kept = replace(mended, id=staged.id, version=staged.version, created_on=staged.created_on)
        update_staged_export(db(), kept, with_rows=True)
    except Refused as refused:
        notify(_sentences(refused), kind="warning")
    else:
        notify(_("%(name)s stands in its place now.", name=name))
    return redirect(address_of("show_preview", survey, staged_id))


@bp.post("/<int:staged_id>/cancel")
@for_survey
def cancel(survey: Survey, staged_id: int) -> ResponseReturnValue:
    staged = find_waiting(survey, staged_id)
    if staged is not None:
        remove_staged_export(db(), survey.slug, staged_id)
        notify(
            _("Nothing was taken in from %(name)s, and it is deleted.", name=staged.file_name),
            kind="information",
        )
    return to_start(survey)


@bp.post("/imports/<int:import_id>/undo")
@for_survey
def undo(survey: Survey, import_id: int) -> ResponseReturnValue:
    try:
        count = undo_import(db(), survey, import_id, today=today(), undone_by=principal().name)
    except Refused as refused:
        notify(_sentences(refused), kind="warning")
    else:
        notify(ngettext("%(num)s answer was taken out", "%(num)s answers were taken out", count))
    return to_start(survey)


def _read(form: UploadForm, survey: Survey) -> StagedExport | None:
    """The file that was sent; None, and the form says why, when it will not do."""
    mapping = None
    if form.mapping.data:
        try:
            mapping = mapping_from_toml(form.mapping.data.read())
        except Refused as refused:
            form.mapping.errors = [_sentence(each) for each in refused.faults]
            return None
    try:
        refuse_when_expired(db(), survey)
        sheet = (form.sheet.data or "").strip() or (mapping.sheet if mapping else "")
        file = form.file.data
        staged = read_export(survey, file.stream, _name_of(file), today(), sheet=sheet)
    except Refused as refused:
        form.file.errors = [fault_sentence(each, _) for each in refused.faults]
        return None
    staged = replace(staged, created_by=principal().name, created_on=today())
    try:
        return with_mapping(staged, mapping, survey) if mapping else staged
    except Refused as refused:
        form.mapping.errors = [_sentence(each) for each in refused.faults]
        return None


def _name_of(file: Any) -> str:
    name = file.filename.replace("\\", "/").rpartition("/")[2][:LONGEST_NAME]
    return name or _("(no name)")


def _sentence(found: Any) -> str:
    sentence = fault_sentence(found, _)
    return f"{found.field}: {sentence}" if found.field else sentence


def _sentences(refused: Refused) -> str:
    return " ".join(f"{_sentence(each)}." for each in refused.faults[:5])
