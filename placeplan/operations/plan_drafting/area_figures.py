"""Figures about the area that officers brought, each with its source and the year it is of."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from placeplan.domain.area_figures import AreaFigure, PopulationBand, by_subject
from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.populations import Population, PopulationRow, population_of
from placeplan.domain.traces import Fact, traced
from placeplan.operations.plan_drafting.sentences import NO_FIGURE, full_stop, listed
from placeplan.operations.plan_drafting.sources import PlanSources

BAND_TITLES: dict[PopulationBand, str] = {
    "all": "All ages",
    "0_15": "0 to 15",
    "16_39": "16 to 39",
    "40_64": "40 to 64",
    "65_plus": "65 and over",
}
SEX_TITLES = {"female": "women and girls", "male": "men and boys"}
WORKED_OUT = "Where only women and men are given, both together are worked out here."


def draft_figures(sources: PlanSources) -> list[Block]:
    """Who lives here, then all else that is known; what is still missing where nothing is."""
    population = population_of(sources.area_figures)
    others = [
        figure
        for figures in by_subject(sources.area_figures).values()
        for figure in figures
        if not (population and figure.is_population and figure.year == population.year)
    ]
    blocks: list[Block] = []
    if population:
        blocks.append(_population(sources, population))
    elif not sources.plan.section("about_the_area").prose.strip():
        blocks.append(Paragraph(_missing(sources, bool(others))))
    if others:
        blocks.append(_others(sources, others))
    return blocks


def exact(value: Decimal) -> Fraction | int:
    """A figure as a number that a trace can carry."""
    found = Fraction(value)
    return int(found) if found.denominator == 1 else found


def population_fact(sources: PlanSources, people: Decimal, band: str, sex: str = "") -> Fact:
    """How many people of a band live here, in the latest year known."""
    return Fact("population", exact(people), area=sources.area.code, series=sex, part=band)


def _missing(sources: PlanSources, has_others: bool) -> str:
    what = "the population" if has_others else "the population, the wards and deprivation"
    if sources.plan.status == "adopted":
        return f"This plan gives no figures about {what}."
    return (
        f"Figures about {what} have still to be added here, each with its source and year. This"
        " plan makes up none of its own."
    )


def _population(sources: PlanSources, population: Population) -> Table:
    note = f"Source: {full_stop(f'{listed(population.sources)}, {population.year}')}"
    if any(row.is_sum for row in population.rows):
        note += f" {WORKED_OUT}"
    return Table(
        caption=f"Who lives in {sources.area.name}, {population.year}",
        columns=(
            Column("Age", width=1.4),
            Column("Women and girls", "right"),
            Column("Men and boys", "right"),
            Column("Everyone", "right"),
        ),
        rows=tuple(_population_row(sources, row) for row in population.rows),
        note=note,
        key="population",
    )


def _population_row(sources: PlanSources, row: PopulationRow) -> tuple[str, ...]:
    cells = [
        NO_FIGURE
        if people is None
        else traced(f"{people:,f}", population_fact(sources, people, row.band, sex))
        for sex, people in (("female", row.female), ("male", row.male), ("", row.together))
    ]
    return (BAND_TITLES[row.band], *cells)


def _others(sources: PlanSources, figures: Sequence[AreaFigure]) -> Table:
    return Table(
        caption=f"What else is known of {sources.area.name}",
        columns=(
            Column("What", width=2.6),
            Column("Figure", "right", width=1.2),
            Column("Source and year", width=2.2),
        ),
        rows=tuple(_row(sources, figure) for figure in figures),
        key="area_figures",
    )


def _row(sources: PlanSources, figure: AreaFigure) -> tuple[str, ...]:
    name = [figure.title, SEX_TITLES.get(figure.sex, "")]
    name += [BAND_TITLES[figure.age_band]] if figure.age_band != "all" else []
    whence = f"{figure.source}, {figure.year}" + (f"\n{figure.note}" if figure.note else "")
    fact = sources.fact("area_figure", exact(figure.value), part=str(figure.id))
    space = "" if figure.unit in ("", "%") else " "
    value = f"{traced(f'{figure.value:,f}', fact)}{space}{figure.unit}"
    return (", ".join(filter(None, name)), value, whence)
