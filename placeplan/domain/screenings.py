"""The two forms that open with a survey and are finished with its plan: Section 75 and rural needs.

What they ask is in `screening_questions.py`. They help with a council's own form and do not stand
in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from placeplan.domain.british_dates import day_in_words
from placeplan.domain.faults import Fault, Refused, fault

ScreeningKind = Literal["section_75", "rural_needs"]
ScreeningState = Literal["not_begun", "begun", "finished"]
AnswerKind = Literal["line", "lines", "choice", "day"]

SCREENING_KINDS: tuple[ScreeningKind, ...] = ("section_75", "rural_needs")
LONGEST_LINE, LONGEST_ANSWER = 200, 10_000


class Question(NamedTuple):
    """One thing that a form asks; its answer is text, a choice by its key, or a day.

    It must be answered before the form is finished unless `is_optional`; where `only_if` names
    another question of the same part and some of its choices, only after one of these.
    """

    key: str
    text: str
    kind: AnswerKind = "lines"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_optional: bool = False
    only_if: tuple[str, tuple[str, ...]] = ("", ())

    def is_needed(self, answers: Mapping[str, str]) -> bool:
        """Whether the form cannot be finished without it, given what else was answered."""
        other, choices = self.only_if
        return answers.get(other) in choices if other else not self.is_optional

    def shown(self, answer: str) -> str:
        """The answer in words: a choice by its name, a day as 12 June 2026."""
        if self.kind == "choice":
            return dict(self.choices).get(answer, answer)
        if self.kind == "day" and answer:
            return day_in_words(date.fromisoformat(answer))
        return answer


class FormPart(NamedTuple):
    """A part of a form, which is saved as a whole."""

    key: str
    title: str
    questions: tuple[Question, ...]
    lead: str = ""


class Form(NamedTuple):
    """What a screening asks, part by part, and which law it is about."""

    kind: ScreeningKind
    title: str
    law: str
    parts: tuple[FormPart, ...]

    def part(self, key: str) -> FormPart:
        """The part with this key; KeyError when there is none."""
        for part in self.parts:
            if part.key == key:
                return part
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class FilledPart:
    """What officers wrote in a part, by question, and who did last; version 0 before anybody."""

    answers: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    updated_at: str = ""
    updated_by: str = ""


@dataclass(frozen=True, slots=True)
class Screening:
    """A form as far as it is filled in, for one area of a survey."""

    form: Form
    survey_slug: str
    area_code: str
    filled: Mapping[str, FilledPart] = field(default_factory=dict)

    @property
    def state(self) -> ScreeningState:
        """Not begun, begun, or finished: finished once everything needed is answered."""
        if not any(each.answers for each in self.filled.values()):
            return "not_begun"
        return "begun" if self.unanswered else "finished"

    @property
    def unanswered(self) -> list[tuple[FormPart, Question]]:
        """What must still be answered, in the order of the form."""
        return [
            (part, question)
            for part in self.form.parts
            for question in part.questions
            if question.is_needed(self.answers(part.key))
            and not self.answers(part.key).get(question.key)
        ]

    def filled_part(self, key: str) -> FilledPart:
        """What is written in a part; nothing yet, if nothing is."""
        return self.filled.get(key, FilledPart())

    def answers(self, key: str) -> Mapping[str, str]:
        """The answers of a part by question; those that nobody gave are left out."""
        return self.filled_part(key).answers

    def part_state(self, key: str) -> ScreeningState:
        """How far one part is."""
        if not self.answers(key):
            return "not_begun"
        return "begun" if any(part.key == key for part, _ in self.unanswered) else "finished"


def checked_answers(part: FormPart, given: Mapping[str, str]) -> dict[str, str]:
    """The answers of a part as they are kept: trimmed, empty ones left out.

    `Refused` for an answer to a question that is not there, a choice that is none, a day that is
    none, or a text that is too long.
    """
    known = {question.key for question in part.questions}
    faults = [
        fault("name_unknown", key, found=key, expected=", ".join(known))
        for key in given
        if key not in known
    ]
    answers: dict[str, str] = {}
    for question in part.questions:
        text = given.get(question.key, "").replace("\r\n", "\n").replace("\r", "\n").strip()
        faults += _answer_faults(question, text)
        if text:
            answers[question.key] = text
    if faults:
        raise Refused(*faults)
    return answers


def _answer_faults(question: Question, text: str) -> Sequence[Fault]:
    most = LONGEST_LINE if question.kind == "line" else LONGEST_ANSWER
    if len(text) > most:
        return [fault("text_too_long", question.key, most=most, found=len(text))]
    if not text:
        return []
    if question.kind == "choice" and text not in dict(question.choices):
        expected = ", ".join(key for key, _ in question.choices)
        return [fault("not_in_list", question.key, found=text, expected=expected)]
    if question.kind == "day":
        try:
            date.fromisoformat(text)
        except ValueError:
            return [fault("date_form", question.key, found=text[:40])]
    return []
