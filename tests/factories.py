"""Makes domain objects for tests. All of it is made up."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from placeplan.domain.area_figures import POPULATION_BANDS, AreaFigure
from placeplan.domain.areas import Area, Place
from placeplan.domain.engagement import Engagement
from placeplan.domain.facilitator_links import FacilitatorLink
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.responses import Response, answer_from_mark
from placeplan.domain.screening_questions import FORMS
from placeplan.domain.screenings import FilledPart, Screening, ScreeningKind
from placeplan.domain.sign_ins import TimeLimits
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.formats.questionnaires import questionnaire_from_toml

TIME_LIMITS = TimeLimits(idle=timedelta(hours=1), longest=timedelta(hours=10))
PACKAGE = Path(__file__).parent.parent / "placeplan"


def shipped_edition(name: str) -> Questionnaire:
    """An edition that comes with the product, such as "children"."""
    file = PACKAGE / "questionnaires" / f"place_standard_{name}.toml"
    return questionnaire_from_toml(file.read_bytes())


ADULTS, CHILDREN = shipped_edition("adults"), shipped_edition("children")
COUNCIL = ("N09000007", "Lisburn and Castlereagh City Council")
LISBURN_SOUTH = Area("N10000707", "Lisburn South", *COUNCIL, seats=6)
CASTLEREAGH_EAST = Area("N10000701", "Castlereagh East", *COUNCIL, seats=6)
PLACES = (
    Place("N10000707", "hilltop", "Hilltop (made up)", "urban"),
    Place("N10000707", "millside", "Millside (made up)", "rural"),
)
SURVEY_DAY = date(2026, 6, 12)


def make_questionnaire(**changes: Any) -> Questionnaire:
    """The adults' edition, or a changed copy of it."""
    return replace(ADULTS, **changes)


def make_survey(**changes: Any) -> Survey:
    """A survey of two areas from May to July 2026."""
    return Survey(
        **{
            "slug": "your-place",
            "title": "Your place",
            "questionnaire": ADULTS,
            "areas": (LISBURN_SOUTH, CASTLEREAGH_EAST),
            "places": PLACES,
            "opens_on": date(2026, 5, 1),
            "closes_on": date(2026, 7, 31),
        }
        | changes
    )


def make_response(
    survey: Survey | None = None, marks: dict[str, str] | None = None, **changes: Any
) -> Response:
    """An online answer from Lisburn South; `marks` by theme key, as in a file's cells."""
    marks = {"moving_around": "4"} if marks is None else marks
    return Response(
        **{
            "key": str(uuid.uuid4()),
            "survey": survey or make_survey(),
            "area_code": LISBURN_SOUTH.code,
            "channel": "online",
            "form": "individual",
            "collected_on": SURVEY_DAY,
            "answers": {key: answer_from_mark(mark) for key, mark in marks.items()},
        }
        | changes
    )


def make_group_response(
    survey: Survey | None = None, marks: dict[str, str] | None = None, **changes: Any
) -> Response:
    """A table of eight at a workshop."""
    return make_response(
        survey, marks, **{"channel": "workshop", "form": "group", "people": 8} | changes
    )


def make_link(day: date, **changes: Any) -> FacilitatorLink:
    """A facilitator link of `make_workshop` that is good on that day and the next."""
    return FacilitatorLink(
        **{
            "survey_slug": "your-place",
            "workshop_key": "hall-june",
            "group_name": "Riverside residents",
            "first_on": day,
            "last_on": day + timedelta(days=1),
        }
        | changes
    )


def make_workshop(**changes: Any) -> Workshop:
    """An open workshop of `make_survey` in Lisburn South."""
    return Workshop(
        **{
            "key": "hall-june",
            "survey_slug": "your-place",
            "area_code": LISBURN_SOUTH.code,
            "held_on": SURVEY_DAY,
            "title": "Made-up hall, June",
        }
        | changes
    )


def make_area_figure(value: str = "100", **changes: Any) -> AreaFigure:
    """A figure of 2024: how many people live in an area, if nothing else is said."""
    given = {"subject": "Population", "source": "Made up", "year": 2024} | changes
    return AreaFigure(value=Decimal(value), **given)


def make_population(*people: int, **changes: Any) -> list[AreaFigure]:
    """The people of each of the four age bands, both sexes together."""
    return [
        make_area_figure(str(count), age_band=band, unit="people", **changes)
        for band, count in zip(POPULATION_BANDS, people, strict=True)
    ]


def make_engagement(**changes: Any) -> Engagement:
    """A stall that sixty people came to, at the level of informing."""
    given = {"title": "Stall (made up)", "starts_on": SURVEY_DAY, "level": "inform", "people": 60}
    return Engagement(**given | changes)


def filled_screening(kind: ScreeningKind, survey_slug: str = "ours", area: str = "N1") -> Screening:
    """A form in which everything is answered: the first choice, a day, or a made-up sentence."""
    answers = {"choice": "", "day": SURVEY_DAY.isoformat(), "line": "A name (made up)"}
    filled = {
        part.key: FilledPart(
            {
                each.key: each.choices[0][0] if each.choices else answers.get(each.kind, "Made up.")
                for each in part.questions
            },
            1,
            "2026-06-12T10:00:00+00:00",
            "An officer",
        )
        for part in FORMS[kind].parts
    }
    return Screening(FORMS[kind], survey_slug, area, filled)
