"""A partnership's crest: a picture from outside, taken by its content and made safe to show."""

from functools import lru_cache
from io import BytesIO

from placeplan.domain.faults import refuse

LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_SIDE = 6_000
KEPT_HEIGHT = 240
KEPT_WIDTH = 960
TAKEN = ("PNG", "JPEG")
# a header shows a crest 44 pixels high and 176 wide at most; screens have two dots to a pixel
HEADER_BYTES = 8_000
HEADER_SIZES = ((352, 88), (264, 66), (176, 44))
HEADER_COLOURS = (64, 16)


def crest_png(content: bytes) -> bytes:
    """The picture drawn anew as a PNG of at most 960 by 240 pixels, with nothing hidden in it.

    `Refused` when it is too large, or neither a PNG nor a JPEG by its content.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > LARGEST_BYTES:
        raise refuse("crest_too_large", "crest", most=LARGEST_BYTES // 1024 // 1024)
    try:
        with Image.open(BytesIO(content), formats=TAKEN) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise refuse("crest_too_wide", "crest", most=LARGEST_SIDE)
            drawn = picture.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refuse("crest_too_wide", "crest", most=LARGEST_SIDE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if hasattr(error, "faults"):
            raise
        raise refuse("crest_form", "crest") from error
    drawn.thumbnail((KEPT_WIDTH, KEPT_HEIGHT))
    kept = BytesIO()
    drawn.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@lru_cache(maxsize=2)
def header_crest_png(kept: bytes) -> bytes:
    """A kept crest as small as the header of a page shows it, on its white, in few colours.

    At most `HEADER_BYTES` long: a picture that stays larger, as a photograph does, loses colours
    and then dots.
    """
    from PIL import Image

    with Image.open(BytesIO(kept), formats=TAKEN) as picture:
        whole = Image.new("RGBA", picture.size, "white")
        whole.alpha_composite(picture.convert("RGBA"))
    for size in HEADER_SIZES:
        scaled = whole.convert("RGB")
        scaled.thumbnail(size)
        for colours in HEADER_COLOURS:
            few = scaled.quantize(colours, dither=Image.Dither.NONE)
            drawn = BytesIO()
            few.save(drawn, "PNG", optimize=True)
            if drawn.tell() <= HEADER_BYTES:
                return drawn.getvalue()
    return drawn.getvalue()
