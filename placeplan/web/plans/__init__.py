"""Locality plans: what officers write and decide beside what is drafted, preview and Word file."""

from placeplan.web.plans import (
    actions,
    comment_picks,
    consultations,
    decisions,
    downloads,
    editions,
    evidence,
    findings,
    leads,
    points,
    progress,
    reports,
    sections,
    steps,
    views,
)
from placeplan.web.plans.blueprint import bp

__all__ = [
    "actions",
    "bp",
    "comment_picks",
    "consultations",
    "decisions",
    "downloads",
    "editions",
    "evidence",
    "findings",
    "leads",
    "points",
    "progress",
    "reports",
    "sections",
    "steps",
    "views",
]
