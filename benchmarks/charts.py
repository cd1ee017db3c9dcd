"""Radars and bars in plain matplotlib: the same lines, dots, texts and size, nothing besides."""

from io import BytesIO
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from placeplan.domain.distributions import DistributionChart
from placeplan.domain.radar import RadarChart, RadarGeometry, radar_geometry

DPI, UNITS = 200, 100.0
POINT = 72 / UNITS
SIDES = {"start": "left", "middle": "center", "end": "right"}
DOTS = {"circle": "o", "square": "s", "triangle": "^", "diamond": "D"}


def bare_picture(chart: RadarChart | DistributionChart) -> bytes:
    """A chart of a plan as PNG."""
    if isinstance(chart, DistributionChart):
        return bare_bars(chart)
    return bare_chart(radar_geometry(chart), "png")


def bare_bars(chart: DistributionChart) -> bytes:
    """How ratings are spread: a bar for each theme, cut by points, with their numbers."""
    figure = Figure(figsize=(6.9, 0.46 + 0.3 * len(chart.bars)), dpi=DPI)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    for row, bar in enumerate(chart.bars):
        axes.text(-1, -row, bar.title, fontsize=9, ha="right", va="center")
        axes.text(106, -row, bar.mean, fontsize=9, ha="right", va="center")
        for segment in bar.segments:
            fill, ink = chart.shade(segment.point)
            axes.barh(-row, segment.width, 0.74, segment.start, color=fill)
            axes.text(segment.middle, -row, f"{segment.count}", fontsize=8, color=ink, ha="center")
    for place, point in enumerate(chart.points):
        axes.barh(1, 5, 0.74, 30 + 5 * place, color=chart.shade(point)[0])
        axes.text(32.5 + 5 * place, 1, f"{point}", fontsize=8, ha="center")
    axes.text(29, 1, chart.lowest_means, fontsize=9, ha="right")
    axes.text(66, 1, chart.highest_means, fontsize=9)
    drawn = BytesIO()
    figure.savefig(drawn, format="png", dpi=DPI)
    return drawn.getvalue()


def bare_chart(geometry: RadarGeometry, picture_format: Literal["png", "svg"]) -> bytes:
    """The picture; where everything stands was worked out beforehand and is not measured."""
    frame = geometry.frame
    legend = max(geometry.radius, *(label.box.bottom for label in geometry.labels)) + 26
    bottom = legend + 8 + 24 * (len(geometry.shapes) + 2)
    figure = Figure(figsize=(frame.width / UNITS, (bottom - frame.top) / UNITS), dpi=DPI)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(frame.left, frame.right)
    axes.set_ylim(bottom, frame.top)
    _grid(axes, geometry)
    _shapes(axes, geometry)
    _texts(axes, geometry, legend)
    drawn = BytesIO()
    figure.savefig(drawn, format=picture_format, dpi=DPI)
    return drawn.getvalue()


def _grid(axes: Axes, geometry: RadarGeometry) -> None:
    for ring in geometry.rings:
        axes.add_patch(Circle((0, 0), ring.radius, facecolor="none", edgecolor="#c9cdd0"))
        number = axes.text(
            *ring.number_at, str(ring.value), fontsize=12 * POINT, ha="center", va="center"
        )
        number.set_path_effects([withStroke(linewidth=4 * POINT, foreground="#ffffff")])
    for end in geometry.spokes:
        axes.plot([0, end.x], [0, end.y], color="#c9cdd0", linewidth=POINT)


def _shapes(axes: Axes, geometry: RadarGeometry) -> None:
    for shape in geometry.shapes:
        colour = shape.style.colour
        for area in shape.areas:
            axes.fill(*zip(*area, strict=True), color=colour, alpha=0.1, linewidth=0)
        for segment in shape.segments:
            points = (*segment.points, *segment.points[: segment.is_closed])
            across, down = zip(*points, strict=True)
            axes.plot(across, down, color=colour, linewidth=2.5 * POINT)
        across, down = zip(*shape.markers, strict=True)
        _dots(axes, across, down, shape.style.marker, colour)


def _texts(axes: Axes, geometry: RadarGeometry, legend: float) -> None:
    for label in geometry.labels:
        for index, line in enumerate(label.lines):
            y = label.at.y + index * label.line_step
            size = geometry.text_size * POINT
            axes.text(label.at.x, y, line, fontsize=size, ha=SIDES[label.anchor])
    left, chart = -geometry.radius, geometry.chart
    for number, shape in enumerate(geometry.shapes):
        y = legend + 24 * number
        axes.plot([left, left + 44], [y, y], color=shape.style.colour, linewidth=2.5 * POINT)
        _dots(axes, (left + 22,), (y,), shape.style.marker, shape.style.colour)
        axes.text(left + 56, y, shape.label, fontsize=14 * POINT, va="center")
    for number, text in enumerate(
        (
            f"{chart.highest} = {chart.highest_means}",
            f"{chart.lowest} = {chart.lowest_means}",
        )
    ):
        y = legend + 8 + 24 * (len(geometry.shapes) + number)
        axes.add_patch(Circle((left + 22, y), 8, facecolor="none", edgecolor="#0b0c0c"))
        axes.text(left + 56, y, text, fontsize=14 * POINT, va="center")


def _dots(
    axes: Axes, across: tuple[float, ...], down: tuple[float, ...], marker: str, colour: str
) -> None:
    axes.plot(
        across,
        down,
        linestyle="none",
        marker=DOTS[marker],
        markersize=10 * POINT,
        color=colour,
        markeredgecolor="#ffffff",
    )
