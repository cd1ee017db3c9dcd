"""Where the names of the themes stand round a radar's rim, so that none touches another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, sin, sqrt
from typing import Literal, NamedTuple
from unicodedata import combining, east_asian_width, normalize

Anchor = Literal["start", "middle", "end"]

# Widths of letters in ems, rounded up, of a wide sans serif: narrower faces then fit as well.
LETTERS_BY_WIDTH = {
    0.3: "IJijl",
    0.35: " ,./:;\\|",
    0.4: "()-[]ft",
    0.45: "!r",
    0.5: '"*_`',
    0.55: "?csz",
    0.6: "FLkvxy",
    0.65: "$0123456789EPSTYabdeghnopqu{}",
    0.7: "ABCKRVXZ",
    0.75: "NU",
    0.8: "&DGHOQ",
    0.85: "#+<=>^w~",
    0.9: "M",
    1.0: "%@Wm",
}
WIDTH_BY_LETTER = {
    letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters
}
UNKNOWN_WIDTH, WIDE_WIDTH = 0.9, 1.1
ASCENT, DESCENT, LINE_HEIGHT = 0.95, 0.25, 1.2
ONE_LINE_EMS = 8.0
RIM_GAP, LABEL_GAP = 12.0, 4.0
CENTRED_BELOW = 0.12


class Point(NamedTuple):
    """A place on the drawing: units from the radar's centre, x to the right, y downwards."""

    x: float
    y: float

    def distance_from_line(self, start: "Point", end: "Point") -> float:
        """Units between this and the nearest place on the line from `start` to `end`."""
        across, down = end.x - start.x, end.y - start.y
        square = across**2 + down**2
        along = (self.x - start.x) * across + (self.y - start.y) * down
        share = min(max(along / square, 0.0), 1.0) if square else 0.0
        return hypot(start.x + share * across - self.x, start.y + share * down - self.y)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in drawing units; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right, in drawing units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom, in drawing units."""
        return self.bottom - self.top

    def overlaps(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether less than `gap` units lie between the two."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def distance_from_centre(self) -> float:
        """Units between the radar's centre and the nearest point of the rectangle."""
        return hypot(max(self.left, -self.right, 0.0), max(self.top, -self.bottom, 0.0))


@dataclass(frozen=True, slots=True)
class RadarLabel:
    """A theme's name beside the end of its spoke.

    `at` is where the first baseline meets the `anchor`; the next line is `line_step` units lower.
    `number_at` is the middle of the number that replaces the name where there is little room.
    """

    number: int
    lines: tuple[str, ...]
    anchor: Anchor
    at: Point
    line_step: float
    box: Box
    number_at: Point


@lru_cache(maxsize=1024)
def text_width(text: str, text_size: float) -> float:
    """A generous estimate of how wide `text` is, in the unit of `text_size`."""
    return text_size * sum(_letter_width(letter) for letter in normalize("NFD", text))


@lru_cache(maxsize=256)
def wrap_title(title: str) -> tuple[str, ...]:
    """The title on one line where it is short, else on two lines as even as its words allow."""
    words = title.split()
    whole = " ".join(words)
    if len(words) < 2 or text_width(whole, 1) <= ONE_LINE_EMS:
        return (whole,)
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(splits, key=lambda lines: max(text_width(line, 1) for line in lines))


@lru_cache(maxsize=64)
def place_labels(
    titles: tuple[str, ...], angles: tuple[float, ...], radius: float, text_size: float
) -> tuple[RadarLabel, ...]:
    """The labels of `titles` round a rim of `radius`, clear of it and of each other.

    Angles are radians clockwise from twelve o'clock. A label that would touch another moves away
    from the middle of the drawing, up in the upper half and down in the lower.
    """
    wrapped = [wrap_title(title) for title in titles]
    boxes = [
        _first_box(lines, angle, radius, text_size)
        for lines, angle in zip(wrapped, angles, strict=True)
    ]
    placed: dict[int, Box] = {}
    for index in sorted(range(len(boxes)), key=lambda index: round(abs(cos(angles[index])), 9)):
        upwards = cos(angles[index]) > -1e-9
        placed[index] = _move_clear(boxes[index], list(placed.values()), upwards)
    return tuple(
        _label(index + 1, wrapped[index], angle, placed[index], radius, text_size)
        for index, angle in enumerate(angles)
    )


def _letter_width(letter: str) -> float:
    if combining(letter):
        return 0.0
    wide = WIDE_WIDTH if east_asian_width(letter) in "WF" else UNKNOWN_WIDTH
    return WIDTH_BY_LETTER.get(letter, wide)


def _anchor(angle: float) -> Anchor:
    if abs(sin(angle)) < CENTRED_BELOW:
        return "middle"
    return "start" if sin(angle) > 0 else "end"


def _first_box(lines: tuple[str, ...], angle: float, radius: float, text_size: float) -> Box:
    """Just outside the rim: beside it at three o'clock, above it at twelve, between in between."""
    width = max(text_width(line, text_size) for line in lines)
    height = text_size * (ASCENT + DESCENT + LINE_HEIGHT * (len(lines) - 1))
    reach = radius + RIM_GAP
    middle = -(reach + height / 2) * cos(angle)
    top, bottom = middle - height / 2, middle + height / 2
    if _anchor(angle) == "middle":
        along = reach * sin(angle)
        return _outside(Box(along - width / 2, top, along + width / 2, bottom), reach)
    nearest = max(top, -bottom, 0.0)
    inner = max(reach * abs(sin(angle)), sqrt(max(reach**2 - nearest**2, 0.0)))
    if sin(angle) > 0:
        return Box(inner, top, inner + width, bottom)
    return Box(-inner - width, top, -inner, bottom)


def _outside(box: Box, reach: float) -> Box:
    """The box moved up or down until it is `reach` from the centre."""
    aside = max(box.left, -box.right, 0.0)
    needed = sqrt(max(reach**2 - aside**2, 0.0))
    if box.top + box.bottom < 0:
        shift = min(-needed - box.bottom, 0.0)
    else:
        shift = max(needed - box.top, 0.0)
    return Box(box.left, box.top + shift, box.right, box.bottom + shift)


def _move_clear(box: Box, placed: Sequence[Box], upwards: bool) -> Box:
    while touched := [other for other in placed if box.overlaps(other, LABEL_GAP)]:
        if upwards:
            bottom = min(other.top for other in touched) - LABEL_GAP
            box = Box(box.left, bottom - box.height, box.right, bottom)
        else:
            top = max(other.bottom for other in touched) + LABEL_GAP
            box = Box(box.left, top, box.right, top + box.height)
    return box


def _label(
    number: int,
    lines: tuple[str, ...],
    angle: float,
    box: Box,
    radius: float,
    text_size: float,
) -> RadarLabel:
    anchor = _anchor(angle)
    x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
    reach = radius + 1.5 * text_size
    return RadarLabel(
        number=number,
        lines=lines,
        anchor=anchor,
        at=Point(round(x, 1), round(box.top + ASCENT * text_size, 1)),
        line_step=round(LINE_HEIGHT * text_size, 1),
        box=box,
        number_at=Point(round(reach * sin(angle), 1), round(-reach * cos(angle), 1)),
    )
