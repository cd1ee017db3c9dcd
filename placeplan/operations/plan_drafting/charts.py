"""The radar of one survey in the plan: individuals, and groups beside them where there are any."""

from placeplan.domain.areas import Area
from placeplan.domain.plan_trees import Block, Chart
from placeplan.formats.radar_words import radar_description
from placeplan.operations.plan_drafting.bases import basis, replies, scale_ends
from placeplan.operations.plan_drafting.sources import SurveyEvidence
from placeplan.operations.radars import profile_radar


def radar_blocks(evidence: SurveyEvidence, area: Area) -> list[Block]:
    """The survey's radar with its caption, its n, and its description in words.

    None in a published plan where no theme may be shown.
    """
    chart = profile_radar(evidence.survey, area, evidence.profile)
    values = (value for series in chart.series for value in series.values)
    if evidence.is_public and all(value is None for value in values):
        return []
    means = (evidence.mean(series, theme) for series in evidence.series for theme in series.themes)
    counts = [evidence.fact("responses", evidence.profile.responses), *scale_ends(evidence)]
    counts += [replies(evidence, series) for series in evidence.series]
    return [
        Chart(
            chart=chart,
            caption=f"Mean rating of each theme in {area.name}, “{evidence.survey.title}”",
            description=radar_description(chart, evidence.profile.responses, str),
            note=basis(evidence),
            facts=(*(fact for fact in means if fact.figure is not None), *counts),
        )
    ]
