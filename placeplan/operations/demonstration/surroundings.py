"""What the demonstration knows of its area besides answers: figures, made up and said to be."""

from typing import Any

from placeplan.domain.area_figures import POPULATION, AreaFigure, figure_from_cells
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.store.area_figures import set_area_figures
from placeplan.store.database import Database

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


def _figure(said: dict[str, Any], row: dict[str, str]) -> AreaFigure:
    return figure_from_cells(row | {"source": said["source"], "year": str(said["year"])})
