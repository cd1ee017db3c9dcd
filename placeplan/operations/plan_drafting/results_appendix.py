"""The appendix of full results: every figure of every survey, series by series."""

from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.profiles import Series
from placeplan.domain.theme_profiles import WeightedTheme
from placeplan.operations.plan_drafting.bases import basis, behind, replies, too_few
from placeplan.operations.plan_drafting.ratings import TOO_FEW, too_few_words
from placeplan.operations.plan_drafting.result_columns import result_cells, result_columns
from placeplan.operations.plan_drafting.sentences import counted, figure, number, people
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

MOST_UPRIGHT = 6
SPREAD = " Spread is the standard deviation (n − 1)."
SHARES = " The shares are of n."
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
    title, area = evidence.survey.title, sources.area.name
    if not evidence.profile.responses:
        few = too_few(evidence, area) if evidence.is_public else ""
        return [Paragraph(few or f"Nobody has answered “{title}” for {area} yet.")]
    blocks: list[Block] = []
    for series in evidence.series:
        if series.responses:
            blocks.append(_table(sources, evidence, series))
        else:
            blocks.append(Paragraph(_without(evidence, series)))
    if evidence.profile.groups.responses and evidence.profile.individuals.responses:
        blocks.append(_everyone(sources, evidence))
    return blocks


def _without(evidence: SurveyEvidence, series: Series) -> str:
    if not evidence.is_public:
        return f"No {SERIES_TITLES[series.key]} answered “{evidence.survey.title}”."
    how = "by themselves" if series.key == "individuals" else "in groups"
    return (
        f"Fewer than {number(evidence.shown_from)} people answered “{evidence.survey.title}”"
        f" {how}, so no figures of {SERIES_TITLES[series.key]} are shown."
    )


def _table(sources: PlanSources, evidence: SurveyEvidence, series: Series) -> Table:
    columns = result_columns(evidence, series)
    titles = [title for each in columns for title in each.titles]
    rows = tuple(
        (evidence.title(theme.key), *result_cells(evidence, columns, theme))
        for theme in series.themes
    )
    terms = SPREAD if "Spread" in titles else ""
    terms += SHARES if any(title.startswith("%") for title in titles) else ""
    return Table(
        caption=f"All ratings by {SERIES_TITLES[series.key]} in {sources.area.name},"
        f" “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=3.6),
            *(Column(title, "right", _width(title)) for title in titles),
        ),
        rows=rows,
        note=f"{basis(evidence)} This table is of {_who(evidence, series)} alone.{terms}"
        f"{_hidden_note(evidence, series, rows)}",
        is_landscape=len(titles) > MOST_UPRIGHT,
    )


def _width(title: str) -> float:
    return 1.0 if title == "n" or title.startswith("Gave") else 1.3


def _who(evidence: SurveyEvidence, series: Series) -> str:
    if series.key == "individuals":
        return counted(replies(evidence, series), "individual")
    return f"{counted(replies(evidence, series), 'group')} ({people(behind(evidence, series))})"


def _hidden_note(
    evidence: SurveyEvidence, series: Series, rows: tuple[tuple[str, ...], ...]
) -> str:
    if not evidence.is_public:
        return ""
    texts = []
    if any(TOO_FEW in row for row in rows):
        texts.append(f" {too_few_words(evidence)}")
    if series.key == "individuals":
        fewest = number(evidence.shown_from)
        texts.append(
            " How many gave each point, and what is worked out from it, is shown only where each"
            f" number is nobody or at least {fewest}."
        )
    return "".join(texts)


def _everyone(sources: PlanSources, evidence: SurveyEvidence) -> Table:
    rows = tuple(
        (evidence.title(theme.key), *_everyone_cells(evidence, theme))
        for theme in evidence.profile.everyone.themes
    )
    hidden = f" {too_few_words(evidence)}" if any(TOO_FEW in row for row in rows) else ""
    return Table(
        caption=f"Everyone together, groups weighted by their people, in {sources.area.name},"
        f" “{evidence.survey.title}”",
        columns=(
            Column("Theme", width=2),
            Column("People behind the ratings", "right"),
            Column("Mean", "right"),
        ),
        rows=rows,
        note="One group’s rating stands here for each of its people. It is shown for"
        f" comparison only and decides nothing in this plan.{_overlap(evidence)}{hidden}",
    )


def _everyone_cells(evidence: SurveyEvidence, theme: WeightedTheme) -> tuple[str, str]:
    """Published only beside both means that it is made of: one of them could be worked out."""
    if evidence.is_public and not all(
        series.theme(theme.key).answered for series in evidence.series
    ):
        return TOO_FEW, TOO_FEW
    behind_it = evidence.fact("people", theme.people, series="everyone", theme=theme.key)
    mean = evidence.fact("mean", theme.mean, series="everyone", theme=theme.key)
    return f"{behind_it:,}", figure(mean)


def _overlap(evidence: SurveyEvidence) -> str:
    if evidence.is_public:
        return " Whoever sat at a table and also gave a sheet of their own may be in it twice."
    twice = evidence.profile.everyone.at_tables_and_alone
    if not twice:
        return ""
    counted_twice = evidence.fact("people", twice, series="everyone", part="at_tables_and_alone")
    return (
        f" Up to {people(counted_twice)} may be in it twice, having sat at a table and also given a"
        " sheet of their own."
    )
