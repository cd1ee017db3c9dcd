"""The page on which a workshop's sheets are entered: the grid, and one sheet at a time."""

from flask import render_template
from flask.typing import ResponseReturnValue

from placeplan.operations.workshops import list_sheets
from placeplan.web.database import db
from placeplan.web.survey.about import AGES, WAYS
from placeplan.web.workshops.blueprint import GRID, bp, get_meeting
from placeplan.web.workshops.hall_words import grid_words
from placeplan.web.workshops.halls import hall_setup, kept_for_the_hall
from placeplan.web.workshops.typed_sheets import numbered
from placeplan.web.workshops.words import form_words, mark_words, short_title


@bp.get(GRID)
@kept_for_the_hall
def show_grid(slug: str, workshop_key: str) -> ResponseReturnValue:
    meeting = get_meeting(slug, workshop_key)
    stored = list_sheets(db(), meeting.workshop)
    themes = [
        (theme, short_title(theme.key, theme.title))
        for theme in meeting.survey.questionnaire.themes
    ]
    return render_template(
        "workshops/show_grid.html",
        meeting=meeting,
        themes=themes,
        sheets=[(n, one) for n, one in numbered(meeting, stored) if one.state == "counted"],
        mark_words=mark_words,
        form_words=form_words,
        grid=hall_setup(meeting) | {"words": grid_words()},
        ages=AGES,
        ways=WAYS,
    )
