"""The radar of one survey in the plan: individuals, and groups beside them where there are any."""

from placeplan.domain.areas import Area
from placeplan.domain.plan_trees import Chart
from placeplan.formats.radar_words import radar_description
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sources import SurveyEvidence
from placeplan.operations.radars import profile_radar


def radar_block(evidence: SurveyEvidence, area: Area) -> Chart:
    """The survey's radar with its caption, its n, and its description in words."""
    chart = profile_radar(evidence.survey, area, evidence.profile)
    return Chart(
        chart=chart,
        caption=f"Mean rating of each theme in {area.name}, “{evidence.survey.title}”",
        description=radar_description(chart, evidence.profile.responses, str),
        note=basis(evidence.profile),
    )
