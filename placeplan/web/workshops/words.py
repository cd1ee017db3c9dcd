"""Sheets in words: names of cells, ratings, changes and states, and the words the grid uses."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.faults import Fault
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.responses import DONT_KNOW, Response
from placeplan.domain.sheets import SheetChange
from placeplan.domain.surveys import Survey
from placeplan.web.survey.about import AGES, WAYS
from placeplan.wording import fault_sentence

SHORT_TITLES = {
    "moving_around": _l("Moving"),
    "public_transport": _l("Transport"),
    "traffic_and_parking": _l("Traffic"),
    "streets_and_spaces": _l("Streets"),
    "natural_space": _l("Nature"),
    "play_and_recreation": _l("Play"),
    "facilities_and_services": _l("Services"),
    "work_and_local_economy": _l("Work"),
    "housing_and_community": _l("Housing"),
    "social_interaction": _l("Social"),
    "identity_and_belonging": _l("Identity"),
    "feeling_safe": _l("Safety"),
    "care_and_maintenance": _l("Care"),
    "influence_and_sense_of_control": _l("Influence"),
}
LONGEST_SHORT_TITLE = 9
CELLS = {
    "number": _l("Sheet number"),
    "form": _l("Kind of sheet"),
    "people": _l("People"),
    "place": _l("Place"),
    "area": _l("Area"),
    "collected_on": _l("Date"),
    "priorities": _l("Priorities"),
    "assets": _l("What people are proud of here"),
    "actions": _l("Suggested actions"),
    "age_band": _l("Age"),
    "connection": _l("How the person knows the place"),
}
OF_A_THEME = {
    "rating": "%(theme)s",
    "range": "%(theme)s",
    "good": _l("%(theme)s: what is good now"),
    "better": _l("%(theme)s: what could be better"),
}


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with a sheet, and the cell it is about.

    `part` is rating, good, better, or the field's own name; `sentence` names the cell.
    """

    field: str
    theme_key: str
    part: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A change in words."""

    cell: str
    before: str
    after: str


def short_title(key: str, title: str) -> str:
    """A theme's name for a narrow column."""
    if key in SHORT_TITLES:
        return str(SHORT_TITLES[key])
    first = title.split()[0]
    return first if len(first) <= LONGEST_SHORT_TITLE else first[: LONGEST_SHORT_TITLE - 1] + "."


def cell_faults(faults: tuple[Fault, ...], questionnaire: Questionnaire) -> list[CellFault]:
    """Faults of a sheet, each with its cell's name before its sentence."""
    return [_cell_fault(found, questionnaire) for found in faults]


def _cell_fault(found: Fault, questionnaire: Questionnaire) -> CellFault:
    sentence = fault_sentence(found, _)
    stem, _underline, last = found.field.rpartition("_")
    theme = questionnaire.themes_by_key.get(stem)
    if theme is not None and last in OF_A_THEME:
        cell = str(OF_A_THEME[last]) % {"theme": theme.title}
        part = "rating" if last == "range" else last
        return CellFault(f"{stem}_{part}", stem, part, f"{cell}: {sentence}")
    if found.field in CELLS:
        return CellFault(found.field, "", found.field, f"{CELLS[found.field]}: {sentence}")
    return CellFault("", "", "", sentence)


def differences(changes: list[SheetChange], survey: Survey) -> list[Difference]:
    """Changes of a sheet as a table shows them."""
    return [
        Difference(
            _cell_name(change, survey.questionnaire),
            value_words(change.field, change.before, survey),
            value_words(change.field, change.after, survey),
        )
        for change in changes
    ]


def _cell_name(change: SheetChange, questionnaire: Questionnaire) -> str:
    if change.theme_key:
        theme = questionnaire.theme(change.theme_key).title
        return str(OF_A_THEME[change.field]) % {"theme": theme}
    return str(CELLS[change.field])


def value_words(field: str, value: str, survey: Survey) -> str:
    """A value of a sheet as people read it; “Blank” for nothing."""
    if not value:
        return _("Blank")
    if field == "rating":
        return mark_words(value)
    if field == "form":
        return form_words(value)
    if field == "place":
        return next((place.name for place in survey.places if place.key == value), value)
    if field == "area":
        return next((area.name for area in survey.areas if area.code == value), value)
    if field == "age_band":
        return str(dict(AGES)[value])
    if field == "connection":
        return ", ".join(str(dict(WAYS)[key]) for key in value.split(";"))
    if field == "priorities":
        known = survey.questionnaire.themes_by_key
        return ", ".join(known[key].title for key in value.split(";") if key in known)
    return value


def mark_words(mark: str) -> str:
    """`4`, `3–5, not agreed`, “Don't know”, or nothing."""
    if mark == DONT_KNOW:
        return _("Don’t know")
    if "-" in mark:
        return _("%(range)s, not agreed", range=mark.replace("-", "–"))
    return mark


def form_words(form: str) -> str:
    """The kind of a sheet."""
    return _("Group") if form == "group" else _("Individual")


def sheet_name(response: Response, number: int | str) -> str:
    """A sheet by its number and kind."""
    if response.form == "group":
        return _("Sheet %(number)s, group of %(people)s", number=number, people=response.people)
    return _("Sheet %(number)s, individual", number=number)
