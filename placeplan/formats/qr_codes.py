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


def qr_modules(text: str) -> tuple[int, str]:
    """A QR code to be drawn in another picture: its side in modules, and an SVG path of the dark
    ones.
    """
    rows = list(segno.make_qr(text, error="m").matrix_iter(border=QUIET_MODULES))
    dark = [
        f"M{column} {line}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, module in enumerate(row)
        if module
    ]
    return len(rows), "".join(dark)


def _saved(text: str, kind: str, **options: object) -> bytes:
    file = BytesIO()
    code = segno.make_qr(text, error="m")
    code.save(file, kind=kind, border=QUIET_MODULES, **options)
    return file.getvalue()
