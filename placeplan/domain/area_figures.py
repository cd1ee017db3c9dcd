"""Figures about an area that officers bring from elsewhere, each with its source and its year.

None is made up here; `populations.py` works out what those of the population say together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

from placeplan.domain.faults import Fault, Refused, fault, refuse

Sex = Literal["all", "female", "male"]
PopulationBand = Literal["all", "0_15", "16_39", "40_64", "65_plus"]

SEXES: tuple[Sex, ...] = ("all", "female", "male")
POPULATION_BANDS: tuple[PopulationBand, ...] = ("0_15", "16_39", "40_64", "65_plus")
ALL_BANDS: tuple[PopulationBand, ...] = ("all", *POPULATION_BANDS)
POPULATION = "Population"
SUBJECTS = (POPULATION, "Wards", "Deprivation")
COLUMNS = ("subject", "detail", "sex", "age_band", "value", "unit", "source", "year", "note")
EARLIEST_YEAR, LATEST_YEAR = 1801, 2199
MOST_DIGITS, MOST_DECIMALS = 12, 4
LONGEST: Mapping[str, int] = MappingProxyType(
    {"subject": 100, "detail": 200, "unit": 60, "source": 300, "note": 1000}
)
_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?", re.ASCII)

Identity = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One figure: of what, of whom, how much, and from where.

    `detail` says which ward or measure it is, where the subject alone does not. `version` grows
    with each change of a stored figure. Raises `Refused` without a subject, source or likely year.
    """

    subject: str
    value: Decimal
    source: str
    year: int
    detail: str = ""
    sex: Sex = "all"
    age_band: PopulationBand = "all"
    unit: str = ""
    note: str = ""
    version: int = 0
    id: int = 0

    def __post_init__(self) -> None:
        faults = [
            fault("text_missing", name)
            for name in ("subject", "source")
            if not getattr(self, name).strip()
        ]
        faults += [
            fault("text_too_long", name, most=most, found=len(getattr(self, name)))
            for name, most in LONGEST.items()
            if len(getattr(self, name)) > most
        ]
        faults += _choice_faults("sex", self.sex, SEXES)
        faults += _choice_faults("age_band", self.age_band, ALL_BANDS)
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            faults.append(_year_fault(str(self.year)))
        if self.is_population and self.value < 0:
            faults.append(fault("number_negative", "value", found=str(self.value)))
        if faults:
            raise Refused(*faults)

    @property
    def is_population(self) -> bool:
        """Whether it says how many people live in the area, or in an age band of it."""
        return _plain(self.subject) == _plain(POPULATION) and not self.detail.strip()

    @property
    def title(self) -> str:
        """What it is of: “Number of wards” says its subject, “Wards”, already."""
        subject, detail = self.subject.strip(), self.detail.strip()
        if not detail:
            return subject
        is_said = f" {_plain(subject)} " in f" {_plain(detail)} "
        return detail if is_said else f"{subject}: {detail}"

    @property
    def identity(self) -> Identity:
        """What it is a figure of: another of the same identity takes its place."""
        return (_plain(self.subject), _plain(self.detail), self.sex, self.age_band, self.year)

    @property
    def says(self) -> tuple[str, str, str, str]:
        """What may change while it stays the same figure."""
        return (value_text(self.value), self.unit, self.source, self.note)


def figure_from_cells(cells: Mapping[str, str]) -> AreaFigure:
    """The figure that a row of texts says, by column; `Refused` with every fault in it."""
    faults: list[Fault] = []
    texts = {name: " ".join(cells.get(name, "").split()) for name in COLUMNS}
    value, year = Decimal(), EARLIEST_YEAR
    try:
        value = value_from_text(texts["value"])
    except Refused as refused:
        faults += refused.faults
    if re.fullmatch(r"\d{4}", texts["year"], re.ASCII):
        year = int(texts["year"])
    else:
        faults.append(_year_fault(texts["year"]))
    try:
        return _checked(
            AreaFigure(
                subject=texts["subject"],
                value=value,
                source=texts["source"],
                year=year,
                detail=texts["detail"],
                sex=_sex(texts["sex"]),
                age_band=_band(texts["age_band"]),
                unit=texts["unit"],
                note=texts["note"],
            ),
            faults,
        )
    except Refused as refused:
        known = {found.field for found in faults}
        raise Refused(*faults, *(each for each in refused.faults if each.field not in known)) from (
            refused
        )


