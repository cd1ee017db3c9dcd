"""A partnership's crest: a picture from outside, taken by its content and made safe to show."""

from io import BytesIO

from placeplan.domain.faults import refuse

LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_SIDE = 6_000
KEPT_HEIGHT = 240
KEPT_WIDTH = 960
TAKEN = ("PNG", "JPEG")


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
