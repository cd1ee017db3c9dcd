"""The pages of setting up, put together."""

from placeplan.web.setup import (
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
