"""The radar of a questionnaire: a spoke for each theme, on its scale."""

from collections.abc import Iterable

from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.radar import RadarChart, RadarSeries


def questionnaire_radar(
    questionnaire: Questionnaire, title: str, series: Iterable[RadarSeries]
) -> RadarChart:
    """These series on the questionnaire's themes and scale; none for the ground alone."""
    scale = questionnaire.scale
    return RadarChart(
        title=title,
        labels=tuple(theme.title for theme in questionnaire.themes),
        lowest=scale.lowest,
        highest=scale.highest,
        lowest_means=scale.lowest_means,
        highest_means=scale.highest_means,
        series=tuple(series),
    )
