"""A screening form with the partnership's name, colour and crest, as a Word file."""

from datetime import date

from placeplan.domain.letterheads import Letterhead
from placeplan.domain.screenings import Screening
from placeplan.formats.screenings_docx import ScreeningPaper, screening_docx
from placeplan.operations.plans import plan_look
from placeplan.store.database import Database
from placeplan.store.partnerships import get_partnership
from placeplan.store.surveys import get_survey


def screening_file(database: Database, screening: Screening, today: date) -> bytes:
    """The form as far as it is filled in; NotFound when its survey is gone."""
    partnership, look = get_partnership(database), plan_look(database)
    survey = get_survey(database, screening.survey_slug)
    return screening_docx(
        ScreeningPaper(
            screening=screening,
            area_name=survey.area(screening.area_code).name,
            survey_title=survey.title,
            letterhead=Letterhead(partnership.name, accent=look.accent, crest=look.crest),
            written_on=today,
            is_made_up=partnership.is_made_up or survey.is_made_up,
        )
    )
