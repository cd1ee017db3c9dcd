"""A resident's way through a consultation, for the walk over all pages of residents."""

from datetime import timedelta
from typing import Any

from placeplan.domain.consultations import Consultation
from placeplan.store.consultations import add_consultation, update_consultation_dates
from placeplan.store.plans import find_plan_of_area
from placeplan.web.days import today
from tests.conftest import make_app

DAY = timedelta(days=1)


def comment_on_the_draft(site: Any) -> None:
    """Before the first day, between, when too many came, and after the last."""
    plan, visitor = find_plan_of_area(site.database, "N1"), site.visitor()
    assert plan is not None
    form = f"/published/{plan.slug}/comment/actions"
    visitor.opens(form)
    days = Consultation(plan.id, 1, today() + DAY, today() + 2 * DAY)
    number = add_consultation(site.database, days)
    visitor.opens(form)
    update_consultation_dates(site.database, number, today(), today())
    for text in ("", "Ω" * 5_001, "Ω"):
        visitor.sends(form, {"text": text})
    visitor.sends(f"/published/{plan.slug}/comment/whole_plan", {"text": "Ψ"})
    busy = site.visitor(make_app(site.instance, answer_limit="1 per hour"))
    for _time in range(2):
        busy.sends(form, {"text": "Ω"})
    update_consultation_dates(site.database, number, today() - 2 * DAY, today() - DAY)
    visitor.opens(form)
