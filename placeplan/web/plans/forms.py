"""The forms of plans."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.plans import (
    LONGEST_PROSE,
    LONGEST_TITLE,
    Finding,
    FindingKind,
    Plan,
    Step,
)
from placeplan.web.fields import Day, Line, Lines, OneOf, OneOfMany, SomeOf
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent


class NewPlanForm(PlainForm):
    area = OneOfMany(_l("Area"), _l("an area"))
    surveys = SomeOf(
        _l("Surveys the plan draws on"), _l("at least one survey"),
        hint=_l("Each survey keeps its own figures. You can change this later"),
    )  # fmt: skip
    title = Line(
        _l("Title"), _l("a title"), optional=True, longest=LONGEST_TITLE,
        hint=_l("Leave this empty to call it after its area"),
    )  # fmt: skip


class PlanForm(PlainForm):
    title = Line(_l("Title"), _l("a title"), longest=LONGEST_TITLE)
    surveys = SomeOf(_l("Surveys the plan draws on"), _l("at least one survey"), optional=True)


class SectionForm(PlainForm):
    prose = Lines(
        _l("Your words in this section"), _l("your words"), optional=True, longest=LONGEST_PROSE,
        hint=_l(
            "Leave an empty line between paragraphs. **Two stars** make bold, *one star* italics,"
            " and a line that begins with - is a point of a list"
        ),
    )  # fmt: skip
    version = HiddenField()


class FindingForm(PlainForm):
    title = Line(_l("Name"), _l("a name"), longest=LONGEST_TITLE)
    description = Lines(_l("What people need to know about it"), _l("a description"), optional=True)
    theme_key = OneOfMany(
        _l("Theme"), _l("a theme"), optional=True,
        hint=_l("Its figures stand beside your words as evidence"),
    )  # fmt: skip
    version = HiddenField()

    def finding(self, kind: FindingKind, finding_id: int = 0, *, tag_id: int = 0) -> Finding:
        """What was filled in; raises Refused."""
        return Finding(
            kind,
            self.title.data,
            self.description.data or "",
            self.theme_key.data or "",
            id=finding_id,
            tag_id=tag_id,
            version=number_sent(self.version.data) or 0,
        )

    def fill_in(self, finding: Finding) -> None:
        """Show what is kept."""
        for name in ("title", "description", "theme_key"):
            self[name].data = getattr(finding, name)
        self.version.data = str(finding.version)


class StepForm(PlainForm):
    title = Line(_l("What happens"), _l("what happens"), longest=LONGEST_TITLE)
    kind = OneOf(
        _l("Kind of step"), _l("a kind of step"),
        choices=[
            ("consultation", _l("Consultation")),
            ("board", _l("Partnership Board")),
            ("other", _l("Something else")),
        ],
    )  # fmt: skip
    starts_on = Day(_l("Date, or the first day"), _l("the first day"), optional=True)
    ends_on = Day(_l("Last day"), _l("the last day"), optional=True)
    seen = HiddenField()

    def step(self, step_id: int = 0) -> Step:
        """What was filled in; raises Refused."""
        return Step(
            self.kind.data, self.title.data, self.starts_on.data, self.ends_on.data, step_id
        )

    def fill_in(self, step: Step) -> None:
        """Show what is kept."""
        for name in ("title", "kind", "starts_on", "ends_on"):
            self[name].data = getattr(step, name)


def fill_in_plan(form: PlanForm, plan: Plan) -> None:
    """Show what is kept."""
    form.title.data = plan.title
    form.surveys.data = list(plan.survey_slugs)


def with_kept(choices: list[tuple[str, object]], kept: str) -> list[tuple[str, object]]:
    """The choices, and what is kept where it is no longer among them."""
    if kept and kept not in {key for key, _label in choices}:
        return [*choices, (kept, _("%(found)s (no longer offered)", found=kept))]
    return choices
