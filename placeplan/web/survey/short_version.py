"""The short version: all themes rated on one page, with room for words where they are wanted."""

from collections.abc import Iterator
from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Field

from placeplan.domain.drafts import Draft
from placeplan.domain.questionnaires import Scale
from placeplan.domain.responses import Answer, answer_from_mark, tidy_text
from placeplan.domain.surveys import Survey
from placeplan.web.survey.asking import ask
from placeplan.web.survey.changes import (
    ANSWER_LENGTH,
    digest_of_answer,
    filled_in_with,
    latest_answer,
)
from placeplan.web.survey.doors import for_draft
from placeplan.web.survey.forms import ThemeForm
from placeplan.web.survey.parts import theme_rating
from placeplan.web.survey.steps import ALL_THEMES, ThemePage, theme_pages

CLEAR = "clear "


class ThemePart(ThemeForm):
    """The questions of one theme among all; what is wrong with them names the theme."""

    def __init__(self, scale: Scale, page: ThemePage, draft: Draft) -> None:
        self.page = page
        title = page.theme.title
        super().__init__(scale, page.theme, draft, prefix=f"{page.theme.key}-")
        self.good.label.text = _("%(theme)s: what is good now?", theme=title)
        self.better.label.text = _("%(theme)s: what could be better?", theme=title)
        self.rating.thing = f"{self.rating.thing} (“{title}”)"

    @property
    def answer(self) -> Answer:
        """What was said of the theme; no rating where it was taken back."""
        is_cleared = request.form.get("go") == CLEAR + self.page.theme.key
        mark = "" if is_cleared else self.rating.data or ""
        return answer_from_mark(
            mark, tidy_text(self.good.data or ""), tidy_text(self.better.data or "")
        )

    @property
    def has_words(self) -> bool:
        """Whether the room for words has something in it, or something wrong with it."""
        boxes = (self.good, self.better)
        return any(box.data or box.errors for box in boxes)


class ShortForm:
    """The questions of all themes, as one form. `shown` says what it was filled in with.

    Only what differs from that is saved: a theme that was answered in another window meanwhile
    keeps its answer.
    """

    def __init__(self, survey: Survey, draft: Draft) -> None:
        pages = theme_pages(survey.questionnaire)
        scale = survey.questionnaire.scale
        self.parts = {key: ThemePart(scale, page, draft) for key, page in pages.items()}
        self.shown = filled_in_with("".join(digest_of_answer(draft.answer(key)) for key in pages))
        self.form_errors: list[str] = []

    def __iter__(self) -> Iterator[Field]:
        for part in self.parts.values():
            yield from part

    @property
    def errors(self) -> list[str]:
        """Everything that is wrong."""
        return [sentence for field in self for sentence in field.errors]

    def validate_on_submit(self) -> bool:
        """Whether something was sent, and nothing is wrong with it."""
        found = [part.validate_on_submit() for part in self.parts.values()]
        return all(found)

    def answered(self, now: Draft) -> Draft:
        """The draft with what was changed on this page."""
        answers = dict(now.answers)
        for position, (key, part) in enumerate(self.parts.items()):
            shown = self.shown[position * ANSWER_LENGTH :]
            answers[key] = latest_answer(part.answer, now.answer(key), shown)
        return replace(now, answers=answers, is_short=True)


@for_draft
def rate_themes(survey: Survey, draft: Draft) -> ResponseReturnValue:
    return ask(survey, draft, ALL_THEMES, ShortForm, ShortForm.answered, theme_rating=theme_rating)
