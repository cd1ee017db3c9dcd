"""The page that a plan is laid out on: ours, or that of a council's own Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from placeplan.formats.docx_xml import W

LONG_MM, SHORT_MM = 297.0, 210.0
SIDE_MM, WIDE_SIDE_MM, TOP_MM, FOOT_MM, EDGE_MM = 25.0, 20.0, 27.0, 22.0, 12.0
NARROWEST_ROOM_MM, LOWEST_ROOM_MM = 90.0, 120.0
TWIPS_PER_MM = 56.6929


@dataclass(frozen=True, slots=True)
class Margins:
    """The white edges of a page in millimetres; `edge` is above the head and below the foot.

    `side` is the left one, and the right one too unless that is given.
    """

    side: float
    top: float = TOP_MM
    foot: float = FOOT_MM
    edge: float = EDGE_MM
    right: float | None = None

    @property
    def sides(self) -> tuple[float, float]:
        """The left and the right margin."""
        return self.side, self.side if self.right is None else self.right


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in millimetres as it stands upright, with its margins upright and turned."""

    width: float = SHORT_MM
    height: float = LONG_MM
    upright: Margins = Margins(SIDE_MM)
    wide: Margins = Margins(WIDE_SIDE_MM)

    def margins(self, *, is_wide: bool) -> Margins:
        """The margins this way up."""
        return self.wide if is_wide else self.upright

    def size(self, *, is_wide: bool) -> tuple[float, float]:
        """Width and height this way up."""
        return (self.height, self.width) if is_wide else (self.width, self.height)

    def room(self, *, is_wide: bool) -> tuple[float, float]:
        """How wide and how high text may be."""
        (width, height), margins = self.size(is_wide=is_wide), self.margins(is_wide=is_wide)
        return width - sum(margins.sides), height - margins.top - margins.foot


A4 = Layout()


def layout_of(setting: Any) -> Layout:
    """The page of a section's setting; A4 for none and where no plan can be laid out on it."""
    if setting is None:
        return A4
    size, edges = setting.find(f"{W}pgSz"), setting.find(f"{W}pgMar")
    if size is None or edges is None:
        return A4
    short, long = sorted((_mm(size, "w"), _mm(size, "h")))
    top = max(abs(_mm(edges, "top")), EDGE_MM)
    foot = max(abs(_mm(edges, "bottom")), EDGE_MM)
    margins = Margins(
        _mm(edges, "left"), top, foot, max(_mm(edges, "header"), 5.0), _mm(edges, "right")
    )
    found = Layout(short, long, margins, margins)
    across, down = found.room(is_wide=False)
    is_usable = across >= NARROWEST_ROOM_MM and down >= LOWEST_ROOM_MM
    return found if is_usable else A4


def page_setting(
    references: str, layout: Layout, *, is_wide: bool, has_title_page: bool = False
) -> str:
    """The element that says how pages of this kind are laid out, and what stands at their edges."""
    width, height = layout.size(is_wide=is_wide)
    margins = layout.margins(is_wide=is_wide)
    left, right = margins.sides
    edge = twips(margins.edge)
    orientation = ' w:orient="landscape"' if is_wide else ""
    title_page = "<w:titlePg/>" if has_title_page else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(right)}"'
        f' w:bottom="{twips(margins.foot)}" w:left="{twips(left)}" w:header="{edge}"'
        f' w:footer="{edge}" w:gutter="0"/>{title_page}</w:sectPr>'
    )


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def _mm(element: Any, name: str) -> float:
    return float(element.get(f"{W}{name}", "0")) / TWIPS_PER_MM
