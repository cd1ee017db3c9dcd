"""What is handed out on paper for a survey, with the partnership's name, colour and crest."""

from placeplan.domain.handouts import Handout
from placeplan.domain.surveys import Survey
from placeplan.operations.plans import plan_look
from placeplan.store.database import Database
from placeplan.store.partnerships import get_partnership


def handout_of(
    database: Database, survey: Survey, *, address: str, closes: str, language: str
) -> Handout:
    """The survey ready to be printed; `closes` is its last day in words of `language`."""
    partnership, look = get_partnership(database), plan_look(database)
    owners = dict.fromkeys(filter(None, (partnership.name, partnership.council)))
    return Handout(
        survey=survey,
        address=address,
        closes=closes,
        run_by=", ".join(owners),
        contact=survey.contact or partnership.contact,
        accent=look.accent,
        crest=look.crest,
        language=language,
    )
