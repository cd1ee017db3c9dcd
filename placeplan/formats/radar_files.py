"""The radar as a picture file, for documents and downloads.

The same chart always gives the same bytes, so pictures are kept by content; `picture_key` names a
picture for any further cache that stands in front.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from importlib import import_module
from io import BytesIO
from threading import Lock, Thread
from typing import Literal

from placeplan.domain.radar import RadarChart, radar_geometry
from placeplan.formats.radar_drawings import radar_figure

PictureFormat = Literal["svg", "png"]

DRAWING_VERSION = 2
PICTURES_KEPT = 64
PALETTE_COLOURS = 64
LIBRARY = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "PIL.Image",
)


class PictureCache:
    """The pictures asked for last, by key; safe to use from several threads at once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def find(self, key: str) -> bytes | None:
        """The picture of this key, now the last to be dropped, or None."""
        with self._lock:
            picture = self._kept.get(key)
            if picture is not None:
                self._kept.move_to_end(key)
            return picture

    def keep(self, key: str, picture: bytes) -> None:
        """Keep a picture, dropping the one not asked for longest when there are too many."""
        with self._lock:
            self._kept[key] = picture
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)


_pictures = PictureCache(PICTURES_KEPT)
_drawing = Lock()


def radar_svg(chart: RadarChart) -> bytes:
    """The radar as a stand-alone SVG file: text as paths, its title kept as `<title>`."""
    return _picture(picture_key(chart, "svg"), lambda: _draw_svg(chart))


def radar_png(chart: RadarChart, dpi: int = 200) -> bytes:
    """The radar as a PNG of few colours on white, `dpi` dots to the inch at its printed size."""
    return _picture(picture_key(chart, "png", dpi), lambda: _draw_png(chart, dpi))


def picture_key(chart: RadarChart, picture_format: PictureFormat, dpi: int = 200) -> str:
    """A file-safe name for this picture: pictures of equal keys are equal byte for byte."""
    resolution = dpi if picture_format == "png" else 0
    content = repr((DRAWING_VERSION, picture_format, resolution, chart))
    return sha256(content.encode()).hexdigest()


def warm_up() -> Thread:
    """Import the drawing library in the background, so the first picture need not wait for it."""
    thread = Thread(target=_import_library, name="radar-warm-up", daemon=True)
    thread.start()
    return thread


def _import_library() -> None:
    with _drawing:
        for module in LIBRARY:
            import_module(module)


def _picture(key: str, draw: Callable[[], bytes]) -> bytes:
    kept = _pictures.find(key)
    if kept is not None:
        return kept
    with _drawing:
        kept = _pictures.find(key)
        if kept is None:
            with _library_settings():
                kept = draw()
            _pictures.keep(key, kept)
    return kept


@contextmanager
def _library_settings() -> Iterator[None]:
    """The library as it was shipped, whatever a machine's own settings say."""
    from matplotlib import rc_context, rcdefaults, rcParams

    with rc_context():
        rcdefaults()
        rcParams.update({"svg.hashsalt": "placeplan", "svg.fonttype": "path"})
        yield


def _draw_svg(chart: RadarChart) -> bytes:
    drawn = BytesIO()
    figure = radar_figure(radar_geometry(chart))
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    before, start, after = drawn.getvalue().partition(b"<svg ")
    attributes, end, content = after.partition(b">")
    title = f"\n <title>{escape(chart.title)}</title>".encode()
    return b"".join((before, start, b'role="img" ', attributes, end, title, content))


def _draw_png(chart: RadarChart, dpi: int) -> bytes:
    from PIL import Image

    figure = radar_figure(radar_geometry(chart))
    figure.set_dpi(dpi)
    dots = BytesIO()
    figure.savefig(dots, format="rgba", dpi=dpi)
    size = (int(figure.bbox.width), int(figure.bbox.height))
    picture = Image.frombytes("RGBA", size, dots.getvalue()).convert("RGB")
    drawn = BytesIO()
    # the octree is ten times as fast as the median cut, and its file no larger
    few_colours = picture.quantize(
        PALETTE_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    few_colours.putpalette([_whole_white(value) for value in few_colours.getpalette() or ()])
    few_colours.save(drawn, "png", dpi=(dpi, dpi))
    return drawn.getvalue()


def _whole_white(value: int) -> int:
    # the octree's white is the average of all that is nearly white
    return 255 if value >= 254 else value
