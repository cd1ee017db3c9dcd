"""The radars of the results pages and of the files downloaded from them: the same charts."""

from collections.abc import Sequence

from placeplan.domain.profiles import Profile
from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.web.results.words import series_name

SERIES = ("individuals", "groups", "everyone")


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
    if not series:
        return None
    shown = [RadarSeries(series_name(key), _means(profile, key)) for key in series]
    return questionnaire_radar(profile.questionnaire, title, shown)


def _means(profile: Profile, key: str) -> tuple[float | None, ...]:
    themes = {
        "individuals": profile.individuals.themes,
        "groups": profile.groups.themes,
        "everyone": profile.everyone.themes,
    }[key]
    return tuple(None if theme.mean is None else float(theme.mean) for theme in themes)
