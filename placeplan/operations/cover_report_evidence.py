"""What a cover report says of who took part, and of what they said."""

from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.bases import respondents
from placeplan.operations.plan_drafting.sentences import counted, figure, listed, period
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence
from placeplan.store.consultation_comments import count_comments
from placeplan.store.consultations import list_consultations
from placeplan.store.database import Database

MOST_THEMES = 3


def engagement_blocks(database: Database, sources: PlanSources) -> list[Block]:
    """Who took part: in each survey, at workshops, and in consultations on the plan."""
    items = [
        Bullet(
            f"{listed([respondents(each), *_workshops(each)])}.",
            f"{each.survey.title} ({period(each.survey.opens_on, each.survey.closes_on)}):",
        )
        for each in sources.evidence
    ]
    for consultation in list_consultations(database, sources.plan.id):
        count = sum(count_comments(database, consultation.id).values())
        items.append(
            Bullet(
                f"{counted(count, 'comment')} on this site.",
                f"Consultation on edition {consultation.edition}"
                f" ({period(consultation.opens_on, consultation.closes_on)}):",
            )
        )
    if not items:
        return [Paragraph("Nobody has been asked yet.")]
    return [Bullets(tuple(items))]


def _workshops(evidence: SurveyEvidence) -> list[str]:
    held = len(evidence.workshops)
    return [counted(held, "workshop")] if held else []


def said_blocks(sources: PlanSources) -> list[Block]:
    """The themes that were rated highest and lowest in each survey, and the plan's issues."""
    blocks: list[Block] = []
    for evidence in sources.evidence:
        profile = evidence.profile
        high = profile.strengths[:MOST_THEMES] or profile.highest[:MOST_THEMES]
        low = profile.needs[:MOST_THEMES] or profile.lowest[:MOST_THEMES]
        if not high and not low:
            blocks.append(
                Paragraph(f"“{evidence.survey.title}” has too few answers to rank its themes yet.")
            )
            continue
        scale = evidence.survey.questionnaire.scale
        items = (
            Bullet(f"{_themes(evidence, high)}.", "Rated highest:"),
            Bullet(f"{_themes(evidence, low)}.", "Rated lowest:"),
        )
        blocks.append(
            Paragraph(
                f"In “{evidence.survey.title}” individuals rated each theme from {scale.lowest}"
                f" ({scale.lowest_means.lower()}) to {scale.highest}"
                f" ({scale.highest_means.lower()})."
            )
        )
        blocks.append(Bullets(items))
    issues = [issue.title for issue in sources.plan.issues]
    if issues:
        blocks.append(Paragraph(f"The issues that the plan draws from this: {'; '.join(issues)}."))
    return blocks or [Paragraph("No survey has been chosen for the plan yet.")]


def _themes(evidence: SurveyEvidence, themes: tuple[ThemeProfile, ...]) -> str:
    return listed([f"{evidence.title(each.key)} (mean {figure(each.mean)})" for each in themes])
