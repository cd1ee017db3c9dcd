"""Who answered a survey beside who lives in the area, by age."""

from collections.abc import Sequence

from placeplan.domain.age_comparisons import AgeComparison, ComparedBand, age_comparison
from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.populations import population_of
from placeplan.operations.plan_drafting.area_figures import BAND_TITLES, exact, population_fact
from placeplan.operations.plan_drafting.hidden_figures import HIDDEN, hidden_words
from placeplan.operations.plan_drafting.sentences import share
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

ALL_BANDS = "bands"


def draft_age_comparison(
    sources: PlanSources, evidence: SurveyEvidence, order: Sequence[str]
) -> list[Block]:
    """A table of both by age band; says what is missing where the people here are not known.

    `order` is that of the age bands in the table of respondents, whose hidden cells stay hidden.
    """
    population = population_of(sources.area_figures)
    counts = {band: evidence.age_bands.get(band, 0) for band in order}
    living = population.by_band if population else {}
    compared = age_comparison(counts, living, evidence.fewest_shown)
    if population is None or compared is None:
        return [
            Paragraph(
                "How far those who answered are like those who live here cannot be said: the"
                " people of the area by age are not among the figures that have been added."
            )
        ]
    given = "who gave their age" if compared.is_of_given else "who answered by themselves"
    notes = [
        f"Shares are of {_base(evidence, compared)} individuals {given}, and of"
        f" {population_fact(sources, compared.living, ALL_BANDS):,} people who live in the area"
        f" ({', '.join(population.sources)}, {population.year}).",
        hidden_words(evidence.shown_from) if compared.has_hidden else "",
    ]
    return [
        Table(
            caption=(
                f"Who answered “{evidence.survey.title}” beside who lives in {sources.area.name},"
                " by age"
            ),
            columns=(
                Column("Age", width=1.4),
                Column("Answered", "right"),
                Column("Of those who answered", "right"),
                Column("Live here", "right"),
                Column("Of those who live here", "right"),
            ),
            rows=tuple(_row(sources, evidence, compared, each) for each in compared.bands),
            note=" ".join(filter(None, notes)),
            key=f"ages:{evidence.survey.slug}",
        )
    ]


def _base(evidence: SurveyEvidence, compared: AgeComparison) -> str:
    part = "given" if compared.is_of_given else ""
    return f"{evidence.fact('age_group', compared.base, part=part):,}"


def _row(
    sources: PlanSources, evidence: SurveyEvidence, compared: AgeComparison, each: ComparedBand
) -> tuple[str, ...]:
    answered = [HIDDEN, HIDDEN]
    if each.answered is not None:
        base = "given" if compared.is_of_given else "all"
        part = evidence.fact("age_share", each.answered_share, part=f"{each.band}:{base}")
        count = evidence.fact("age_group", each.answered, part=each.band)
        answered = [f"{count:,}", share(part)]
    living = population_fact(sources, each.living, each.band)
    of_all = sources.fact("population_share", each.living_share, part=each.band)
    people = f"{living:,}" if isinstance(exact(each.living), int) else f"{living}"
    return (BAND_TITLES[each.band], *answered, people, share(of_all))
