"""How the shapes on a radar are told apart: by line, by marker and by colour."""

from dataclasses import dataclass
from typing import Literal

Dash = Literal["solid", "dashed", "dotted", "dash-dot"]
Marker = Literal["circle", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class RadarStyle:
    """How a series is told apart: by line, by marker and by colour, any one of which is enough.

    `dashes` are lengths of line and gap in drawing units, empty for an unbroken line. Colours
    follow Okabe and Ito, the fourth darkened, all at least 3:1 on white.
    """

    dash: Dash
    dashes: tuple[float, ...]
    marker: Marker
    colour: str


STYLES = (
    RadarStyle("solid", (), "circle", "#0072b2"),
    RadarStyle("dashed", (9.0, 5.0), "square", "#d55e00"),
    RadarStyle("dotted", (2.0, 4.0), "triangle", "#00875f"),
    RadarStyle("dash-dot", (12.0, 4.0, 2.0, 4.0), "diamond", "#a8487f"),
)


@dataclass(frozen=True, slots=True)
class WallStyle:
    """How one of many groups is told apart from the other side of a hall.

    `outline` is the SVG path of its marker round 0 0, about twenty units across, with room for a
    number in white; `dashes` are as in `RadarStyle`, for a thicker line.
    """

    outline: str
    dashes: tuple[float, ...]
    colour: str


WALL_STYLES = (
    WallStyle("M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z", (), "#0067a5"),
    WallStyle("M-9-9h18v18h-18z", (14.0, 7.0), "#b34700"),
    WallStyle("M0-14L13 9h-26z", (1.0, 7.0), "#00734f"),
    WallStyle("M0-13L13 0 0 13-13 0z", (18.0, 6.0, 2.0, 6.0), "#a03a77"),
    WallStyle("M-6-10.4h12l6 10.4-6 10.4h-12l-6-10.4z", (30.0, 8.0), "#15212b"),
    WallStyle("M0 14L-13-9h26z", (7.0, 5.0), "#7a5c00"),
    WallStyle("M-5-11h10v6h6v10h-6v6h-10v-6h-6v-10h6z", (24.0, 5.0, 8.0, 5.0), "#6550b8"),
    WallStyle("M-12-8h24v10l-12 10-12-10z", (12.0, 5.0, 2.0, 5.0, 2.0, 5.0), "#8c1d2f"),
)
