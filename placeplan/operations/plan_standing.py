"""How a working draft stands before an edition is made of it: what is still open."""

from dataclasses import dataclass, fields
from datetime import date

from placeplan.domain.draft_changes import Change, draft_changes, drafted_texts
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan, SectionKey
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plans import plan_tree
from placeplan.store.consultation_comments import count_comments
from placeplan.store.consultations import list_consultations, list_points
from placeplan.store.database import Database
from placeplan.store.plan_bases import list_section_bases
from placeplan.store.screenings import plan_screenings
from placeplan.store.surveys import get_survey


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """What officers may want to look at first.

    `moved` are the sections whose drafted sentences changed after words were written beside them,
    each with its changes; `surveys_open` the titles of surveys whose figures may yet move; and
    `forms_open` how many equality and rural needs forms are not finished.
    """

    moved: dict[SectionKey, list[Change]]
    leads_open: int
    comments_new: int
    points_open: int
    surveys_open: tuple[str, ...]
    forms_open: int

    @property
    def is_clear(self) -> bool:
        """Whether nothing is open."""
        return not any(getattr(self, each.name) for each in fields(self))


def plan_standing(database: Database, plan: Plan, today: date, limits: Limits) -> PlanStanding:
    """What is open in the working draft of this moment."""
    bases = list_section_bases(database, plan.id)
    moved: dict[SectionKey, list[Change]] = {}
    # drafting takes longer than all else here
    if any(plan.section(key).prose for key in bases):
        tree = plan_tree(
            database, plan.id, today, fewest=limits.fewest, fewest_shown=limits.fewest_shown
        )
        moved = moved_sections(database, plan, tree)
    surveys = [get_survey(database, slug) for slug in plan.survey_slugs]
    consultations = list_consultations(database, plan.id)
    points = [point for each in consultations for point in list_points(database, each.id)]
    return PlanStanding(
        moved=moved,
        leads_open=sum(action.lead_standing != "agreed" for action in plan.actions),
        comments_new=sum(count_comments(database, each.id).get("new", 0) for each in consultations),
        points_open=sum(point.outcome == "open" for point in points),
        surveys_open=tuple(each.title for each in surveys if each.state(today) != "closed"),
        forms_open=sum(form.state != "finished" for form in plan_screenings(database, plan)),
    )


def moved_sections(
    database: Database, plan: Plan, tree: PlanTree
) -> dict[SectionKey, list[Change]]:
    """The sections with officers' words whose draft is not what it was when they were kept."""
    moved = {}
    for key, before in list_section_bases(database, plan.id).items():
        if not plan.section(key).prose:
            continue
        changes = draft_changes(before, drafted_texts(tree.section(key).blocks))
        if changes:
            moved[key] = changes
    return moved
