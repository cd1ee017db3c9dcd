"""How ratings are spread, drawn for documents: the same bars as on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from placeplan.domain.distributions import Bar, DistributionChart
from placeplan.formats.pictures import figure_png, picture
from placeplan.formats.radar_drawings import INK, PAPER, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DRAWING_VERSION = 1
WIDTH_INCHES, ROW_INCHES, KEY_INCHES = 6.9, 0.3, 0.46
TITLE_SHARE, BAR_SHARE = 0.33, 0.6
TEXT_SIZE, NUMBER_SIZE = 9.0, 8.0
# the narrowest segment, in per cent, that its number still fits in: one, two, three digits
NARROWEST = (3.0, 4.6, 6.4)


def distribution_png(chart: DistributionChart, dpi: int = 200) -> bytes:
    """The bars as a PNG of few colours on white, with a key of the scale's ends above them."""
    name = repr(("distribution", DRAWING_VERSION, dpi, chart))
    return picture(name, lambda: figure_png(_figure(chart), dpi))


def _figure(chart: DistributionChart) -> Figure:
    from matplotlib.figure import Figure

    height = KEY_INCHES + ROW_INCHES * len(chart.bars)
    figure = Figure(figsize=(WIDTH_INCHES, height), facecolor=PAPER)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(height, 0)
    _draw_key(axes, chart)
    for row, bar in enumerate(chart.bars):
        _draw_bar(axes, chart, bar, KEY_INCHES + ROW_INCHES * (row + 0.5))
    return figure


def _draw_key(axes: Axes, chart: DistributionChart) -> None:
    points, side, middle = list(chart.points), 0.034, KEY_INCHES / 2
    left = 0.5 - side * len(points) / 2
    for place, point in enumerate(points):
        _box(axes, chart, point, (left + side * place, side * 0.94), middle, f"{point}")
    left_end = f"{chart.lowest} = {chart.lowest_means}"
    _write(axes, (left - 0.012, middle), left_end, "right", QUIET)
    right_end = f"{chart.highest} = {chart.highest_means}"
    _write(axes, (left + side * len(points) + 0.012, middle), right_end, "left", QUIET)


def _draw_bar(axes: Axes, chart: DistributionChart, bar: Bar, middle: float) -> None:
    _write(axes, (TITLE_SHARE - 0.012, middle), bar.title, "right", INK)
    _write(axes, (0.995, middle), bar.mean, "right", INK, weight="bold")
    for segment in bar.segments:
        number = f"{segment.count}" if segment.width >= _needed(segment.count) else ""
        span = (TITLE_SHARE + BAR_SHARE * segment.start / 100, BAR_SHARE * segment.width / 100)
        _box(axes, chart, segment.point, span, middle, number)


def _box(
    axes: Axes,
    chart: DistributionChart,
    point: int,
    span: tuple[float, float],
    middle: float,
    number: str,
) -> None:
    fill, ink = chart.shade(point)
    left, width = span
    axes.barh(
        middle, width, ROW_INCHES * 0.74, left, color=fill, edgecolor=PAPER, linewidth=0.8, zorder=2
    )
    if number:
        axes.text(
            left + width / 2, middle, number, ha="center", va="center_baseline",
            fontsize=NUMBER_SIZE, color=ink, zorder=3,
        )  # fmt: skip


def _write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    side: Literal["left", "right"],
    colour: str,
    weight: str = "normal",
) -> None:
    axes.text(
        *at, text, ha=side, va="center_baseline", fontsize=TEXT_SIZE, fontweight=weight,
        color=colour, parse_math=False,
    )  # fmt: skip


def _needed(count: int) -> float:
    return NARROWEST[min(len(str(count)), len(NARROWEST)) - 1]
