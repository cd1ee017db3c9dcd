"""Figures about an area: the page that shows them, and one at a time added, changed and removed."""

from dataclasses import replace

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.area_figures import AreaFigure, by_subject
from placeplan.domain.faults import Refused
from placeplan.domain.populations import population_of
from placeplan.formats.area_figures_csv import area_figures_csv, area_figures_template
from placeplan.store.area_figures import (
    add_area_figure as store_figure,
)
from placeplan.store.area_figures import (
    get_area_figure,
    list_area_figures,
    set_area_figures,
    update_area_figure,
)
from placeplan.store.area_figures import remove_area_figure as store_removal
from placeplan.store.area_figures import restore_area_figure as store_return
from placeplan.store.areas import get_area
from placeplan.web.access import principal
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.setup import area_figure_words
from placeplan.web.setup.area_figure_forms import (
    AreaFigureForm,
    PopulationForm,
    band_title,
    same_elsewhere,
)
from placeplan.web.setup.area_figure_words import figure_name
from placeplan.web.setup.blueprint import bp


@bp.get("/areas/<area_code>/figures")
def show_area_figures(area_code: str) -> ResponseReturnValue:
    area = get_area(db(), area_code)
    figures = list_area_figures(db(), area_code)
    population = population_of(figures)
    return render_template(
        "setup/show_area_figures.html",
        area=area,
        population=population,
        most=max((row.together or 0 for row in population.rows if row.band != "all"), default=0)
        if population
        else 0,
        subjects=by_subject(figures),
        names=area_figure_words,
    )


@bp.route("/areas/<area_code>/figures/new", methods=["GET", "POST"])
def add_area_figure(area_code: str) -> ResponseReturnValue:
    area = get_area(db(), area_code)
    form = AreaFigureForm(data={"sex": "all", "age_band": "all"})
    if form.validate_on_submit():
        try:
            store_figure(db(), area_code, form.figure(), changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is added.", name=figure_name(form.figure())))
            return redirect(_page(area_code))
    return render_template("setup/edit_area_figure.html", area=area, form=form, figure=None)


@bp.route("/areas/<area_code>/figures/<int:figure_id>", methods=["GET", "POST"])
def edit_area_figure(area_code: str, figure_id: int) -> ResponseReturnValue:
    area, figure = get_area(db(), area_code), get_area_figure(db(), area_code, figure_id)
    form, others = AreaFigureForm(), ""
    if not form.is_submitted():
        form.fill_in(figure)
    elif form.validate():
        try:
            changed = replace(form.figure(), id=figure_id, version=form.version_sent)
            update_area_figure(db(), area_code, changed, changed_by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
            others = _take_up(form, figure) if same_elsewhere(refused.faults) else ""
        else:
            notify(_("“%(name)s” is changed.", name=figure_name(changed)))
            return redirect(_page(area_code))
    return render_template(
        "setup/edit_area_figure.html", area=area, form=form, figure=figure, others=others
    )


@bp.post("/areas/<area_code>/figures/<int:figure_id>/remove")
def remove_area_figure(area_code: str, figure_id: int) -> ResponseReturnValue:
    figure = get_area_figure(db(), area_code, figure_id)
    store_removal(db(), area_code, figure_id)
    undo = Undo(url_for("setup.restore_area_figure", area_code=area_code, figure_id=figure_id))
    notify(_("“%(name)s” is removed.", name=figure_name(figure)), undo=undo)
    return redirect(_page(area_code))


@bp.post("/areas/<area_code>/figures/<int:figure_id>/restore")
def restore_area_figure(area_code: str, figure_id: int) -> ResponseReturnValue:
    figure = get_area_figure(db(), area_code, figure_id)
    try:
        store_return(db(), area_code, figure_id)
    except Refused:
        notify(_("Another figure of the same has been added since."), kind="warning")
    else:
        notify(_("“%(name)s” is back.", name=figure_name(figure)))
    return redirect(_page(area_code))


@bp.route("/areas/<area_code>/figures/population", methods=["GET", "POST"])
def edit_population(area_code: str) -> ResponseReturnValue:
    """Takes the population by sex and age band in at once."""
    area = get_area(db(), area_code)
    form = PopulationForm()
    if not form.is_submitted():
        form.fill_in(list_area_figures(db(), area_code))
    elif form.validate():
        try:
            figures = form.figures()
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            set_area_figures(db(), area_code, figures, changed_by=principal().name)
            count = len(figures)
            notify(ngettext("%(num)s figure is saved.", "%(num)s figures are saved.", count))
            return redirect(_page(area_code))
    return render_template(
        "setup/edit_population.html",
        area=area,
        form=form,
        bands=[*area_figure_words.BAND_NAMES][1:] + ["all"],
        band_title=band_title,
    )


@bp.get("/areas/<area_code>/figures.csv")
def download_area_figures(area_code: str) -> ResponseReturnValue:
    """All figures of the area, as a file that can be taken in again."""
    get_area(db(), area_code)
    groups = by_subject(list_area_figures(db(), area_code))
    content = area_figures_csv(figure for figures in groups.values() for figure in figures)
    return attached(Response(content, mimetype="text/csv"), f"{area_code}-figures.csv")


@bp.get("/areas/figures-template.csv")
def download_area_figures_template() -> ResponseReturnValue:
    """An empty file with the columns of figures."""
    return attached(Response(area_figures_template(), mimetype="text/csv"), "figures.csv")


def _page(area_code: str) -> str:
    return url_for("setup.show_area_figures", area_code=area_code)


def _take_up(form: AreaFigureForm, kept: AreaFigure) -> str:
    """What somebody else has kept meanwhile; keeping again then replaces it knowingly."""
    form.version.data = str(kept.version)
    value, source = area_figure_words.figure_value(kept), area_figure_words.source_text(kept)
    return f"{figure_name(kept)}: {value} ({source})"
