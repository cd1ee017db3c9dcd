"""Workshops and their sheets: the pages around them, the grid, one sheet at a time, history."""

from placeplan.web.workshops import (
    attendance,
    exchanges,
    grids,
    halls,
    links,
    packs,
    ready,
    sheet_forms,
    views,
    walls,
)
from placeplan.web.workshops.blueprint import bp

__all__ = [
    "attendance",
    "bp",
    "exchanges",
    "grids",
    "halls",
    "links",
    "packs",
    "ready",
    "sheet_forms",
    "views",
    "walls",
]
