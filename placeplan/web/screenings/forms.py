"""A part of a screening form as fields to fill in."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import HiddenField

from placeplan.domain.screenings import (
    LONGEST_ANSWER,
    LONGEST_LINE,
    FilledPart,
    FormPart,
    Question,
)
from placeplan.web.fields import Day, Line, Lines, OneOf
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent


class PartForm(PlainForm):
    """What the forms of all parts have; `part_form` adds a field for each question."""

    version = HiddenField()

    @property
    def version_sent(self) -> int:
        """The version that the change began from."""
        return number_sent(self.version.data) or 0

    def answers(self, part: FormPart) -> dict[str, str]:
        """What was filled in, by question."""
        found = {question.key: self[question.key].data for question in part.questions}
        return {
            key: answer.isoformat() if isinstance(answer, date) else answer or ""
            for key, answer in found.items()
        }

    def say_what_is_optional(self, part: FormPart) -> None:
        """Call optional what need never be answered; all may be left open while the form is."""
        for question in part.questions:
            self[question.key].is_optional = question.is_optional

    def fill_in(self, part: FormPart, filled: FilledPart) -> None:
        """Show what is kept."""
        self.version.data = str(filled.version)
        for question in part.questions:
            answer = filled.answers.get(question.key, "")
            is_day = question.kind == "day" and answer
            self[question.key].data = date.fromisoformat(answer) if is_day else answer


def part_form(part: FormPart) -> Any:
    """A form with a field for each question of the part; none must be filled in to save it."""
    fields = {question.key: _field(question) for question in part.questions}
    return type("FilledPartForm", (PartForm,), fields)()


def _field(question: Question) -> Any:
    given: dict[str, Any] = {"optional": True, "hint": _(question.hint) if question.hint else ""}
    label = _(question.text)
    if question.kind == "choice":
        return OneOf(label, choices=[(key, _(name)) for key, name in question.choices], **given)
    if question.kind == "day":
        return Day(label, _("the day"), **given)
    if question.kind == "line":
        return Line(label, longest=LONGEST_LINE, **given)
    return Lines(label, longest=LONGEST_ANSWER, **given)
