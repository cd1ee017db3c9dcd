"""The radar of one survey in the plan: individuals, and groups beside them where there are any."""

from fractions import Fraction

from placeplan.domain.plan_trees import Chart
from placeplan.domain.profiles import Series
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.formats.radar_words import radar_description
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sources import SurveyEvidence


def radar_block(evidence: SurveyEvidence, area_name: str) -> Chart:
    """The survey's radar with its caption, its n, and its description in words."""
    alone, together = evidence.series
    shown = [(alone, "individual")] if alone.responses or not together.responses else []
    if together.responses:
        shown.append((together, "group"))
    questionnaire = evidence.survey.questionnaire
    chart = RadarChart(
        title=f"What people told us in {area_name}",
        labels=tuple(theme.title for theme in questionnaire.themes),
        lowest=questionnaire.scale.lowest,
        highest=questionnaire.scale.highest,
        lowest_means=questionnaire.scale.lowest_means,
        highest_means=questionnaire.scale.highest_means,
        series=tuple(_series(series, noun) for series, noun in shown),
    )
    return Chart(
        chart=chart,
        caption=f"Mean rating of each theme in {area_name}, “{evidence.survey.title}”",
        description=radar_description(chart, shown[0][0].responses, str),
        note=basis(evidence.profile),
    )


def _series(series: Series, noun: str) -> RadarSeries:
    name = {"individual": "Individuals", "group": "Groups"}[noun]
    return RadarSeries(
        label=f"{name} (n = {series.responses:,})",
        values=tuple(_value(theme.mean) for theme in series.themes),
    )


def _value(mean: Fraction | None) -> float | None:
    return None if mean is None else float(mean)
