"""The radar: what it shows and where everything on it stands, worked out once for every pen.

A page draws it as SVG and a document through a plotting library; both read the same
`RadarGeometry`, whose coordinates are drawing units from the centre, y downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, inf, pi, sin

from placeplan.domain.radar_labels import Box, Point, RadarLabel, place_labels
from placeplan.domain.radar_styles import STYLES, RadarStyle

FEWEST_THEMES, MOST_SERIES = 3, len(STYLES)
FRAME_MARGIN = 6.0
TEXT_SIZE = 15.0

Run = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """One shape on the radar: a value per theme on the questionnaire's scale, None for a gap."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class RadarChart:
    """What a radar shows. Two equal charts are drawn alike, so a chart can key a cache.

    Without series it is the ground alone: rings, spokes and labels, for shapes that come later.
    Raises ValueError with fewer than three labels, with more than four series, where the
    values of a series do not match the labels, or where one lies outside the scale.
    """

    title: str
    labels: tuple[str, ...]
    lowest: int
    highest: int
    lowest_means: str
    highest_means: str
    series: tuple[RadarSeries, ...]

    def __post_init__(self) -> None:
        if len(self.labels) < FEWEST_THEMES:
            raise ValueError("a radar needs at least three themes")
        if len(self.series) > MOST_SERIES:
            raise ValueError("a radar shows at most four series")
        if self.lowest >= self.highest:
            raise ValueError("the scale's lowest point must be below its highest")
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ValueError(f"{series.label}: one value or gap is needed for every theme")
            for value in series.values:
                if value is not None and not self.lowest <= value <= self.highest:
                    raise ValueError(f"{series.label}: {value} is outside the scale")


@dataclass(frozen=True, slots=True)
class RadarRing:
    """The circle of one point of the scale; its number stands once, between two spokes."""

    value: int
    radius: float
    number_at: Point


@dataclass(frozen=True, slots=True)
class RadarSegment:
    """An unbroken run of points; closed where no theme is missing."""

    points: Run
    is_closed: bool


@dataclass(frozen=True, slots=True)
class RadarShape:
    """A series on the drawing.

    `points` has a place for every theme, None for a gap; `areas` are the outlines to fill faintly
    (a slice to the centre for each run when there are gaps), and empty but for the first series.
    """

    number: int
    label: str
    style: RadarStyle
    points: tuple[Point | None, ...]
    segments: tuple[RadarSegment, ...]
    areas: tuple[Run, ...]

    @property
    def markers(self) -> Run:
        """Where the markers stand: one on every value."""
        return tuple(point for point in self.points if point is not None)


@dataclass(frozen=True, slots=True)
class RadarGeometry:
    """A radar worked out: all that a pen needs. `frame` encloses everything, the centre amid it."""

    chart: RadarChart
    radius: float
    text_size: float
    frame: Box
    rings: tuple[RadarRing, ...]
    spokes: tuple[Point, ...]
    labels: tuple[RadarLabel, ...]
    shapes: tuple[RadarShape, ...]


def radar_geometry(
    chart: RadarChart, radius: float = 200.0, text_size: float = TEXT_SIZE
) -> RadarGeometry:
    """Where everything on the radar stands, the rim `radius` units from the centre.

    The first theme is at twelve o'clock and the others follow clockwise. Each point of the scale
    has its ring, evenly spaced: the innermost, round the centre, is the lowest point, so that
    even there shapes can be told apart; the rim is the highest.
    """
    angles = _angles(chart)
    labels = place_labels(chart.labels, angles, radius, text_size)
    shapes = tuple(
        _shape(chart, index, series, angles, radius) for index, series in enumerate(chart.series)
    )
    return RadarGeometry(
        chart=chart,
        radius=radius,
        text_size=text_size,
        frame=_frame(labels, radius, text_size),
        rings=_rings(chart, shapes, radius, clear=0.6 * text_size),
        spokes=tuple(_point(radius, angle) for angle in angles),
        labels=labels,
        shapes=shapes,
    )


