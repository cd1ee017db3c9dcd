"""Understanding what partners really send: each cell becomes a value, or a fault that helps."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar, cast

from placeplan.domain.areas import Area
from placeplan.domain.british_dates import mended_day
from placeplan.domain.faults import Fault, Refused, fault, refuse
from placeplan.domain.listings import HEADINGS, KINDS, Heading, Kind, Listing, State
from placeplan.domain.partners import plain_name

Value = TypeVar("Value")

ALL_AREAS = frozenset(
    {"all", "all areas", "all deas", "every area", "every dea", "council wide", "councilwide"}
    | {"whole council", "all council area", "all council areas", "borough wide", "district wide"}
    | {"city wide", "citywide", "boroughwide", "districtwide", "all district electoral areas"}
)
# Beginnings of words that give a kind or a heading away.
KIND_STEMS: dict[str, tuple[str, ...]] = {
    "service": ("servic",),
    "programme": ("programm", "program", "project", "scheme"),
    "plan": ("plan", "plans", "strateg"),
}
HEADING_STEMS: dict[str, tuple[str, ...]] = {
    "social": ("social",),
    "physical": ("physical",),
    "economic": ("econom",),
}
# Titles of themes in other editions of the Place Standard.
OTHER_TITLES = {
    "facilities and amenities": "facilities_and_services",
    "social contact": "social_interaction",
    "identity": "identity_and_belonging",
    "influence and control": "influence_and_sense_of_control",
}
# Stands for areas or themes that could not be understood, so that no further fault is found.
_SOMETHING: tuple[str, ...] = ("?",)
_BETWEEN = re.compile(r"[;,\n|•]|\s/\s")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_MOST_ANDS = 12
_DEA = re.compile(r"\b(d\s?e\s?a|district electoral area)s?\b")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What cells may name: every area, the codes that "all" stands for, and the themes' titles
    by key. A name that several councils use for an area is that of this partnership.
    """

    areas: Sequence[Area]
    own_codes: Sequence[str]
    themes: Mapping[str, str]
    area_codes: Mapping[str, str] = field(init=False)
    area_names: Mapping[str, str] = field(init=False)
    theme_keys: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        own = set(self.own_codes)
        in_order = sorted(self.areas, key=lambda area: area.code in own)
        by_name = {plain_name(area.name): area.code for area in in_order}
        by_name |= {area.code.casefold(): area.code for area in self.areas}
        by_title = OTHER_TITLES | {plain_name(title): key for key, title in self.themes.items()}
        object.__setattr__(self, "area_codes", by_name)
        object.__setattr__(self, "area_names", {area.code: area.name for area in self.areas})
        object.__setattr__(self, "theme_keys", by_title)


def mended_listing(
    cells: Mapping[str, str], known: KnownNames, state: State = "waiting"
) -> Listing:
    """The listing that a row of a file stands for, its cells by column; missing ones are empty.

    Raises `Refused` with a fault for each cell that cannot be understood.
    """
    row = _Cells(cells)
    kind = row.value(lambda: mended_kind(row.text("kind")), KINDS[0])
    heading = row.value(lambda: mended_heading(row.text("heading")), HEADINGS[0])
    areas = row.value(lambda: mended_areas(row.text("areas"), known), _SOMETHING)
    themes = row.value(lambda: mended_themes(row.text("themes"), known), _SOMETHING)
    try:
        listing = Listing(
            partner=" ".join(row.text("partner").split()),
            name=" ".join(row.text("name").split()),
            kind=kind,
            heading=heading,
            area_codes=areas,
            description=row.text("description"),
            theme_keys=themes,
            outcome=row.text("outcome"),
            starts_on=row.day("starts_on"),
            ends_on=row.day("ends_on"),
            contact=row.text("contact"),
            last_checked_on=row.day("last_checked_on"),
            state=state,
        )
    except Refused as refused:
        raise Refused(*row.faults, *refused.faults) from refused
    if row.faults:
        raise Refused(*row.faults)
    return listing


