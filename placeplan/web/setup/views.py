"""The pages of setting up, put together."""

from placeplan.web.setup import (
    area_figure_files,
    area_figures,
    areas,
    handouts,
    languages,
    limits,
    outcomes,
    partnership,
    places,
    plan_templates,
    postcodes,
    previews,
    questionnaires,
    surveys,
)
from placeplan.web.setup.blueprint import bp

__all__ = [
    "area_figure_files",
    "area_figures",
    "areas",
    "bp",
    "handouts",
    "languages",
    "limits",
    "outcomes",
    "partnership",
    "places",
    "plan_templates",
    "postcodes",
    "previews",
    "questionnaires",
    "surveys",
]
