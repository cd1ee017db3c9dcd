"""Figures and names as they stand on the results pages."""

from fractions import Fraction

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from placeplan.domain.counts import Counts
from placeplan.domain.figures import root_half_up, round_half_up
from placeplan.domain.theme_profiles import ThemeProfile


def mean_text(value: Fraction | None) -> str:
    """A mean or median to one decimal; a dash where there is none."""
    return "–" if value is None else str(round_half_up(value, 1))


def spread_text(theme: ThemeProfile) -> str:
    """The standard deviation to one decimal; a dash below two ratings."""
    return "–" if theme.variance is None else str(root_half_up(theme.variance, 1))


def count_text(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def dates_text(counts: Counts) -> str:
    """The first and the last day on which something was collected."""
    first, last = counts.first_on, counts.last_on
    if first is None or last is None:
        return ""
    if first == last:
        return format_date(first, "d MMMM y")
    if first.year == last.year:
        return f"{format_date(first, 'd MMMM')} – {format_date(last, 'd MMMM y')}"
    return f"{format_date(first, 'd MMMM y')} – {format_date(last, 'd MMMM y')}"


def ranges_text(theme: ThemeProfile) -> str:
    """The ranges of groups that did not agree, in export order."""
    return ", ".join(
        f"{each.lowest}–{each.highest} ({people_text(each.people)})" for each in theme.disagreements
    )


def people_text(people: int) -> str:
    """A number of people in words."""
    return ngettext("%(num)s person", "%(num)s people", people)


def channel_name(channel: str) -> str:
    """How a channel is called."""
    return {"online": _("Online"), "paper": _("On paper"), "workshop": _("At workshops")}[channel]


def series_name(key: str) -> str:
    """How a series is called."""
    return {
        "individuals": _("Individuals"),
        "groups": _("Groups"),
        "everyone": _("Everyone, groups weighted by people"),
    }[key]


def cell_name(cell: str) -> str:
    """How a cell of a breakdown is called, other than a place."""
    return {
        "": _("Not given"),
        "under_16": _("Under 16"),
        "16_24": _("16–24"),
        "25_39": _("25–39"),
        "40_64": _("40–64"),
        "65_plus": _("65 and over"),
        "online": _("Online"),
        "paper": _("On paper"),
        "workshop": _("At workshops"),
        "live": _("Lives here"),
        "work": _("Works here"),
        "study": _("Studies here"),
        "visit": _("Visits"),
    }[cell]


def dimension_name(dimension: str) -> str:
    """What a breakdown goes by."""
    return {
        "age_band": _("Age"),
        "place": _("Place"),
        "channel": _("Channel"),
        "connection": _("Connection to the place"),
    }[dimension]


def kind_name(kind: str) -> str:
    """What a kind of comment is about."""
    return {
        "good": _("What is good now"),
        "better": _("What could be better"),
        "assets": _("What people are proud of"),
        "actions": _("What people suggest"),
    }[kind]


def change_text(value: Fraction | None) -> str:
    """How far one mean lies from another, to one decimal with its sign; a dash for none."""
    if value is None:
        return "–"
    rounded = round_half_up(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{abs(rounded)}"
