"""What people named as priorities, counted for individuals and groups apart."""

from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.profiles import Priority, SeriesKey
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.operations.plan_drafting.bases import basis
from placeplan.operations.plan_drafting.findings import named
from placeplan.operations.plan_drafting.sentences import counted, listed, number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

NAMED = 3


def priority_blocks(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    """The themes named most in a sentence, and all that were named in a table."""
    found = evidence.profile.priorities
    if evidence.is_public:
        return _published(sources, evidence, found)
    if not found:
        return [Paragraph("Nobody named a priority among the themes.", lead="Priorities.")]
    return [
        Paragraph(_sentence(evidence, found), lead="Priorities."),
        _table(sources, evidence, found),
    ]


def _published(
    sources: PlanSources, evidence: SurveyEvidence, found: tuple[Priority, ...]
) -> list[Block]:
    by_individuals = tuple(each for each in found if each.individuals)
    fewest = number(evidence.shown_from)
    blocks: list[Block] = [Paragraph(_sentence(evidence, found), lead="Priorities.")]
    if by_individuals:
        return [*blocks, _table(sources, evidence, by_individuals)]
    few = f"No theme was named by {fewest} individuals or more, so no numbers are shown."
    return [*blocks, Paragraph(few)]


def _sentence(evidence: SurveyEvidence, found: tuple[Priority, ...]) -> str:
    by_one = _most([(each.key, each.individuals) for each in found])
    by_groups = _most([(each.key, each.groups) for each in found])
    texts = [
        f"People could name up to {number(MOST_PRIORITIES)} themes that matter most to act on."
    ]
    if by_one:
        texts.append(f"Individuals most often named {_named(evidence, by_one, 'individuals')}.")
    if by_groups and evidence.is_public:
        titles = listed([evidence.title(key) for key, _count in by_groups])
        texts.append(f"Groups most often named {titles}.")
    elif by_groups:
        texts.append(f"Groups most often named {_named(evidence, by_groups, 'groups')}.")
    return " ".join(texts)


def _most(counts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The themes named most, three or fewer; none of several that were named equally often."""
    named = sorted((each for each in counts if each[1]), key=lambda each: -each[1])
    if len(named) <= NAMED:
        return named
    return [each for each in named[:NAMED] if each[1] > named[NAMED][1]]


def _named(evidence: SurveyEvidence, themes: list[tuple[str, int]], series: SeriesKey) -> str:
    (first, most), *others = (
        (key, evidence.fact("named_priority", count, series=series, theme=key))
        for key, count in themes
    )
    parts = [f"{evidence.title(first)} ({counted(most, series.removesuffix('s'))})"]
    parts += [f"{evidence.title(key)} ({number(count)})" for key, count in others]
    return listed(parts)


def _table(sources: PlanSources, evidence: SurveyEvidence, found: tuple[Priority, ...]) -> Table:
    columns = [Column("Theme", width=3), Column("Individuals who named it", "right")]
    note = basis(evidence)
    if evidence.is_public:
        note += f" Themes that fewer than {number(evidence.shown_from)} of them named are left"
        note += " out."
    else:
        columns.append(Column("Groups that named it", "right"))
    return Table(
        caption=f"Themes named as priorities in {sources.area.name}, “{evidence.survey.title}”",
        columns=tuple(columns),
        rows=tuple(
            (
                evidence.title(each.key),
                f"{named(evidence, each, 'individuals'):,}",
                f"{named(evidence, each, 'groups'):,}",
            )[: len(columns)]
            for each in found
        ),
        note=note,
    )
