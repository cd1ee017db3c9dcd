"""QR codes of addresses, for pages and posters."""

from io import BytesIO

import segno

QUIET_MODULES = 4
PIXELS_OF_A_MODULE = 12


def qr_svg(text: str) -> bytes:
    """A QR code as a stand-alone SVG picture, dark on white, with its quiet border."""
    return _saved(text, "svg", scale=8, light="white")


def qr_png(text: str) -> bytes:
    """A QR code as a PNG large enough for a poster."""
    return _saved(text, "png", scale=PIXELS_OF_A_MODULE)


def _saved(text: str, kind: str, **options: object) -> bytes:
    file = BytesIO()
    code = segno.make_qr(text, error="m")
    code.save(file, kind=kind, border=QUIET_MODULES, **options)
    return file.getvalue()
