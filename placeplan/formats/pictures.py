"""Pictures drawn by matplotlib, one at a time and kept: equal pictures are equal byte for byte."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PICTURES_KEPT = 64
PALETTE_COLOURS = 48
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


def warm_up() -> Thread:
    """Import the drawing library in the background, so the first picture need not wait for it."""
    thread = Thread(target=_import_library, name="radar-warm-up", daemon=True)
    thread.start()
    return thread


def _import_library() -> None:
    with _drawing:
        for module in LIBRARY:
            import_module(module)


def picture(key: str, draw: Callable[[], bytes]) -> bytes:
    """The picture of this name, drawn when nobody asked for it lately.

    Whoever draws has the library, which is not safe to use from two threads at once, alone.
    """
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


def figure_png(figure: Figure, dpi: int) -> bytes:
    """A figure as a PNG of few colours, `dpi` dots to the inch; only within `picture`."""
    from PIL import Image

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
    few_colours.save(drawn, "png", dpi=(dpi, dpi), compress_level=9)
    return drawn.getvalue()


def _whole_white(value: int) -> int:
    # the octree's white is the average of all that is nearly white
    return 255 if value >= 254 else value
