"""A profile as a radar, for files."""

from fractions import Fraction

from placeplan.domain.areas import Area
from placeplan.domain.profiles import Profile, Series
from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.domain.surveys import Survey


def profile_radar(survey: Survey, area: Area, profile: Profile) -> RadarChart:
    """The means of individuals, and of groups beside them where there are any, each with its n.

    Individuals are left out where only groups answered.
    """
    series = []
    if profile.individuals.responses or not profile.groups.responses:
        series.append(_series("Individuals", profile.individuals))
    if profile.groups.responses:
        series.append(_series("Groups", profile.groups))
    return questionnaire_radar(survey.questionnaire, f"{survey.title}: {area.name}", series)


def _series(name: str, series: Series) -> RadarSeries:
    values = tuple(_value(theme.mean) for theme in series.themes)
    return RadarSeries(f"{name} (n = {series.responses:,})", values)


def _value(mean: Fraction | None) -> float | None:
    return None if mean is None else float(mean)
