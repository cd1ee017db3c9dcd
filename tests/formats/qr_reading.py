"""The modules of a QR code, read back from the pictures it is drawn in."""

import re
from io import BytesIO

from PIL import Image

Modules = set[tuple[int, int]]

MOVE = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")
SQUARE = re.compile(r"M(\d+) (\d+)h1v1h-1z")


def modules_in_png(content: bytes, side: int) -> Modules:
    """The dark modules, column and row, of a picture that is `side` modules wide."""
    picture = Image.open(BytesIO(content)).convert("L")
    assert picture.width == picture.height and picture.width % side == 0
    width = picture.width // side
    middles = {
        (column, row): picture.getpixel((column * width + width // 2, row * width + width // 2))
        for column in range(side)
        for row in range(side)
    }
    return {place for place, light in middles.items() if light == 0}


def modules_in_lines(path: str) -> Modules:
    """The dark modules of a path that draws each row of them in lines one module thick."""
    found: Modules = set()
    x = y = 0.0
    for command, first, second in MOVE.findall(path):
        if command == "h":
            found |= {(column, int(y)) for column in range(int(x), int(x) + int(first))}
            x += int(first)
        else:
            x, y = (
                (float(first), float(second))
                if command == "M"
                else (x + float(first), y + float(second))
            )
    return found


def modules_in_squares(path: str) -> Modules:
    """The dark modules of a path that draws a square for each."""
    return {(int(column), int(row)) for column, row in SQUARE.findall(path)}