def scale_points(chart: RadarChart, radius: float = 200.0) -> tuple[Run, ...]:
    """For each theme the place of every point of the scale on its spoke, the lowest first.

    They are the places that `radar_geometry` gives to the same values, whatever the series.
    """
    distances = [
        _distance(chart, value, radius) for value in range(chart.lowest, chart.highest + 1)
    ]
    return tuple(
        tuple(_point(distance, angle) for distance in distances) for angle in _angles(chart)
    )


def _angles(chart: RadarChart) -> tuple[float, ...]:
    count = len(chart.labels)
    return tuple(2 * pi * index / count for index in range(count))


def _point(distance: float, angle: float) -> Point:
    return Point(round(distance * sin(angle), 1) + 0.0, round(-distance * cos(angle), 1) + 0.0)


def _distance(chart: RadarChart, value: float, radius: float) -> float:
    return radius * (value - chart.lowest + 1) / (chart.highest - chart.lowest + 1)


def _rings(
    chart: RadarChart, shapes: Sequence[RadarShape], radius: float, clear: float
) -> tuple[RadarRing, ...]:
    """The rings, their numbers in the first gap between spokes where no line comes near one."""
    values = range(chart.lowest, chart.highest + 1)
    distances = [_distance(chart, value, radius) for value in values]
    most_room, numbers = -1.0, [Point(0.0, 0.0)] * len(distances)
    for index in range(len(chart.labels)):
        gap = [_point(distance, pi * (2 * index + 1) / len(chart.labels)) for distance in distances]
        room = _room(gap, index, shapes)
        if room > most_room:
            most_room, numbers = room, gap
        if room >= clear:
            break
    return tuple(
        RadarRing(value, round(distance, 1), number_at)
        for value, distance, number_at in zip(values, distances, numbers, strict=True)
    )


def _room(numbers: Sequence[Point], gap: int, shapes: Sequence[RadarShape]) -> float:
    """Units between the numbers in a gap and the nearest line that crosses it."""
    around = [(shape.points[gap], shape.points[(gap + 1) % len(shape.points)]) for shape in shapes]
    lines = [(start, end) for start, end in around if start is not None and end is not None]
    return min((at.distance_from_line(*line) for at in numbers for line in lines), default=inf)


def _shape(
    chart: RadarChart, index: int, series: RadarSeries, angles: Sequence[float], radius: float
) -> RadarShape:
    points = tuple(
        None if value is None else _point(_distance(chart, value, radius), angle)
        for value, angle in zip(series.values, angles, strict=True)
    )
    segments = _segments(points)
    return RadarShape(
        number=index + 1,
        label=series.label,
        style=STYLES[index],
        points=points,
        segments=segments,
        areas=_areas(segments) if index == 0 else (),
    )


def _segments(points: Sequence[Point | None]) -> tuple[RadarSegment, ...]:
    """The runs between gaps; a run may pass over twelve o'clock."""
    whole = tuple(point for point in points if point is not None)
    if len(whole) == len(points):
        return (RadarSegment(whole, is_closed=True),)
    after_gap = list(points).index(None) + 1
    turned = [*points[after_gap:], *points[:after_gap]]
    runs = (
        tuple(point for point in run if point is not None)
        for is_gap, run in groupby(turned, key=lambda point: point is None)
        if not is_gap
    )
    return tuple(RadarSegment(run, is_closed=False) for run in runs)


def _areas(segments: Sequence[RadarSegment]) -> tuple[Run, ...]:
    centre = Point(0.0, 0.0)
    return tuple(
        segment.points if segment.is_closed else (centre, *segment.points)
        for segment in segments
        if len(segment.points) > 1
    )


def _frame(labels: Sequence[RadarLabel], radius: float, text_size: float) -> Box:
    """Symmetrical round the centre and never taller than wide, so a square can be cut from it."""
    tallest = max(max(-label.box.top, label.box.bottom) for label in labels)
    half_height = max(tallest, radius + 2.5 * text_size) + FRAME_MARGIN
    widest = max(max(-label.box.left, label.box.right) for label in labels)
    half_width = max(widest + FRAME_MARGIN, half_height)
    return Box(-round(half_width), -round(half_height), round(half_width), round(half_height))
