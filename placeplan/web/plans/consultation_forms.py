"""The forms with which officers answer what was said of a draft."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.consultations import (
    LONGEST_SUMMARY,
    WHOLE_PLAN,
    ConsultationPoint,
    PlanComment,
)
from placeplan.domain.plan_trees import PlanTree
from placeplan.web.fields import Day, Lines, OneOf, OneOfMany
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent

STATE_NAMES = {
    "new": _l("New"),
    "considered": _l("Considered"),
    "left_out": _l("Left out"),
}
OUTCOME_NAMES = {
    "open": _l("Not answered yet"),
    "changed": _l("Changed"),
    "not_changed": _l("Not changed"),
}
LONGEST_SHOWN = 90


class PointForm(PlainForm):
    section_key = OneOfMany(_l("Section"), _l("a section"))
    said = Lines(
        _l("What was said"), _l("what was said"), longest=LONGEST_SUMMARY,
        hint=_l("In your words, for one comment or many. Name nobody: this is published"),
    )  # fmt: skip
    outcome = OneOf(
        _l("What came of it"), _l("what came of it"),
        choices=[
            ("open", _l("It is not answered yet")),
            ("changed", _l("The plan was changed")),
            ("not_changed", _l("The plan was not changed")),
        ],
    )  # fmt: skip
    answer = Lines(
        _l("What changed, or why nothing did"), _l("an answer"), optional=True,
        longest=LONGEST_SUMMARY,
    )  # fmt: skip
    version = HiddenField()

    def __init__(self, tree: PlanTree) -> None:
        super().__init__()
        self.section_key.choices = list(section_names(tree).items())

    def point(self, updated_by: str, point_id: int = 0) -> ConsultationPoint:
        """What was filled in; raises Refused."""
        return ConsultationPoint(
            self.section_key.data,
            self.said.data,
            self.outcome.data,
            self.answer.data or "",
            version=number_sent(self.version.data) or 0,
            updated_by=updated_by,
            id=point_id,
        )

    def fill_in(self, point: ConsultationPoint) -> None:
        """Show what is kept."""
        for name in ("section_key", "said", "outcome", "answer"):
            self[name].data = getattr(point, name)
        self.version.data = str(point.version)


class ReviewForm(PlainForm):
    state = OneOf(
        _l("What you did with it"), _l("what you did with it"),
        choices=[
            ("new", _l("Nothing yet: it is new")),
            ("considered", _l("It was considered")),
            ("left_out", _l("It is left out: abuse, spam, or about something else")),
        ],
    )  # fmt: skip
    point = OneOfMany(
        _l("The point that answers it"), _l("a point"), optional=True,
        hint=_l("Several comments can be answered in one point"),
    )  # fmt: skip
    reason = Lines(
        _l("Why it is left out"), _l("a reason"), optional=True, longest=LONGEST_SUMMARY,
        hint=_l("Kept with the comment, for officers"),
    )  # fmt: skip
    version = HiddenField()

    def __init__(self, points: Sequence[ConsultationPoint]) -> None:
        super().__init__()
        shown = [(str(each.id), _in_short(each.said)) for each in points]
        self.point.choices = [("", _("None yet")), *shown]

    def fill_in(self, comment: PlanComment) -> None:
        """Show what is kept."""
        self.state.data = "considered" if comment.state == "new" else comment.state
        self.point.data = str(comment.point or "")
        self.reason.data, self.version.data = comment.reason, str(comment.version)


class CommentDaysForm(PlainForm):
    opens_on = Day(_l("First day for comments"), _l("the first day for comments"))
    closes_on = Day(_l("Last day for comments"), _l("the last day for comments"))
    seen = HiddenField()


def section_names(tree: PlanTree) -> dict[str, str]:
    """What comments can be about, by key: the plan as a whole, then each section."""
    sections = {section.key: section.heading for section in tree.sections}
    return {WHOLE_PLAN: _("The plan as a whole")} | sections


def _in_short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
