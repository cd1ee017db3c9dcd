"""The forms for figures about an area: one at a time, the population at once, a file of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.area_figures import (
    ALL_BANDS,
    COLUMNS,
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST,
    POPULATION,
    POPULATION_BANDS,
    SEXES,
    SUBJECTS,
    AreaFigure,
    figure_from_cells,
    value_from_text,
    value_text,
)
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.populations import population_of
from placeplan.web.fields import Line, Lines, OneOf, OneOfMany, Upload, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent
from placeplan.web.setup.area_figure_words import BAND_NAMES, SEX_NAMES

SOURCE = {
    "longest": LONGEST["source"],
    "hint": _l("Who published it, and under which name. It stands under the figure."),
}
YEAR = {
    "smallest": EARLIEST_YEAR,
    "largest": LATEST_YEAR,
    "hint": _l("The year that the figure is of, not the one it was published in."),
}
PEOPLE = _l("people")


class AreaFigureForm(PlainForm):
    subject = Line(
        _l("What it is about"), _l("what it is about"), longest=LONGEST["subject"],
        hint=_l("%(subjects)s, or words of your own.") % {"subjects": ", ".join(SUBJECTS)},
    )  # fmt: skip
    detail = Line(
        _l("Which one"), optional=True, longest=LONGEST["detail"],
        hint=_l("Such as the name of a ward, or what is measured."),
    )  # fmt: skip
    sex = OneOf(_l("Of whom"), _l("of whom it is"), choices=list(SEX_NAMES.items()))
    age_band = OneOfMany(_l("Age"), _l("an age"), choices=list(BAND_NAMES.items()))
    value = Line(
        _l("Figure"), _l("the figure"), longest=40,
        hint=_l("Digits, such as 12,345 or 17.5. It is kept exactly as you write it."),
    )  # fmt: skip
    unit = Line(
        _l("Unit"), optional=True, longest=LONGEST["unit"],
        hint=_l("Such as people, % or rank of 80."),
    )  # fmt: skip
    source = Line(_l("Source"), _l("the source"), **SOURCE)
    year = WholeNumber(_l("Year"), _l("the year"), **YEAR)
    note = Lines(_l("Note"), optional=True, longest=LONGEST["note"])
    version = HiddenField()

    def figure(self) -> AreaFigure:
        """What was filled in; raises Refused."""
        texts = {name: str(self[name].data or "") for name in COLUMNS}
        return figure_from_cells(texts)

    @property
    def version_sent(self) -> int:
        """The version that the change began from."""
        return number_sent(self.version.data) or 0

    def fill_in(self, figure: AreaFigure) -> None:
        """Show what is kept."""
        for name in COLUMNS:
            self[name].data = getattr(figure, name)
        self.value.data, self.version.data = value_text(figure.value), str(figure.version)


class PopulationForm(PlainForm):
    """People by age band and sex, from one source and of one year; see `population_name`."""

    source = Line(_l("Source"), _l("the source"), **SOURCE)
    year = WholeNumber(_l("Year"), _l("the year"), **YEAR)

    def figures(self) -> list[AreaFigure]:
        """The figures of the boxes that were filled in; raises Refused."""
        figures, faults = list[AreaFigure](), list[Fault]()
        for name, sex, band in _BOXES:
            text = self[name].data or ""
            if not text:
                continue
            try:
                figures.append(
                    AreaFigure(
                        subject=POPULATION,
                        value=value_from_text(text),
                        source=self.source.data,
                        year=self.year.data,
                        sex=sex,
                        age_band=band,
                        unit=str(PEOPLE),
                    )
                )
            except Refused as refused:
                faults += [Fault(each.code, name, None, each.params) for each in refused.faults]
        if faults or not figures:
            raise Refused(*faults or [fault("text_missing", _BOXES[0][0])])
        return figures

    def fill_in(self, figures: Sequence[AreaFigure]) -> None:
        """Show what is known of the latest year."""
        population = population_of(figures)
        if population is None:
            return
        self.year.data, self.source.data = population.year, population.sources[0]
        for row in population.rows:
            found: dict[str, Decimal | None] = {"female": row.female, "male": row.male}
            found["all"] = None if row.is_sum else row.together
            for sex, people in found.items():
                name = population_name(sex, row.band)
                self[name].data = "" if people is None else value_text(people)

    def boxes(self, band: str) -> list[Any]:
        """The fields of one age band."""
        return [self[population_name(sex, band)] for sex in ("female", "male", "all")]


def population_name(sex: str, band: str) -> str:
    """The name of the box for these people."""
    return f"{sex}_{band}"


_BOXES = [
    (population_name(sex, band), sex, band)
    for band in (*POPULATION_BANDS, ALL_BANDS[0])
    for sex in (*SEXES[1:], SEXES[0])
]
for _name, _sex, _band in _BOXES:
    setattr(PopulationForm, _name, Line(SEX_NAMES[_sex], optional=True, longest=20))


class AreaFiguresFileForm(PlainForm):
    file = Upload(_l("File"), _l("a file"), hint=_l("A CSV file in UTF-8, or an Excel file."))


def same_elsewhere(faults: Sequence[Fault]) -> bool:
    """Whether somebody else has changed the figure meanwhile."""
    return any(each.code == "changed_meanwhile" for each in faults)


def band_title(band: str) -> str:
    """How an age band is called over its boxes."""
    return _("People aged %(band)s", band=BAND_NAMES[band]) if band != "all" else _("All ages")
