"""A file of figures about areas: looked at first, and taken in as a whole or not at all."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.area_figures import AreaFigure
from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused
from placeplan.formats.area_figures_csv import AreaRow, area_rows_csv, read_area_figures
from placeplan.store.area_figures import list_area_figures, set_area_figures
from placeplan.store.areas import get_area, list_areas
from placeplan.store.database import writing
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.setup import area_figure_words
from placeplan.web.setup.area_figure_forms import AreaFiguresFileForm
from placeplan.web.setup.areas import fault_row
from placeplan.web.setup.blueprint import bp

MOST_ROWS_SHOWN = 200


class PreviewRow(NamedTuple):
    """A figure of the file with its area, and what is known of the same already."""

    area: Area
    figure: AreaFigure
    kept: AreaFigure | None

    @property
    def state(self) -> str:
        """What taking it in would do: new, changed or same."""
        if self.kept is None:
            return "new"
        return "same" if self.kept.says == self.figure.says else "changed"


@bp.route("/areas/<area_code>/figures/import", methods=["GET", "POST"])
def import_area_figures(area_code: str) -> ResponseReturnValue:
    """Shows what a file says and would change, or what to mend in it; stores nothing."""
    area = get_area(db(), area_code)
    form, faults = AreaFiguresFileForm(), []
    if form.validate_on_submit():
        try:
            figures = _read(form.file.data.read(), area_code)
        except Refused as refused:
            faults = list(refused.faults)
            form.file.errors = [_("Nothing was taken in. Mend the file as listed below")]
        else:
            return render_template(
                "setup/preview_area_figures.html",
                area=area,
                rows=_preview(figures),
                content=area_rows_csv(figures).decode(),
                names=area_figure_words,
            )
    return render_template(
        "setup/import_area_figures.html",
        area=area,
        form=form,
        rows=[fault_row(found) for found in faults[:MOST_ROWS_SHOWN]],
        unseen=len(faults[MOST_ROWS_SHOWN:]),
    )


@bp.post("/areas/<area_code>/figures/take-in")
def take_in_area_figures(area_code: str) -> ResponseReturnValue:
    """Stores the figures that were looked at."""
    get_area(db(), area_code)
    figures = _read(request.form.get("content", "").encode(), area_code)
    with writing(db()):
        done = [
            set_area_figures(db(), code, figures_of_area, changed_by=principal().name)
            for code, figures_of_area in _by_area(figures).items()
        ]
    added, changed, unchanged = map(sum, zip(*done, strict=True))
    notify(
        _(
            "The file is taken in. New figures: %(added)s; changed: %(changed)s; as they were:"
            " %(unchanged)s.",
            added=added,
            changed=changed,
            unchanged=unchanged,
        )
    )
    return redirect(url_for("setup.show_area_figures", area_code=area_code))


def _read(content: bytes, here: str) -> list[AreaRow]:
    return read_area_figures(content, here, {area.code for area in list_areas(db())})


def _by_area(rows: Sequence[AreaRow]) -> dict[str, list[AreaFigure]]:
    found: dict[str, list[AreaFigure]] = {}
    for row in rows:
        found.setdefault(row.area_code, []).append(row.figure)
    return found


def _preview(rows: Sequence[AreaRow]) -> list[PreviewRow]:
    found = []
    for code, figures in _by_area(rows).items():
        kept = {figure.identity: figure for figure in list_area_figures(db(), code)}
        area = get_area(db(), code)
        found += [PreviewRow(area, figure, kept.get(figure.identity)) for figure in figures]
    return found
