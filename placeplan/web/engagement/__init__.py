"""The engagement log of each area: what was done with people, and at which level."""

from placeplan.web.engagement import entries, remarks, views
from placeplan.web.engagement.blueprint import bp

__all__ = ["bp", "entries", "remarks", "views"]
