"""A workshop ready to be printed. All of it is made up."""

from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.handouts import Handout
from placeplan.domain.packs import Pack
from placeplan.domain.questionnaires import Questionnaire
from tests.factories import ADULTS, LISBURN_SOUTH, PLACES, make_survey, make_workshop

AS_OF = date(2026, 6, 1)


def make_pack(questionnaire: Questionnaire = ADULTS, **changes: Any) -> Pack:
    """The pack of `make_workshop`; `survey` and `workshop` change the survey and the workshop."""
    in_area = {"questionnaire": questionnaire, "areas": (LISBURN_SOUTH,), "places": PLACES}
    handout = Handout(
        survey=make_survey(**in_area | changes.pop("survey", {})),
        address="https://survey.example.org/surveys/your-place",
        closes="31 July 2026",
        run_by="Made-up Partnership",
        contact="survey@example.org",
    )
    pack = Pack(
        handout=replace(handout, **changes.pop("handout", {})),
        workshop=make_workshop(venue="Made-up hall", **changes.pop("workshop", {})),
        area=LISBURN_SOUTH,
        name="Made-up hall, June",
        held_on="Friday 12 June 2026",
        as_of="1 June 2026",
        as_of_day=AS_OF,
    )
    return replace(pack, **changes)
