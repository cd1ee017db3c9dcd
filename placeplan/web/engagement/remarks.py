"""What officers say of the entries that surveys and workshops make by themselves."""

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.engagement import LogEntry, OwnEntryRemark
from placeplan.domain.faults import Refused
from placeplan.operations.engagement import area_engagement
from placeplan.store.areas import get_area
from placeplan.store.engagement import list_engagement_remarks, update_engagement_remark
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.engagement.blueprint import (
    bp,
    dates_of,
    entry_name,
    level_choices,
    level_hints,
    log_page,
)
from placeplan.web.engagement.forms import RemarkForm
from placeplan.web.notices import Undo, notify


@bp.route("/engagement/<area_code>/own/<path:entry_key>", methods=["GET", "POST"])
def edit_remark(area_code: str, entry_key: str) -> ResponseReturnValue:
    entry, form = _own_entry(area_code, entry_key), RemarkForm()
    form.level.choices = level_choices()
    if not form.is_submitted():
        form.fill_in(entry)
    elif form.validate():
        try:
            remark = form.remark(entry)
            update_engagement_remark(
                db(), area_code, entry_key, remark, changed_by=principal().name
            )
        except Refused as refused:
            form.add_faults(refused.faults)
            form.version.data = str(entry.version)
        else:
            _tell(area_code, entry, is_left_out=bool(remark.reason))
            return redirect(log_page(area_code))
    return render_template(
        "engagement/edit_remark.html",
        area=get_area(db(), area_code),
        form=form,
        entry=entry,
        name=entry_name(entry),
        dates=dates_of(entry),
        level_hints=level_hints(),
    )


@bp.post("/engagement/<area_code>/take-up/<path:entry_key>")
def take_up_entry(area_code: str, entry_key: str) -> ResponseReturnValue:
    """Has an entry that was left out in the log again."""
    entry = _own_entry(area_code, entry_key)
    kept = list_engagement_remarks(db(), area_code).get(entry_key, OwnEntryRemark())
    remark = OwnEntryRemark(kept.level, kept.note, "", kept.version)
    update_engagement_remark(db(), area_code, entry_key, remark, changed_by=principal().name)
    notify(_("“%(name)s” is back.", name=entry_name(entry)))
    return redirect(log_page(area_code))


def _own_entry(area_code: str, entry_key: str) -> LogEntry:
    entries = {entry.key: entry for entry in area_engagement(db(), area_code)}
    if entry_key not in entries or entries[entry_key].kind == "other":
        abort(404)
    return entries[entry_key]


def _tell(area_code: str, entry: LogEntry, *, is_left_out: bool) -> None:
    if is_left_out and not entry.reason:
        again = url_for("engagement.take_up_entry", area_code=area_code, entry_key=entry.key)
        notify(_("“%(name)s” is left out of the log.", name=entry_name(entry)), undo=Undo(again))
    else:
        notify(_("“%(name)s” is changed.", name=entry_name(entry)))
