"""The names of what figures about an area are of, and the figures as they are shown."""

from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.area_figures import ALL_BANDS, SEXES, AreaFigure

SEX_NAMES = {
    "all": _l("Everyone"),
    "female": _l("Women and girls"),
    "male": _l("Men and boys"),
}
BAND_NAMES = {
    "all": _l("All ages"),
    "0_15": _l("0 to 15"),
    "16_39": _l("16 to 39"),
    "40_64": _l("40 to 64"),
    "65_plus": _l("65 and over"),
}


def amount_text(value: Decimal | None) -> str:
    """A figure with its thousands apart; a dash where there is none."""
    return "–" if value is None else f"{value:,f}"


def figure_value(figure: AreaFigure) -> str:
    """The figure with its unit; a per cent sign stands close to it."""
    space = "" if figure.unit in ("", "%") else " "
    return f"{amount_text(figure.value)}{space}{figure.unit}"


def figure_name(figure: AreaFigure) -> str:
    """What a figure is of, in words: “Population, women and girls, 0 to 15”."""
    parts = [figure.title]
    if figure.sex != SEXES[0]:
        parts.append(str(SEX_NAMES[figure.sex]).lower())
    if figure.age_band != ALL_BANDS[0]:
        parts.append(str(BAND_NAMES[figure.age_band]))
    return ", ".join(filter(None, parts))


def source_text(figure: AreaFigure) -> str:
    """Where a figure is from, and of which year."""
    return _("%(source)s, %(year)s", source=figure.source, year=figure.year)
