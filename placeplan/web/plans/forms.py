"""The forms of plans."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.plans import (
    LONGEST_PROSE,
    LONGEST_TITLE,
    Action,
    Finding,
    FindingKind,
    Plan,
    Step,
)
from placeplan.web.fields import Day, Line, Lines, OneOf, OneOfMany, PlainForm, SomeOf


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
    status = OneOf(
        _l("How the plan stands"), _l("how the plan stands"),
        choices=[
            ("draft", _l("Draft: for officers")),
            ("consultation_draft", _l("Consultation draft: issued for views")),
            ("adopted", _l("Adopted by the Partnership Board")),
        ],
        hint=_l("Comments are quoted in a draft only, as nobody has reviewed them yet"),
    )  # fmt: skip
    readers = OneOf(
        _l("Who can read it"), _l("who can read it"),
        choices=[("officers", _l("Officers")), ("anyone", _l("Anyone, on this site"))],
    )  # fmt: skip


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

    def finding(self, kind: FindingKind, kept: Finding | None = None) -> Finding:
        """What was filled in; raises Refused."""
        return Finding(
            kind,
            self.title.data,
            self.description.data or "",
            self.theme_key.data or "",
            kept.actions if kept else (),
            kept.id if kept else 0,
        )

    def fill_in(self, finding: Finding) -> None:
        """Show what is kept."""
        for name in ("title", "description", "theme_key"):
            self[name].data = getattr(finding, name)


class ActionForm(PlainForm):
    title = Line(_l("What is suggested"), _l("what is suggested"), longest=LONGEST_TITLE)
    lead = Line(_l("Who might lead"), _l("who might lead"), optional=True)
    lead_state = OneOf(
        _l("What the lead has said"), _l("what the lead has said"),
        choices=[
            ("suggested", _l("Nothing yet: it is only suggested")),
            ("agreed", _l("It has agreed")),
            ("declined", _l("It has declined")),
        ],
        hint=_l("Nobody is shown as committed who has not agreed"),
    )  # fmt: skip
    lead_reason = Lines(
        _l("Its reason for declining"), _l("its reason"), optional=True,
        hint=_l("This stands in the plan, in its own terms"),
    )  # fmt: skip
    partners = Lines(_l("Partners"), _l("partners"), optional=True, hint=_l("One on each line"))
    timescale = Line(
        _l("Timescale"), _l("a timescale"), optional=True, hint=_l("Such as: within two years")
    )
    measure = Lines(
        _l("How we shall know"), _l("a measure"), optional=True,
        hint=_l("How much, how well, and whether anyone is better off"),
    )  # fmt: skip
    outcome = OneOfMany(_l("Outcome of the Community Plan"), _l("an outcome"), optional=True)

    def action(self, action_id: int = 0) -> Action:
        """What was filled in; raises Refused."""
        partners = (name.strip() for name in (self.partners.data or "").splitlines())
        return Action(
            title=self.title.data,
            lead=self.lead.data or "",
            lead_state=self.lead_state.data,
            lead_reason=self.lead_reason.data or "",
            partners=tuple(filter(None, partners)),
            timescale=self.timescale.data or "",
            measure=self.measure.data or "",
            outcome=self.outcome.data or "",
            id=action_id,
        )

    def fill_in(self, action: Action) -> None:
        """Show what is kept."""
        for name in ("title", "lead", "lead_state", "lead_reason", "timescale", "measure"):
            self[name].data = getattr(action, name)
        self.outcome.data = action.outcome
        self.partners.data = "\n".join(action.partners)


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
    """Show how the plan stands."""
    form.title.data = plan.title
    form.surveys.data = list(plan.survey_slugs)
    form.status.data = plan.status
    form.readers.data = "anyone" if plan.is_published else "officers"


def with_kept(choices: list[tuple[str, object]], kept: str) -> list[tuple[str, object]]:
    """The choices, and what is kept where it is no longer among them."""
    if kept and kept not in {key for key, _label in choices}:
        return [*choices, (kept, _("%(found)s (no longer offered)", found=kept))]
    return choices
