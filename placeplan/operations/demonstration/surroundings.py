"""What the demonstration has of its area besides answers: figures, engagement, and screenings."""

from datetime import date, timedelta
from typing import Any

from placeplan.domain.area_figures import POPULATION, AreaFigure, figure_from_cells
from placeplan.domain.engagement import Engagement
from placeplan.domain.screenings import SCREENING_KINDS
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.store.area_figures import set_area_figures
from placeplan.store.database import Database
from placeplan.store.engagement import add_engagement
from placeplan.store.screenings import get_screening, update_screening_part

OFFICER = "Officer (demonstration)"


def add_demonstration_figures(database: Database) -> None:
    """Store figures about the plan's area whose source says that they are made up."""
    said: dict[str, Any] = demonstration_texts("area")
    rows = [
        {"subject": POPULATION, "sex": sex, "age_band": band, "value": str(n), "unit": "people"}
        for sex, people in said["population"].items()
        for band, n in people.items()
    ]
    figures = [_figure(said, row) for row in [*rows, *said["figures"]]]
    set_area_figures(database, said["area"], figures, changed_by=OFFICER)


def add_demonstration_engagement(database: Database, today: date) -> None:
    """Store what was done in the plan's area besides its survey and workshops."""
    said: dict[str, Any] = demonstration_texts("area")
    for entry in said["engagement"]:
        add_engagement(database, said["area"], _entry(entry, today), changed_by=OFFICER)


def add_demonstration_screenings(database: Database, survey_slug: str) -> None:
    """Begin the screening forms of the plan's area, without finishing them."""
    said: dict[str, Any] = demonstration_texts("area")
    for kind in SCREENING_KINDS:
        for part_key, answers in said["screenings"][kind].items():
            screening = get_screening(database, survey_slug, said["area"], kind)
            update_screening_part(
                database, screening, part_key, answers, version=0, changed_by=OFFICER
            )


def _entry(said: dict[str, Any], today: date) -> Engagement:
    starts_on = today - timedelta(days=said["days_before"])
    lasts = said.get("lasts_days")
    return Engagement(
        title=said["title"],
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=lasts) if lasts else None,
        venue=said["venue"],
        people=said.get("people"),
        level=said["level"],
        run_by=said["run_by"],
        notes=said["notes"],
    )


def _figure(said: dict[str, Any], row: dict[str, str]) -> AreaFigure:
    return figure_from_cells(row | {"source": said["source"], "year": str(said["year"])})
