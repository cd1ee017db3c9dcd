"""The whole draft: every section in its order, then the appendices."""

from collections.abc import Callable

from placeplan.domain.plan_references import numbered
from placeplan.domain.plan_traces import settled
from placeplan.domain.plan_trees import Block, Note, PlanTree, Prose, Section
from placeplan.domain.plans import SectionKey
from placeplan.operations.plan_drafting.actions import draft_actions
from placeplan.operations.plan_drafting.area import draft_area
from placeplan.operations.plan_drafting.bases import respondents
from placeplan.operations.plan_drafting.involvement import draft_involvement
from placeplan.operations.plan_drafting.listings_appendix import draft_listings_appendix
from placeplan.operations.plan_drafting.method_appendix import draft_method_appendix
from placeplan.operations.plan_drafting.needs import draft_needs
from placeplan.operations.plan_drafting.next_steps import draft_next_steps
from placeplan.operations.plan_drafting.partners import draft_partners
from placeplan.operations.plan_drafting.publication import is_officers_copy
from placeplan.operations.plan_drafting.respondents_appendix import draft_respondents_appendix
from placeplan.operations.plan_drafting.results_appendix import draft_results_appendix
from placeplan.operations.plan_drafting.screenings_appendix import draft_screenings_appendix
from placeplan.operations.plan_drafting.sentences import day, listed
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft
from placeplan.operations.plan_drafting.strengths import draft_strengths
from placeplan.operations.plan_drafting.tags_appendix import draft_tags_appendix
from placeplan.operations.plan_drafting.told_us import draft_told_us
from placeplan.operations.plan_drafting.vision import draft_vision

HEADINGS: dict[SectionKey, str] = {
    "our_vision_and_outcomes": "Our vision and outcomes",
    "about_the_area": "About the area",
    "how_people_were_involved": "How people were involved",
    "what_people_told_us": "What people told us",
    "what_is_good_here": "What is good here",
    "what_could_be_better": "What could be better",
    "actions": "Actions",
    "what_partners_are_doing": "What partners are doing",
    "next_steps": "Next steps",
}
DRAFTERS: dict[SectionKey, Callable[[PlanSources], SectionDraft]] = {
    "our_vision_and_outcomes": draft_vision,
    "about_the_area": draft_area,
    "how_people_were_involved": draft_involvement,
    "what_people_told_us": draft_told_us,
    "what_is_good_here": draft_strengths,
    "what_could_be_better": draft_needs,
    "actions": draft_actions,
    "what_partners_are_doing": draft_partners,
    "next_steps": draft_next_steps,
}
APPENDICES: tuple[tuple[str, str, Callable[[PlanSources], tuple[Block, ...]]], ...] = (
    ("full_results", "Full results", draft_results_appendix),
    ("method", "How the figures were worked out", draft_method_appendix),
    ("who_answered", "Who answered", draft_respondents_appendix),
    ("listings", "What partners list, by heading", draft_listings_appendix),
    ("code_frame", "Code frame", draft_tags_appendix),
    ("screenings", "Equality screening and rural needs", draft_screenings_appendix),
)
MADE_UP = (
    "This plan is made up for demonstration. Nobody gave these answers, and no body has agreed to"
    " anything in it."
)

OFFICERS_COPY = (
    "This copy is for officers: “What people told us” begins with the figures that are left out"
    " when the plan is published."
)


def draft_tree(sources: PlanSources) -> PlanTree:
    """The plan as it stands: what officers wrote, and all else drafted anew from the data."""
    plan, partnership = sources.plan, sources.partnership
    tree = PlanTree(
        title=plan.title,
        area_name=plan.area.name,
        partnership=partnership.name,
        council=partnership.council or plan.area.council_name,
        status=plan.status,
        dated_on=sources.today,
        basis=_basis(sources),
        sections=(
            *(draft_section(sources, key) for key in HEADINGS),
            *(
                Section(key, heading, draft(sources), is_appendix=True)
                for key, heading, draft in APPENDICES
            ),
        ),
        is_made_up=sources.is_made_up,
    )
    return settled(numbered(tree))


def draft_section(sources: PlanSources, key: SectionKey) -> Section:
    """One section: what opens it, then the officers' own words, then the rest of the draft."""
    draft = DRAFTERS[key](sources)
    prose = sources.plan.section(key).prose.strip()
    written = (Prose(prose),) if prose else ()
    return Section(
        key, HEADINGS[key], (*_warning(sources, key), *draft.opening, *written, *draft.body)
    )


def _warning(sources: PlanSources, key: SectionKey) -> tuple[Block, ...]:
    if key == "our_vision_and_outcomes" and sources.is_made_up:
        return (Note(MADE_UP),)
    return ()


def _basis(sources: PlanSources) -> str:
    if not sources.evidence:
        return f"Figures of {day(sources.dated_on)}. No survey has been chosen yet."
    parts = [
        f"{respondents(evidence)} in “{evidence.survey.title}”" for evidence in sources.evidence
    ]
    text = f"Figures of {day(sources.dated_on)}, from {listed(parts)}."
    return f"{text} {OFFICERS_COPY}" if is_officers_copy(sources) else text
