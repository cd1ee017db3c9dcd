"""The appendix of the code frame: the tags by which comments were sorted, and their numbers."""

from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.tags import Tag
from placeplan.operations.plan_drafting.ratings import TOO_FEW
from placeplan.operations.plan_drafting.sentences import number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

NOT_DEFINED = "Not defined"


def draft_tags_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """Each tag with its definition and, for each survey, the comments of the area that carry it."""
    surveys = [each for each in sources.evidence if not each.is_partial]
    used = [tag for tag in sources.tags if any(each.tag_counts.get(tag.id) for each in surveys)]
    if not used and sources.tags and len(surveys) < len(sources.evidence):
        return (Paragraph("The code frame is shown here once the survey has closed."),)
    if not used:
        return (
            Paragraph(
                f"No comment about {sources.area.name} has been sorted by tags yet, so there is no"
                " code frame to show. Findings then rest on ratings, and on what officers read."
            ),
        )
    columns = [
        Column(each.survey.title if sources.has_several_surveys else "Comments", "right")
        for each in surveys
    ]
    return (
        Paragraph(
            "Officers read people’s comments and sorted them by tags. A comment may carry several"
            " tags or none. The number of comments says how often something was written about,"
            " not how many people think so."
        ),
        Table(
            caption=f"Tags and how many comments about {sources.area.name} carry them",
            columns=(Column("Tag", width=1.6), Column("What belongs under it", width=3), *columns),
            rows=tuple(
                (
                    tag.name,
                    " ".join(tag.definition.split()) or NOT_DEFINED,
                    *(_count(each, tag) for each in surveys),
                )
                for tag in used
            ),
            note=_note(surveys[0]),
        ),
    )


def _count(evidence: SurveyEvidence, tag: Tag) -> str:
    count = evidence.tag_counts.get(tag.id, 0)
    people = evidence.tag_people.get(tag.id, 0)
    if evidence.is_public and count and people < evidence.fewest_shown:
        return TOO_FEW
    return f"{evidence.fact('tagged_comments', count, part=str(tag.id)):,}"


def _note(evidence: SurveyEvidence) -> str:
    if not evidence.is_public:
        return ""
    return f"{TOO_FEW}: fewer than {number(evidence.shown_from)} people wrote what carries it."
