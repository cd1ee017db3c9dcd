"""The method note: how the figures were worked out, by which rules, and what they cannot say."""

from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph, Subheading
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.bases import basis, run_of, scale_ends
from placeplan.operations.plan_drafting.sentences import counted, day, figure, number, period
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence


def draft_method_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """The rules that hold for every survey, then the dates, n and thresholds of each."""
    blocks: list[Block] = [
        Paragraph(
            f"The figures in this plan are those of {day(sources.dated_on)}. They were worked out"
            " exactly and rounded once, to one decimal, with halves rounded up."
        ),
        Bullets((*_rules(), *_limits(sources.shown_from))),
    ]
    if not sources.evidence:
        blocks.append(Paragraph("No survey has been chosen for this plan yet."))
    for evidence in sources.evidence:
        blocks.append(Subheading(f"The survey “{evidence.survey.title}”"))
        blocks += _survey(sources, evidence)
    return tuple(blocks)


def _rules() -> tuple[Bullet, ...]:
    return (
        Bullet(
            "People chose to take part. No figure is an estimate for everyone who lives, works or"
            " studies here.",
            lead="Who speaks.",
        ),
        Bullet(
            "One person’s answer and a group’s agreed answer are different things. They are counted"
            " apart and never added up. A group that could not agree gives a range, which is in no"
            " mean.",
            lead="Individuals and groups.",
        ),
        Bullet(
            "“Don’t know or not relevant” and a theme left blank are counted apart and are in no"
            " mean.",
            lead="Missing ratings.",
        ),
        Bullet(
            "Opinions on a theme are called divided when at least 30% of those who rated it chose a"
            " point below the middle of the scale and at least 30% a point above it.",
            lead="Divided opinions.",
        ),
        Bullet(
            "A difference between groups and individuals, or between a place and its area, is"
            " pointed out when the means are at least one point apart.",
            lead="Differences.",
        ),
    )


def _limits(fewest: Fact) -> tuple[Bullet, ...]:
    return (
        Bullet(
            f"Figures for a place, an age group or another part of those who answered are hidden"
            f" when it has fewer than {number(fewest)} individuals, and so is the next"
            " smallest where the hidden one could be worked out by taking away.",
            lead="Small numbers.",
        ),
        Bullet(
            f"No published figure stands for fewer than {number(fewest)} people. A theme that fewer"
            " rated has no figure, and how many gave each point, the median and the spread are"
            f" shown only where each point was given by nobody or by at least {number(fewest)}.",
            lead="What is published.",
        ),
    )


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    survey = evidence.survey
    questionnaire = survey.questionnaire
    scale = questionnaire.scale
    state = survey.state(sources.today)
    lowest, highest = scale_ends(evidence)
    asked = evidence.fact("themes_asked", len(questionnaire.themes))
    version = evidence.fact("setting", questionnaire.version, part="questionnaire_version")
    verb = {"upcoming": "It is due to run", "open": "It runs"}.get(state, "It ran")
    still = " It was still open on the day of this plan." if state == "open" else ""
    blocks: list[Block] = [
        Paragraph(
            f"{verb} from {period(*run_of(evidence))} with the questionnaire"
            f" “{questionnaire.title}” (version {version}, {counted(asked, 'theme')}).{still}"
            f" {basis(evidence)}"
        ),
        Paragraph(
            f"Ratings run from {lowest} ({scale.lowest_means}) to {highest}"
            f" ({scale.highest_means}). A theme is called a strength when at least"
            f" {number(evidence.ranked_from)} individuals rated it and their mean is"
            f" {figure(evidence.threshold('strength_at_least'))} or more, and a need when it is"
            f" {figure(evidence.threshold('need_at_most'))} or less. The three highest and"
            " the three lowest are always shown. Equal means are put in the order of the"
            " questionnaire."
        ),
    ]
    if questionnaire.credit:
        blocks.append(Paragraph(" ".join(questionnaire.credit.split())))
    return blocks