def value_from_text(text: str) -> Decimal:
    """An exact number as people write it, with commas between thousands or without."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if not plain:
        raise refuse("text_missing", "value")
    try:
        if not _NUMBER.fullmatch(plain):
            raise refuse("figure_number", "value", found=text[:40])
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation as error:
        raise refuse("figure_number", "value", found=text[:40]) from error
    _sign, digits, exponent = value.as_tuple()
    decimals = -int(exponent)
    if decimals > MOST_DECIMALS or len(digits) - decimals > MOST_DIGITS:
        raise refuse("figure_number", "value", found=text[:40])
    return value


def value_text(value: Decimal) -> str:
    """The number as it is kept and put into files: its digits, without commas."""
    return f"{value:f}"


def by_subject(figures: Iterable[AreaFigure]) -> dict[str, list[AreaFigure]]:
    """The figures under their subjects, population first, as first written."""
    found: dict[str, tuple[str, list[AreaFigure]]] = {}
    order = [_plain(subject) for subject in SUBJECTS]
    for figure in figures:
        found.setdefault(_plain(figure.subject), (figure.subject, []))[1].append(figure)
    places = {plain: at for at, plain in enumerate(order)}
    ordered = sorted(found, key=lambda plain: (places.get(plain, len(order)), plain))
    return {found[plain][0]: sorted(found[plain][1], key=_place) for plain in ordered}


def repeated(figures: Sequence[tuple[str, AreaFigure]]) -> list[tuple[int, int]]:
    """Positions of figures, each with its area's code, of something that an earlier one is of.

    With each the position of that one.
    """
    first: dict[tuple[str, Identity], int] = {}
    return [
        (at, first[area_code, figure.identity])
        for at, (area_code, figure) in enumerate(figures)
        if first.setdefault((area_code, figure.identity), at) != at
    ]


def _place(figure: AreaFigure) -> tuple[int, str, int, int]:
    band, sex = ALL_BANDS.index(figure.age_band), SEXES.index(figure.sex)
    return (-figure.year, _plain(figure.detail), band, sex)


def _checked(figure: AreaFigure, faults: Sequence[Fault]) -> AreaFigure:
    if faults:
        raise Refused(*faults)
    return figure


def _choice_faults(field: str, found: str, known: Sequence[str]) -> list[Fault]:
    if found in known:
        return []
    return [fault("not_in_list", field, found=found, expected=", ".join(known))]


def _year_fault(found: str) -> Fault:
    if not found:
        return fault("text_missing", "year")
    return fault(
        "year_unlikely", "year", found=found[:20], earliest=EARLIEST_YEAR, latest=LATEST_YEAR
    )


def _sex(text: str) -> Sex:
    words: Mapping[str, Sex] = {
        **dict.fromkeys(("", "all", "both", "persons", "people", "everyone"), "all"),
        **dict.fromkeys(("female", "females", "women", "f"), "female"),
        **dict.fromkeys(("male", "males", "men", "m"), "male"),
    }
    return words.get(_plain(text), text)  # type: ignore[arg-type]  # a figure refuses what is none


def _band(text: str) -> PopulationBand:
    plain = re.sub(r"[\s–—_-]+", "_", _plain(text)).replace("65+", "65_plus")
    words = {"": "all", "all_ages": "all", "0_to_15": "0_15", "16_to_39": "16_39"}
    words |= {"40_to_64": "40_64", "65_and_over": "65_plus", "65_or_over": "65_plus"}
    words |= {"under_16": "0_15"}
    known = words.get(plain, plain)
    return known if known in ALL_BANDS else text  # type: ignore[return-value]  # as above


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
