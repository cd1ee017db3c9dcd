"""What a resident said, laid out for reading: before sending, and afterwards."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup

from placeplan.domain.drafts import Draft
from placeplan.domain.questionnaires import Scale
from placeplan.domain.responses import Answer, Response
from placeplan.domain.surveys import Survey
from placeplan.web.survey.steps import CHECK, Step, address_of
from placeplan.web.untranslated_texts import in_own_language

Row = tuple[str, str, str]


class Section(NamedTuple):
    """A part of the answers: its title, and question, answer and address to change each."""

    key: str
    title: str
    rows: Sequence[Row]


def checked_sections(survey: Survey, draft: Draft) -> list[Section]:
    """All that will be sent, in the order it was asked."""
    where = _where(survey, draft)
    return [
        *([Section("where", _("Where"), where)] if where else []),
        Section("themes", _("The themes"), _themes(survey, draft)),
        Section("ending", _("What matters most"), _ending(survey, draft)),
    ]


def own_rows(response: Response) -> list[tuple[int, str, str]]:
    """Number, title and rating of each theme."""
    themes = response.survey.questionnaire.themes
    return [
        (number, theme.title, _rating(response.answers[theme.key]))
        for number, theme in enumerate(themes, start=1)
    ]


def _where(survey: Survey, draft: Draft) -> list[Row]:
    rows = []
    if len(survey.areas) > 1:
        name = survey.area(draft.area_code).name if draft.area_code else ""
        rows.append((_("Area"), name, _change(survey, Step("ask_area"))))
    places = survey.places_in(draft.area_code)
    if places:
        names = {place.key: place.name for place in places}
        rows.append(
            (_("Place"), names.get(draft.place_key, ""), _change(survey, Step("ask_place")))
        )
    return rows


def _themes(survey: Survey, draft: Draft) -> list[Row]:
    scale = survey.questionnaire.scale
    return [
        (
            in_own_language(theme.title),
            _said(draft.answer(theme.key), scale),
            _change(survey, Step("ask_theme", theme.key)),
        )
        for theme in survey.questionnaire.themes
    ]


def _ending(survey: Survey, draft: Draft) -> list[Row]:
    titles = survey.questionnaire.themes_by_key
    chosen = (in_own_language(titles[key].title) for key in draft.priorities)
    priorities = Markup("\n").join(chosen)
    return [
        (_("Your priorities"), priorities, _change(survey, Step("ask_priorities"))),
        (_("What you are proud of here"), draft.assets, _change(survey, Step("ask_assets"))),
        (_("What you suggest"), draft.actions, _change(survey, Step("ask_actions"))),
    ]


def _said(answer: Answer, scale: Scale) -> str:
    parts = []
    if answer.rating is not None:
        parts.append(
            _("%(rating)s out of %(highest)s", rating=answer.rating, highest=scale.highest)
        )
    elif answer.is_dont_know:
        parts.append(_rating(answer))
    if answer.good:
        parts.append(_("Good now: %(text)s", text=answer.good))
    if answer.better:
        parts.append(_("Could be better: %(text)s", text=answer.better))
    return "\n".join(parts)


def _rating(answer: Answer) -> str:
    if answer.rating is not None:
        return str(answer.rating)
    return _("Don’t know or not relevant") if answer.is_dont_know else _("Not answered")


def _change(survey: Survey, step: Step) -> str:
    return address_of(survey, step, to=CHECK)
