"""What people named as priorities, counted for individuals and groups apart."""

from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.profiles import Priority
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sentences import counted, listed, number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

NAMED = 3


def priority_blocks(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    """The themes named most in a sentence, and all that were named in a table."""
    found = evidence.profile.priorities
    if not found:
        return [Paragraph("Nobody named a priority among the themes.", lead="Priorities.")]
    return [
        Paragraph(_sentence(evidence, found), lead="Priorities."),
        _table(sources, evidence, found),
    ]


def _sentence(evidence: SurveyEvidence, found: tuple[Priority, ...]) -> str:
    by_one = [each for each in found if each.individuals][:NAMED]
    by_groups = sorted((each for each in found if each.groups), key=lambda each: -each.groups)
    texts = [
        f"People could name up to {number(MOST_PRIORITIES)} themes that matter most to act on."
    ]
    if by_one:
        named = [
            f"{evidence.title(each.key)} ({counted(each.individuals, 'individual')})"
            for each in by_one
        ]
        texts.append(f"Individuals most often named {listed(named)}.")
    if by_groups:
        named = [
            f"{evidence.title(each.key)} ({counted(each.groups, 'group')})"
            for each in by_groups[:NAMED]
        ]
        texts.append(f"Groups most often named {listed(named)}.")
    return " ".join(texts)


def _table(sources: PlanSources, evidence: SurveyEvidence, found: tuple[Priority, ...]) -> Table:
    return Table(
        caption=f"Themes named as priorities in {sources.area.name}, “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=3),
            Column("Individuals who named it", "right"),
            Column("Groups that named it", "right"),
        ),
        rows=tuple(
            (evidence.title(each.key), f"{each.individuals:,}", f"{each.groups:,}")
            for each in found
        ),
        note=basis(evidence.profile),
    )
