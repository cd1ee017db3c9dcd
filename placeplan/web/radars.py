"""A radar as pages draw it: everything in its place, and what it shows in words."""

from typing import NamedTuple

from flask_babel import gettext as _

from placeplan.domain.radar import RadarChart, RadarGeometry, radar_geometry
from placeplan.formats.radar_words import radar_description


class Radar(NamedTuple):
    """A radar worked out, and its text alternative."""

    geometry: RadarGeometry
    description: str


def drawn(chart: RadarChart, responses: int) -> Radar:
    """The chart of `responses` answers, ready for the page, described in the reader's language."""
    return Radar(radar_geometry(chart), radar_description(chart, responses, _))
