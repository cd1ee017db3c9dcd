"""A radar of two series: drawn for the first time, taken from the cache, and on a page.

The yardstick is bare matplotlib drawing the same lines, dots and texts at the same size and
resolution (`benchmarks/charts.py`), given where everything stands. Ours also works that out, and
reduces the PNG to a few colours, which makes the file smaller; the sizes are noted. Every drawing
of ours has a title of its own, or it would come from the cache.
"""

import random
from itertools import count
from pathlib import Path

from flask import render_template_string

from benchmarks.charts import bare_chart
from benchmarks.instances import make_instance
from benchmarks.measures import Measured, Work, in_turns
from placeplan.domain.radar import RadarChart, RadarSeries, radar_geometry
from placeplan.formats.radar_files import PictureFormat, radar_png, radar_svg
from placeplan.operations.pictures import radar_picture
from placeplan.web.app import create_app

TITLES = (
    "Moving around", "Public transport", "Traffic and parking", "Streets and spaces",
    "Natural space", "Play and recreation", "Facilities and services", "Work and local economy",
    "Housing and community", "Social contact", "Identity and belonging", "Feeling safe",
    "Care and maintenance", "Influence and sense of control",
)  # fmt: skip
COMPONENT = (
    "{% from 'components/radar.html' import radar with context %}"
    "{{ radar(geometry, 'Words', 'id') }}"
)
KILOBYTE = 1024
_numbers = count(1)


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The files, first and repeated, and the component of the page."""
    repeats = 1 if is_quick else 15
    chart = two_series("Kept")
    geometry = radar_geometry(chart)
    png, svg = bare_chart(geometry, "png"), bare_chart(geometry, "svg")
    rows = [
        _row("PNG, first time", "png", lambda: radar_png(two_series()), repeats),
        _row("SVG, first time", "svg", lambda: radar_svg(two_series()), repeats),
        _row("PNG again, from memory", "png", lambda: radar_png(chart), repeats),
        _row("PNG again, from disk", "png", lambda: radar_picture(folder, chart, "png"), repeats),
    ]
    app = create_app(make_instance(folder / "instance"))
    with app.test_request_context():
        rows.append(_row("component of a page", "svg", _render, repeats))
    sizes = [len(each) // KILOBYTE for each in (png, radar_png(chart), svg, radar_svg(chart))]
    notes = (f"{sizes[1]} kB, bare {sizes[0]} kB", f"{sizes[3]} kB, bare {sizes[2]} kB")
    first = [
        Measured(row.what, row.yardstick, row.ours, note=note)
        for row, note in zip(rows, notes, strict=False)
    ]
    return [*first, *rows[2:]]


def two_series(title: str = "") -> RadarChart:
    """A chart that was never drawn before, unless it is named."""
    chance = random.Random(3)
    return RadarChart(
        title=title or f"Drawing {next(_numbers)}",
        labels=TITLES,
        lowest=1,
        highest=7,
        lowest_means="a lot of room for improvement",
        highest_means="very little room for improvement",
        series=tuple(
            RadarSeries(label, tuple(chance.uniform(1, 7) for _title in TITLES))
            for label in ("Individuals (n = 240)", "Groups (n = 8)")
        ),
    )


def _render() -> str:
    return render_template_string(COMPONENT, geometry=radar_geometry(two_series()))


def _row(what: str, picture_format: PictureFormat, ours: Work, repeats: int) -> Measured:
    geometry = radar_geometry(two_series("Kept"))
    bare, own = in_turns(lambda: bare_chart(geometry, picture_format), ours, repeats)
    return Measured(what, bare, own)
