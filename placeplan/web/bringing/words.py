"""What columns may mean and what labels are called, as officers read it."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from placeplan.domain.choice_labels import BETWEEN_AREA_AND_PLACE
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.response_mappings import OF_ONE_CHOICE, RATING, label_choices
from placeplan.domain.responses import CONNECTIONS, DONT_KNOW
from placeplan.domain.surveys import Survey
from placeplan.web.results.words import cell_name, channel_name


class Group(NamedTuple):
    """Meanings that stand together in the list: each with its words."""

    title: str
    meanings: Sequence[tuple[str, str]]


def meaning_groups(questionnaire: Questionnaire) -> list[Group]:
    """Every meaning of a column, by what it is about."""
    about = Group(
        _("About the answer"),
        [
            ("response_id", _("Number of the answer in the other tool")),
            ("collected_on", _("Date of the answer")),
            ("area", _("Area")),
            ("place", _("Place")),
            ("channel", _("Channel")),
            ("form", _("Individual or group")),
            ("people", _("People in the group")),
            ("workshop", _("Workshop")),
            ("age_band", _("Age group")),
            ("connection", _("Connection to the place")),
            *(
                (f"connection{OF_ONE_CHOICE}{key}", _("Box: %(name)s", name=cell_name(key)))
                for key in CONNECTIONS
            ),
        ],
    )
    whole = Group(
        _("On the whole"),
        [
            ("priorities", _("Priorities, one or several")),
            ("assets", _("What people are proud of")),
            ("actions", _("What people suggest")),
        ],
    )
    return [about, whole, *(_of_theme(theme.key, theme.title) for theme in questionnaire.themes)]


def meaning_name(meaning: str, questionnaire: Questionnaire) -> str:
    """What a meaning is called in the list."""
    for group in meaning_groups(questionnaire):
        for key, name in group.meanings:
            if key == meaning:
                return name
    return meaning


def kind_names() -> dict[str, str]:
    """What the labels of one kind of column are about."""
    return {
        RATING: _("Ratings"),
        "area": _("Areas"),
        "place": _("Places"),
        "channel": _("Channels"),
        "form": _("Individuals and groups"),
        "age_band": _("Age groups"),
        "connection": _("Connections to the place"),
        "priorities": _("Priorities"),
    }


def label_names(kind: str, survey: Survey) -> dict[str, str]:
    """What an officer may say that a label of a kind means, in words."""
    names = _names(kind, survey)
    blank = {"": _("Blank: nothing was said")}
    return {key: (names | blank)[key] for key in label_choices(kind, survey)}


def meaning_of_label(kind: str, means: str, survey: Survey) -> str:
    """A label's meaning in words; several with commas between."""
    names = label_names(kind, survey)
    if kind == RATING and "-" in means:
        return _("A group's range: %(range)s", range=means)
    if means in names:
        return names[means]
    return ", ".join(names.get(each, each) for each in means.split(";"))


def _of_theme(key: str, title: str) -> Group:
    return Group(
        title,
        [
            (f"{key}_rating", _("%(theme)s: rating", theme=title)),
            (f"{key}_good", _("%(theme)s: what is good", theme=title)),
            (f"{key}_better", _("%(theme)s: what could be better", theme=title)),
            (f"{key}_range", _("%(theme)s: a group's range", theme=title)),
            (f"priorities{OF_ONE_CHOICE}{key}", _("%(theme)s: box for a priority", theme=title)),
        ],
    )


def _names(kind: str, survey: Survey) -> dict[str, str]:
    questionnaire = survey.questionnaire
    if kind == RATING:
        return {DONT_KNOW: _("Don’t know, or not relevant")} | {
            str(point): _point(point, questionnaire.scale.meaning(point))
            for point in questionnaire.scale.points
        }
    if kind == "area":
        return {area.code: area.name for area in survey.areas}
    if kind == "place":
        return {
            f"{each.area_code}{BETWEEN_AREA_AND_PLACE}{each.key}": each.name
            for each in survey.places
        }
    if kind == "channel":
        return {key: channel_name(key) for key in label_choices(kind, survey)}
    if kind == "form":
        return {"individual": _("Individual"), "group": _("Group")}
    if kind == "priorities":
        return {theme.key: theme.title for theme in questionnaire.themes}
    others = {"prefer_not_to_say": _("Prefers not to say")}
    return others | {
        key: cell_name(key) for key in label_choices(kind, survey) if key and key not in others
    }


def _point(point: int, meaning: str) -> str:
    return f"{point} ({meaning})" if meaning else str(point)
