"""The radars that residents see: their own, and the published one."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.radar import RadarChart, RadarGeometry, RadarSeries, radar_geometry
from placeplan.domain.responses import Response
from placeplan.formats.radar_words import radar_description

FEWEST_RATINGS, MOST_NAMED = 3, 3


class Radar(NamedTuple):
    """A radar worked out, and what it shows in words."""

    geometry: RadarGeometry
    description: str


def own_radar(response: Response) -> Radar | None:
    """One resident's ratings; None when there are too few to make a shape."""
    ratings = [answer.rating for answer in response.answers.values()]
    if sum(rating is not None for rating in ratings) < FEWEST_RATINGS:
        return None
    values = tuple(None if rating is None else float(rating) for rating in ratings)
    series = (RadarSeries(_("Your ratings"), values),)
    radar = draw_radar(response.survey.questionnaire, _("Your ratings"), series, responses=1)
    return radar._replace(description=_own_shape(response))


def _own_shape(response: Response) -> str:
    """The highest and the lowest ratings in words; never a theme in both."""
    rated = [
        (theme.title, response.answers[theme.key].rating)
        for theme in response.survey.questionnaire.themes
        if response.answers[theme.key].rating is not None
    ]
    named = min(MOST_NAMED, len(rated) // 2)
    highest = sorted(rated, key=lambda theme: -theme[1])[:named]
    lowest = sorted((each for each in rated if each not in highest), key=lambda theme: theme[1])
    if rated[0][1] == highest[0][1] == lowest[0][1]:
        return _("You gave every theme you rated the same number: %(n)s.", n=rated[0][1])
    return _(
        "You see least room for improvement in: %(highest)s. Most in: %(lowest)s.",
        highest=_numbered(highest),
        lowest=_numbered(lowest[:named]),
    )


def _numbered(themes: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{title} ({rating})" for title, rating in themes)


def draw_radar(
    questionnaire: Questionnaire, title: str, series: tuple[RadarSeries, ...], responses: int
) -> Radar:
    """A radar of these series on the questionnaire's themes and scale."""
    scale = questionnaire.scale
    chart = RadarChart(
        title=title,
        labels=tuple(theme.title for theme in questionnaire.themes),
        lowest=scale.lowest,
        highest=scale.highest,
        lowest_means=scale.lowest_means,
        highest_means=scale.highest_means,
        series=series,
    )
    return Radar(radar_geometry(chart), radar_description(chart, responses, _))
