"""The engagement log of an area: what officers entered, and what its surveys and workshops did."""

from placeplan.domain.engagement import LogEntry, SurveyRun, engagement_log
from placeplan.store.areas import get_area
from placeplan.store.database import Database, reading
from placeplan.store.engagement import list_engagement, list_engagement_remarks
from placeplan.store.profiles import current_counts
from placeplan.store.surveys import list_surveys
from placeplan.store.workshops import list_workshops


def area_engagement(database: Database, area_code: str) -> tuple[LogEntry, ...]:
    """Every entry of the area's log, those left out among them, earliest first.

    NotFound for an unknown area. The cost does not grow with responses.
    """
    with reading(database):
        get_area(database, area_code)
        surveys = [each for each in list_surveys(database) if area_code in each.area_codes]
        runs = [
            SurveyRun(
                survey.slug,
                survey.title,
                survey.opens_on,
                survey.closes_on,
                current_counts(database, survey.slug, area_code).turnout,
            )
            for survey in surveys
        ]
        workshops = [each for each in list_workshops(database) if each.area_code == area_code]
        return engagement_log(
            list_engagement(database, area_code),
            runs,
            workshops,
            list_engagement_remarks(database, area_code),
        )
