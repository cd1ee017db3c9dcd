"""The appendix on who answered: places and age bands, small numbers hidden."""

from collections.abc import Mapping

from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.responses import AgeBand
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.age_comparisons import draft_age_comparison
from placeplan.operations.plan_drafting.bases import basis, replies
from placeplan.operations.plan_drafting.hidden_figures import HIDDEN, hidden_words
from placeplan.operations.plan_drafting.sentences import count_of, number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

AGE_BAND_TITLES: dict[AgeBand, str] = {
    "under_16": "Under 16",
    "16_24": "16 to 24",
    "25_39": "25 to 39",
    "40_64": "40 to 64",
    "65_plus": "65 and over",
    "prefer_not_to_say": "Preferred not to say",
    "": "Did not answer the question",
}


def draft_respondents_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """For each survey: individuals by place and by age band, beside who lives in the area."""
    if not sources.evidence:
        return (Paragraph("No survey has been chosen for this plan, so nobody has answered."),)
    blocks: list[Block] = [
        Paragraph(
            "These tables are of people who answered by themselves. The questions on age and place"
            " were optional."
        )
    ]
    for evidence in sources.evidence:
        if sources.has_several_surveys:
            blocks.append(Subheading(f"Who answered: {evidence.survey.title}"))
        blocks += _survey(sources, evidence)
    return tuple(blocks)


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    area, title = sources.area.name, evidence.survey.title
    alone = evidence.profile.individuals.responses
    if not alone and evidence.is_public:
        few = number(evidence.shown_from)
        return [
            Paragraph(
                f"Fewer than {few} people answered “{title}” for {area} by themselves, so nothing"
                " is said about who they are."
            )
        ]
    if not alone:
        return [Paragraph(f"No individual has answered “{title}” for {area} yet.")]
    if evidence.is_partial:
        return [Paragraph(f"Who answered “{title}” is shown here once the survey has closed.")]
    return [*_by_place(evidence, area), *_by_age(sources, evidence)]


def _by_place(evidence: SurveyEvidence, area: str) -> list[Block]:
    if not evidence.has_places:
        return [Paragraph("People were not asked which place in the area they spoke of.")]
    counts = {
        evidence.place_name(key) if key else "Named no place": _of_place(evidence, key)
        for key in evidence.by_place.cells
    }
    return [_table(evidence, f"Individuals by place in {area}", "Place", counts)]


def _of_place(evidence: SurveyEvidence, place: str) -> Fact | None:
    people = evidence.by_place.people[place]
    key = place or "not_given"
    return None if people is None else evidence.fact("place_people", people, place=key)


def _by_age(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    if not any(count for band, count in evidence.age_bands.items() if band):
        return [Paragraph("Nobody gave an age group.")]
    given = {
        title: evidence.fact("age_band", evidence.age_bands[band], part=band or "not_given")
        for band, title in AGE_BAND_TITLES.items()
        if evidence.age_bands.get(band)
    }
    plain = {title: count_of(count) for title, count in given.items()}
    hidden = hidden_cells(plain, evidence.fewest_shown)
    counts = {title: None if title in hidden else count for title, count in given.items()}
    caption = f"Individuals by age group in {sources.area.name}"
    compared = draft_age_comparison(sources, evidence, list(AGE_BAND_TITLES))
    return [_table(evidence, caption, "Age group", counts), *compared]


def _table(
    evidence: SurveyEvidence, caption: str, heading: str, counts: Mapping[str, Fact | None]
) -> Table:
    rows = [(name, HIDDEN if n is None else f"{n:,}") for name, n in counts.items()]
    why = hidden_words(evidence.shown_from) if None in counts.values() else ""
    return Table(
        caption=f"{caption}, “{evidence.survey.title}”",
        columns=(Column(heading, width=2), Column("Individuals", "right")),
        rows=(*rows, ("In all", f"{replies(evidence, evidence.profile.individuals):,}")),
        note=f"{basis(evidence)} {why}".strip(),
    )
