"""The appendix of full results: every figure of every survey, series by series."""

from placeplan.domain.figures import root_half_up
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.profiles import Series
from placeplan.domain.questionnaires import Scale
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.sentences import NO_FIGURE, counted, figure, people, share
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

SERIES_TITLES = {"individuals": "individuals", "groups": "groups"}


def draft_results_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """For each survey one wide table for individuals, one for groups, and everyone weighted."""
    if not sources.evidence:
        return (Paragraph("No survey has been chosen for this plan, so there are no results."),)
    blocks: list[Block] = []
    for evidence in sources.evidence:
        if sources.has_several_surveys:
            blocks.append(Subheading(f"Full results: {evidence.survey.title}"))
        blocks += _survey(sources, evidence)
    return tuple(blocks)


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    if not evidence.profile.responses:
        return [
            Paragraph(f"Nobody has answered “{evidence.survey.title}” for {sources.area.name} yet.")
        ]
    blocks: list[Block] = []
    for series in evidence.series:
        if series.responses:
            blocks.append(_table(sources, evidence, series))
        else:
            blocks.append(
                Paragraph(f"No {SERIES_TITLES[series.key]} answered “{evidence.survey.title}”.")
            )
    if evidence.profile.groups.responses and evidence.profile.individuals.responses:
        blocks += _everyone(sources, evidence)
    return blocks


def _table(sources: PlanSources, evidence: SurveyEvidence, series: Series) -> Table:
    scale = evidence.survey.questionnaire.scale
    below, middle, above = _bands(scale)
    shares = [f"% gave {band}" for band in (below, middle, above) if band]
    is_groups = series.key == "groups"
    titles = [
        "n",
        *(f"Gave {point}" for point in scale.points),
        "Don’t know",
        "Blank",
        *(["Ranges"] if is_groups else []),
        "Mean",
        "Median",
        "Spread",
        *shares,
    ]
    return Table(
        caption=f"All ratings by {SERIES_TITLES[series.key]} in {sources.area.name},"
        f" “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=3.6),
            *(Column(title, "right", _width(title)) for title in titles),
        ),
        rows=tuple(_row(evidence, theme, is_groups) for theme in series.themes),
        note=f"{basis(evidence.profile)} This table is of {_who(series)} alone. Spread is the"
        " standard deviation (n − 1); the shares are of n.",
        is_landscape=True,
    )


def _width(title: str) -> float:
    return 1.0 if title == "n" or title.startswith("Gave") else 1.3


def _who(series: Series) -> str:
    if series.key == "individuals":
        return counted(series.responses, "individual")
    return f"{counted(series.responses, 'group')} ({people(series.people)})"


def _row(evidence: SurveyEvidence, theme: ThemeProfile, is_groups: bool) -> tuple[str, ...]:
    has_middle = bool(_bands(theme.scale)[1])
    shares = (theme.low, theme.middle, theme.high) if has_middle else (theme.low, theme.high)
    return (
        evidence.title(theme.key),
        f"{theme.answered:,}",
        *(f"{count:,}" for count in theme.counts),
        f"{theme.dont_know:,}",
        f"{theme.blank:,}",
        *([_ranges(theme)] if is_groups else []),
        figure(theme.mean),
        figure(theme.median),
        _spread(theme),
        *(share(part, theme.answered) for part in shares),
    )


def _ranges(theme: ThemeProfile) -> str:
    if not theme.disagreements:
        return "0"
    return ", ".join(f"{each.lowest}–{each.highest}" for each in theme.disagreements)


def _spread(theme: ThemeProfile) -> str:
    return NO_FIGURE if theme.variance is None else str(root_half_up(theme.variance, 1))


def _bands(scale: Scale) -> tuple[str, str, str]:
    twice_middle = scale.lowest + scale.highest
    below = [point for point in scale.points if 2 * point < twice_middle]
    middle = [point for point in scale.points if 2 * point == twice_middle]
    above = [point for point in scale.points if 2 * point > twice_middle]
    low, mid, high = (_span(points) for points in (below, middle, above))
    return low, mid, high


def _span(points: list[int]) -> str:
    return f"{points[0]}–{points[-1]}" if len(points) > 1 else "".join(map(str, points))


def _everyone(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    everyone = evidence.profile.everyone
    twice = everyone.at_tables_and_alone
    overlap = (
        f" Up to {people(twice)} may be in it twice, having sat at a table and also given a sheet"
        " of their own."
        if twice
        else ""
    )
    return [
        Table(
            caption=f"Everyone together, groups weighted by their people, in {sources.area.name},"
            f" “{evidence.survey.title}”",
            columns=(
                Column("Theme", width=2),
                Column("People behind the ratings", "right"),
                Column("Mean", "right"),
            ),
            rows=tuple(
                (evidence.title(theme.key), f"{theme.people:,}", figure(theme.mean))
                for theme in everyone.themes
            ),
            note="One group’s rating stands here for each of its people. It is shown for"
            f" comparison only and decides nothing in this plan.{overlap}",
        )
    ]