def mended_text(text: str) -> str:
    """A text with its outer white space trimmed and its line ends made one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def mended_kind(text: str) -> Kind:
    """A kind in any loose spelling; `Refused` names the three, or the one probably meant."""
    return cast(Kind, _mended_choice(text, "kind", KIND_STEMS))


def mended_heading(text: str) -> Heading:
    """A heading by its key or its title in the plan ("Physical projects")."""
    return cast(Heading, _mended_choice(text, "heading", HEADING_STEMS))


def mended_areas(text: str, known: KnownNames) -> tuple[str, ...]:
    """Area codes from codes or names, `;` or `,` between, or `all`; each once.

    `Refused` names each that is unknown, with the area probably meant.
    """
    by_name, names = known.area_codes, known.area_names

    def find(part: str) -> tuple[str, ...] | None:
        plain = plain_name(part)
        if plain in ALL_AREAS:
            return tuple(known.own_codes)
        bare = " ".join(_DEA.sub(" ", plain).split())
        code = by_name.get(part.strip().casefold()) or by_name.get(plain) or by_name.get(bare)
        return (code,) if code else None

    def near(part: str) -> str:
        bare = " ".join(_DEA.sub(" ", plain_name(part)).split())
        close = get_close_matches(bare, by_name, n=1, cutoff=0.75)
        return names[by_name[close[0]]] if close else ""

    return _mended_parts(text, "areas", find, near)


def mended_themes(text: str, known: KnownNames) -> tuple[str, ...]:
    """Theme keys from keys or titles, `;` or `,` between; each once, in the order given."""
    by_title, themes = known.theme_keys, known.themes

    def find(part: str) -> tuple[str, ...] | None:
        plain = plain_name(part)
        key = "_".join(plain.split())
        if plain in ALL_AREAS or plain == "all themes":
            return tuple(themes)
        if part.strip().casefold() in themes or key in themes:
            return (key if key in themes else part.strip().casefold(),)
        meant = by_title.get(plain, "")
        return (meant,) if meant in themes else None

    def near(part: str) -> str:
        close = get_close_matches(plain_name(part), by_title, n=1, cutoff=0.7)
        return themes.get(by_title[close[0]], "") if close else ""

    return _mended_parts(text, "themes", find, near)


class _Cells:
    """The cells of a row, and the faults that were met on the way to their values."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.faults: list[Fault] = []

    def value(self, mend: Callable[[], Value], otherwise: Value) -> Value:
        try:
            return mend()
        except Refused as refused:
            self.faults.extend(refused.faults)
            return otherwise

    def text(self, column: str) -> str:
        return mended_text(self.cells.get(column, ""))

    def day(self, column: str) -> date | None:
        is_last = column == "ends_on"
        text = self.cells.get(column, "")
        return self.value(lambda: mended_day(text, column, is_last=is_last), None)


def _mended_parts(
    text: str,
    field: str,
    find: Callable[[str], tuple[str, ...] | None],
    near: Callable[[str], str],
) -> tuple[str, ...]:
    faults: list[Fault] = []
    found: list[str] = []
    for part in _parts(text, find):
        keys = find(part)
        if keys is not None:
            found.extend(keys)
        elif meant := near(part):
            faults.append(fault(f"{field}_unknown_near", field, found=part, meant=meant))
        else:
            faults.append(fault(f"{field}_unknown", field, found=part))
    if faults:
        raise Refused(*faults)
    return tuple(dict.fromkeys(found))


def _parts(text: str, find: Callable[[str], object]) -> Iterable[str]:
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        yield from _split_at_and(_AND.split(part)[:_MOST_ANDS], find) or [part]


def _split_at_and(pieces: list[str], find: Callable[[str], object]) -> list[str]:
    """The pieces joined so that each is known ("Moving around", "Traffic and parking")."""
    for count in range(len(pieces), 0, -1):
        first = " and ".join(pieces[:count])
        if find(first) is None:
            continue
        rest = _split_at_and(pieces[count:], find)
        if rest or count == len(pieces):
            return [first, *rest]
    return []


def _mended_choice(text: str, field: str, stems: Mapping[str, tuple[str, ...]]) -> str:
    words = plain_name(text).split()
    if not words:
        raise refuse("choice_missing", field, expected=", ".join(stems))
    meant = [
        key
        for key, beginnings in stems.items()
        if any(word == key or word.startswith(beginnings) for word in words)
    ]
    if len(meant) == 1:
        return meant[0]
    close = [key for word in words for key in get_close_matches(word, stems, n=1, cutoff=0.7)]
    if len(set(close)) == 1 and not meant:
        raise refuse("not_in_list_near", field, found=text, meant=close[0])
    raise refuse("not_in_list", field, found=text, expected=", ".join(stems))
