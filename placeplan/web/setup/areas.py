"""Areas and places: the list, and another council's from a file."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Fault, Refused
from placeplan.domain.partners import plain_name
from placeplan.operations.areas import ImportedAreas
from placeplan.operations.areas import import_areas as take_areas_in
from placeplan.store.area_figures import count_area_figures
from placeplan.store.areas import list_areas as stored_areas
from placeplan.store.areas import list_places
from placeplan.web.database import db, partnership
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import AreasForm
from placeplan.wording import fault_sentence


@bp.get("/setup/areas")
def list_areas() -> ResponseReturnValue:
    places: dict[str, list[str]] = {}
    for place in list_places(db()):
        places.setdefault(place.area_code, []).append(place.name)
    councils: dict[str, list[object]] = {}
    for area in stored_areas(db()):
        councils.setdefault(area.council_name, []).append(area)
    council = plain_name(partnership().council)
    ordered = sorted(councils.items(), key=lambda each: plain_name(each[0]) != council)
    has_own = bool(ordered) and plain_name(ordered[0][0]) == council
    return render_template(
        "setup/list_areas.html",
        councils=ordered,
        places=places,
        has_own=has_own,
        figure_counts=count_area_figures(db()),
    )


@bp.route("/setup/areas/import", methods=["GET", "POST"])
def import_areas() -> ResponseReturnValue:
    form, rows = AreasForm(), []
    if form.validate_on_submit():
        try:
            done = take_areas_in(db(), form.file.data.read())
        except Refused as refused:
            rows = [fault_row(found) for found in refused.faults]
            form.file.errors = [_("Nothing was taken in. Mend the file as listed below")]
        else:
            notify(_taken_in(done))
            return redirect(url_for("setup.list_areas"))
    return render_template("setup/import_areas.html", form=form, rows=rows)


def _taken_in(done: ImportedAreas) -> str:
    if done.places:
        return ngettext("%(num)s place is taken in.", "%(num)s places are taken in.", done.places)
    return ngettext("%(num)s area is taken in.", "%(num)s areas are taken in.", done.areas)


def fault_row(found: Fault) -> tuple[str, str, str]:
    """A fault of a file as the cells of a table: row, column, what to do."""
    row = str(found.row) if found.row is not None else "–"
    return row, found.field or "–", fault_sentence(found, _)
