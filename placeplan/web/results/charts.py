"""The radars of the results pages and of the files downloaded from them: the same charts."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from placeplan.domain.profiles import Profile
from placeplan.domain.radar import RadarChart, RadarGeometry, RadarSeries, radar_geometry
from placeplan.formats.radar_words import radar_description
from placeplan.web.results.words import series_name

SERIES = ("individuals", "groups", "everyone")


class Radar(NamedTuple):
    """A radar worked out, and what it shows in words."""

    geometry: RadarGeometry
    description: str


def chosen_series(asked: Sequence[str], profile: Profile) -> tuple[str, ...]:
    """The series asked for in the address; individuals and groups where none is.

    A series without responses is left out: it has no shape.
    """
    wanted = [key for key in SERIES if key in asked] or ["individuals", "groups"]
    counted = {
        "individuals": profile.individuals.responses,
        "groups": profile.groups.responses,
        "everyone": profile.everyone.responses,
    }
    return tuple(key for key in wanted if counted[key])


def radar_chart(profile: Profile, title: str, series: Sequence[str]) -> RadarChart | None:
    """These series of a profile as a chart; None where there is nothing to draw."""
    shown = [RadarSeries(series_name(key), _means(profile, key)) for key in series]
    return chart_of(profile, title, shown)


def chart_of(profile: Profile, title: str, shown: Sequence[RadarSeries]) -> RadarChart | None:
    """A chart on the profile's themes and scale; None without series."""
    if not shown:
        return None
    scale = profile.questionnaire.scale
    return RadarChart(
        title=title,
        labels=tuple(theme.title for theme in profile.questionnaire.themes),
        lowest=scale.lowest,
        highest=scale.highest,
        lowest_means=scale.lowest_means,
        highest_means=scale.highest_means,
        series=tuple(shown),
    )


def drawn(chart: RadarChart | None, responses: int) -> Radar | None:
    """The chart with everything in its place, and its description."""
    if chart is None:
        return None
    return Radar(radar_geometry(chart), radar_description(chart, responses, _))


def _means(profile: Profile, key: str) -> tuple[float | None, ...]:
    themes = {
        "individuals": profile.individuals.themes,
        "groups": profile.groups.themes,
        "everyone": profile.everyone.themes,
    }[key]
    return tuple(None if theme.mean is None else float(theme.mean) for theme in themes)
