"""The radar as a picture file, for documents and downloads.

The same chart always gives the same bytes, so pictures are kept by content; `picture_key` names a
picture for any further cache that stands in front.
"""

from __future__ import annotations

from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Literal

from placeplan.domain.radar import TEXT_SIZE, RadarChart, radar_geometry
from placeplan.formats.pictures import figure_png, picture
from placeplan.formats.radar_drawings import radar_figure

PictureFormat = Literal["svg", "png"]

DRAWING_VERSION = 3


def radar_svg(chart: RadarChart) -> bytes:
    """The radar as a stand-alone SVG file: text as paths, its title kept as `<title>`."""
    return picture(picture_key(chart, "svg"), lambda: _draw_svg(chart))


def radar_png(chart: RadarChart, dpi: int = 200, text_size: float = TEXT_SIZE) -> bytes:
    """The radar as a PNG of few colours on white, `dpi` dots to the inch at its printed size.

    `text_size` is that of the themes' names, in the unit of the radar's geometry.
    """
    key = picture_key(chart, "png", dpi, text_size)
    return picture(key, lambda: _draw_png(chart, dpi, text_size))


def picture_key(
    chart: RadarChart, picture_format: PictureFormat, dpi: int = 200, text_size: float = TEXT_SIZE
) -> str:
    """A file-safe name for this picture: pictures of equal keys are equal byte for byte."""
    resolution = dpi if picture_format == "png" else 0
    content = repr((DRAWING_VERSION, picture_format, resolution, text_size, chart))
    return sha256(content.encode()).hexdigest()


def _draw_svg(chart: RadarChart) -> bytes:
    drawn = BytesIO()
    figure = radar_figure(radar_geometry(chart))
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    before, start, after = drawn.getvalue().partition(b"<svg ")
    attributes, end, content = after.partition(b">")
    title = f"\n <title>{escape(chart.title)}</title>".encode()
    return b"".join((before, start, b'role="img" ', attributes, end, title, content))


def _draw_png(chart: RadarChart, dpi: int, text_size: float) -> bytes:
    return figure_png(radar_figure(radar_geometry(chart, text_size=text_size)), dpi)
