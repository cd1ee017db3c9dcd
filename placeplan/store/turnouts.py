"""How many took part, from the kept counts."""

from placeplan.domain.counts import Tally
from placeplan.store.database import Database
from placeplan.store.surveys import survey_id


def turnout_by_area(database: Database, survey_slug: str) -> dict[str, Tally]:
    """Counted responses and the people behind them, by area code; areas without any are left out.

    NotFound when there is no such survey. The cost does not grow with responses.
    """
    rows = database.conn.execute(
        "SELECT area_code, sum(responses), sum(people) FROM response_counts"
        " WHERE survey_id = ? AND responses > 0 GROUP BY area_code",
        (survey_id(database, survey_slug),),
    )
    return {code: Tally(responses, people) for code, responses, people in rows}
