"""The radar drawn for paper, from the geometry that the page draws as well.

One data unit is one unit of the geometry, so a point there is the same point here. Callers hold
the lock of `radar_files`: the drawing library is not safe to use from two threads at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placeplan.domain.radar import TEXT_SIZE, RadarGeometry, RadarShape
from placeplan.domain.radar_labels import Point
from placeplan.domain.radar_styles import RadarStyle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

UNITS_PER_INCH = 100.0
POINTS_PER_UNIT = 72 / UNITS_PER_INCH
INK, QUIET, PAPER = "#0b0c0c", "#505a5f", "#ffffff"
GRID, RIM, HUB = "#c9cdd0", "#8a9196", "#eceeef"
LINE_WIDTH, RING_NUMBER_SIZE, LEGEND_SIZE = 2.5, 12.0, 14.0
LEGEND_GAP, LEGEND_STEP, ENDS_GAP = 26.0, 24.0, 8.0
SAMPLE_LENGTH, SAMPLE_GAP = 44.0, 12.0
MARKERS = {
    "circle": ("o", 10.0),
    "square": ("s", 9.0),
    "triangle": ("^", 11.0),
    "diamond": ("D", 9.0),
}
ALIGNMENTS = {"start": "left", "middle": "center", "end": "right"}


def radar_figure(geometry: RadarGeometry) -> Figure:
    """The whole picture: radar, names, and under them what each line and end of the scale means."""
    from matplotlib.figure import Figure

    frame = geometry.frame
    rows = len(geometry.shapes) + 2
    bottom = _lowest(geometry) + LEGEND_GAP + ENDS_GAP + LEGEND_STEP * rows * _zoom(geometry)
    size = (frame.width / UNITS_PER_INCH, (bottom - frame.top) / UNITS_PER_INCH)
    figure = Figure(figsize=size, facecolor=PAPER)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(frame.left, frame.right)
    axes.set_ylim(bottom, frame.top)
    _draw_grid(axes, geometry)
    for shape in geometry.shapes:
        _draw_shape(axes, shape)
    _draw_names(axes, geometry)
    _draw_legend(axes, geometry)
    return figure


def _zoom(geometry: RadarGeometry) -> float:
    """How many times larger than usual its text is."""
    return geometry.text_size / TEXT_SIZE


def _lowest(geometry: RadarGeometry) -> float:
    return max(geometry.radius, *(label.box.bottom for label in geometry.labels))


def _draw_grid(axes: Axes, geometry: RadarGeometry) -> None:
    from matplotlib.patches import Circle

    for ring in geometry.rings:
        is_hub, is_rim = ring is geometry.rings[0], ring is geometry.rings[-1]
        axes.add_patch(
            Circle(
                (0, 0),
                ring.radius,
                facecolor=HUB if is_hub else "none",
                edgecolor=RIM if is_rim else GRID,
                linewidth=(1.5 if is_rim else 1.0) * POINTS_PER_UNIT,
            )
        )
        _write(axes, ring.number_at, str(ring.value), RING_NUMBER_SIZE, QUIET, with_halo=True)
    for end in geometry.spokes:
        axes.plot([0, end.x], [0, end.y], color=GRID, linewidth=POINTS_PER_UNIT, zorder=1)


def _draw_shape(axes: Axes, shape: RadarShape) -> None:
    for area in shape.areas:
        across, down = zip(*area, strict=True)
        axes.fill(across, down, color=shape.style.colour, alpha=0.1, linewidth=0, zorder=1.5)
    for number, segment in enumerate(shape.segments):
        around = (*segment.points, *segment.points[: segment.is_closed])
        _draw_line(axes, around, shape.style, name=f"line-{shape.number}-{number}")
    _draw_markers(axes, shape.markers, shape.style)


def _draw_line(
    axes: Axes, points: tuple[Point, ...], style: RadarStyle, name: str | None = None
) -> None:
    (line,) = axes.plot(
        [point.x for point in points],
        [point.y for point in points],
        color=style.colour,
        linewidth=LINE_WIDTH * POINTS_PER_UNIT,
        solid_joinstyle="round",
        dash_capstyle="butt",
        zorder=3,
        gid=name,
    )
    if style.dashes:
        line.set_dashes([length / LINE_WIDTH for length in style.dashes])


def _draw_markers(axes: Axes, points: tuple[Point, ...], style: RadarStyle) -> None:
    marker, units = MARKERS[style.marker]
    axes.plot(
        [point.x for point in points],
        [point.y for point in points],
        linestyle="none",
        marker=marker,
        markersize=units * POINTS_PER_UNIT,
        color=style.colour,
        markeredgecolor=PAPER,
        markeredgewidth=1.2 * POINTS_PER_UNIT,
        zorder=4,
        clip_on=False,
    )


def _draw_names(axes: Axes, geometry: RadarGeometry) -> None:
    for label in geometry.labels:
        for index, line in enumerate(label.lines):
            axes.text(
                label.at.x,
                label.at.y + index * label.line_step,
                line,
                fontsize=geometry.text_size * POINTS_PER_UNIT,
                color=INK,
                ha=ALIGNMENTS[label.anchor],
                va="baseline",
                gid=f"name-{label.number}-{index}",
                parse_math=False,
            )


def _draw_legend(axes: Axes, geometry: RadarGeometry) -> None:
    chart, left = geometry.chart, -geometry.radius
    size, step = LEGEND_SIZE * _zoom(geometry), LEGEND_STEP * _zoom(geometry)
    y = _lowest(geometry) + LEGEND_GAP
    for shape in geometry.shapes:
        _draw_line(axes, (Point(left, y), Point(left + SAMPLE_LENGTH, y)), shape.style)
        _draw_markers(axes, (Point(left + SAMPLE_LENGTH / 2, y),), shape.style)
        _write(axes, Point(left + SAMPLE_LENGTH + SAMPLE_GAP, y), shape.label, size, INK)
        y += step
    y += ENDS_GAP
    for value, meaning in (
        (chart.highest, chart.highest_means),
        (chart.lowest, chart.lowest_means),
    ):
        _draw_end(axes, Point(left + SAMPLE_LENGTH / 2, y), is_rim=value == chart.highest)
        at = Point(left + SAMPLE_LENGTH + SAMPLE_GAP, y)
        _write(axes, at, f"{value} = {meaning}", size, QUIET)
        y += step


def _draw_end(axes: Axes, at: Point, *, is_rim: bool) -> None:
    from matplotlib.patches import Circle

    colour, width = (INK, 2.0) if is_rim else (GRID, 1.0)
    axes.add_patch(
        Circle(at, 8, facecolor="none", edgecolor=colour, linewidth=width * POINTS_PER_UNIT)
    )
    if not is_rim:
        axes.add_patch(Circle(at, 3, facecolor=INK, edgecolor="none"))


def _write(
    axes: Axes, at: Point, text: str, size: float, colour: str, *, with_halo: bool = False
) -> None:
    from matplotlib.patheffects import withStroke

    written = axes.text(
        at.x,
        at.y,
        text,
        fontsize=size * POINTS_PER_UNIT,
        color=colour,
        ha="center" if with_halo else "left",
        va="center_baseline",
        parse_math=False,
        zorder=2,
    )
    if with_halo:
        halo = withStroke(linewidth=4 * POINTS_PER_UNIT, foreground=PAPER)
        written.set_path_effects([halo])
