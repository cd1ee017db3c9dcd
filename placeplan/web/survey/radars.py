"""The radars that residents see: their own, and the published one."""

from typing import NamedTuple

from flask_babel import gettext as _

from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.radar import RadarChart, RadarGeometry, RadarSeries, radar_geometry
from placeplan.domain.responses import Response
from placeplan.formats.radar_words import radar_description

FEWEST_RATINGS = 3


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
    return draw_radar(response.survey.questionnaire, _("Your ratings"), series, responses=1)


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
