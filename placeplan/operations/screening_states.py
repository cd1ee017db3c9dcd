"""How far the equality and rural needs forms of a plan's surveys are, in sentences."""

from placeplan.domain.plans import Plan
from placeplan.store.database import Database
from placeplan.store.screenings import plan_screenings

STATES = {
    "not_begun": "has not been begun",
    "begun": "has been begun and is not finished",
    "finished": "is finished and stands with the plan",
}
NONE = (
    "No survey has been chosen for the plan, so neither the Section 75 screening nor the rural"
    " needs assessment has been begun."
)


def screening_sentences(database: Database, plan: Plan) -> list[str]:
    """A sentence for each form of each survey that the plan draws on."""
    found = [
        f"{each.form.title} ({each.form.law}): it {STATES[each.state]}."
        for each in plan_screenings(database, plan)
    ]
    return found or [NONE]
