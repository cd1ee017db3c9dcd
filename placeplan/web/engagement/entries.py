"""What officers enter in an area's log: added, changed, removed and put back."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.store.areas import get_area
from placeplan.store.engagement import (
    add_engagement,
    get_engagement,
    remove_engagement,
    restore_engagement,
    update_engagement,
)
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.engagement.blueprint import bp, level_hints, log_page
from placeplan.web.engagement.forms import EngagementForm
from placeplan.web.notices import Undo, notify


@bp.route("/engagement/<area_code>/new", methods=["GET", "POST"])
def add_entry(area_code: str) -> ResponseReturnValue:
    area, form = get_area(db(), area_code), EngagementForm()
    form.offer_levels()
    if form.validate_on_submit():
        try:
            add_engagement(db(), area_code, form.entry(), changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is in the log.", name=form.title.data))
            return redirect(log_page(area_code))
    return render_template(
        "engagement/edit_entry.html", area=area, form=form, entry=None, level_hints=level_hints()
    )


@bp.route("/engagement/<area_code>/entries/<int:entry_id>", methods=["GET", "POST"])
def edit_entry(area_code: str, entry_id: int) -> ResponseReturnValue:
    area, entry = get_area(db(), area_code), get_engagement(db(), area_code, entry_id)
    form, others = EngagementForm(), list[tuple[str, str]]()
    form.offer_levels()
    if not form.is_submitted():
        form.fill_in(entry)
    elif form.validate():
        try:
            changed = form.entry(entry_id)
            update_engagement(db(), area_code, changed, changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
            is_other = form.version.data != str(entry.version)
            others = form.differences(entry) if is_other else []
            form.version.data = str(entry.version)
        else:
            notify(_("“%(name)s” is changed.", name=changed.title))
            return redirect(log_page(area_code))
    return render_template(
        "engagement/edit_entry.html",
        area=area,
        form=form,
        entry=entry,
        others=others,
        level_hints=level_hints(),
    )


@bp.post("/engagement/<area_code>/entries/<int:entry_id>/remove")
def remove_entry(area_code: str, entry_id: int) -> ResponseReturnValue:
    entry = get_engagement(db(), area_code, entry_id)
    remove_engagement(db(), area_code, entry_id)
    undo = Undo(url_for("engagement.restore_entry", area_code=area_code, entry_id=entry_id))
    notify(_("“%(name)s” is removed.", name=entry.title), undo=undo)
    return redirect(log_page(area_code))


@bp.post("/engagement/<area_code>/entries/<int:entry_id>/restore")
def restore_entry(area_code: str, entry_id: int) -> ResponseReturnValue:
    restore_engagement(db(), area_code, entry_id)
    notify(_("“%(name)s” is back.", name=get_engagement(db(), area_code, entry_id).title))
    return redirect(log_page(area_code))
