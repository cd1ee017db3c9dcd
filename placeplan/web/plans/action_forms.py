"""The forms of actions: what is suggested, and what its lead has said."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.actions import Action
from placeplan.domain.leads import LONGEST_REASON, LeadAnswer
from placeplan.domain.outcomes import Outcome
from placeplan.domain.partners import Partner
from placeplan.domain.plan_parts import LONGEST_TITLE
from placeplan.web.fields import Day, Line, Lines, OneOf, OneOfMany, SomeOf
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import none_or
from placeplan.web.plans.forms import with_kept

ANOTHER = "another"
CO_PRODUCTION_NAMES = {
    "co_design": _l("Co-design: worked out together"),
    "co_commissioning": _l("Co-commissioning: decided and paid for together"),
    "co_delivery": _l("Co-delivery: carried out together"),
    "co_assessment": _l("Co-assessment: judged together"),
}
WELLBEING_NAMES = {
    "social": _l("Social"),
    "economic": _l("Economic"),
    "environmental": _l("Environmental"),
    "democratic": _l("Democratic"),
}
MEANS_NAMES = {
    "meeting": _l("At a meeting"),
    "email": _l("By email"),
    "telephone": _l("By telephone"),
    "letter": _l("By letter"),
}
_PLAIN = (
    "title", "timescale", "due_on", "measure", "indicator", "how_much", "how_well", "better_off",
    "outcome", "co_production", "wellbeing",
)  # fmt: skip


class ActionForm(PlainForm):
    title = Line(_l("What is suggested"), _l("what is suggested"), longest=LONGEST_TITLE)
    lead = OneOfMany(
        _l("Who might lead"), _l("who might lead"), optional=True,
        hint=_l(
            "A partner in the list sees the action through its link, and agrees or declines there"
        ),
    )  # fmt: skip
    lead_other = Line(
        _l("Another body that might lead"), _l("the name of the body"), optional=True,
        hint=_l("If it is not in the list above"),
    )  # fmt: skip
    partners = SomeOf(_l("Partners that might help"), _l("partners"), optional=True)
    partners_other = Lines(
        _l("Other bodies that might help"), _l("other bodies"), optional=True,
        hint=_l("One on each line"),
    )  # fmt: skip
    timescale = Line(
        _l("Timescale"), _l("a timescale"), optional=True, hint=_l("Such as: within two years")
    )
    due_on = Day(
        _l("By which day"), _l("the day by which it is to be done"), optional=True,
        hint=_l("It stands in the plan, and puts actions in order"),
    )  # fmt: skip
    outcome = OneOfMany(_l("Outcome of the Community Plan"), _l("an outcome"), optional=True)
    measure = Lines(
        _l("How we shall know"), _l("a measure"), optional=True,
        hint=_l("In a sentence, for the table of actions"),
    )  # fmt: skip
    how_much = Line(
        _l("How much?"), _l("how much"), optional=True, longest=LONGEST_TITLE,
        hint=_l("What is counted, such as: visits to the club in a year"),
    )  # fmt: skip
    how_well = Line(
        _l("How well?"), _l("how well"), optional=True, longest=LONGEST_TITLE,
        hint=_l("Such as: the share of members who come back"),
    )  # fmt: skip
    better_off = Line(
        _l("Is anyone better off?"), _l("who is better off"), optional=True, longest=LONGEST_TITLE,
        hint=_l("Such as: the share of members who feel less lonely"),
    )  # fmt: skip
    indicator = Line(
        _l("Population indicator"), _l("an indicator"), optional=True, longest=LONGEST_TITLE,
        hint=_l("A figure about everyone in the area, which no single action moves alone"),
    )  # fmt: skip
    co_production = SomeOf(
        _l("Co-production"), _l("a kind of co-production"), optional=True,
        choices=list(CO_PRODUCTION_NAMES.items()),
    )  # fmt: skip
    wellbeing = SomeOf(
        _l("Wellbeing it adds to"), _l("a kind of wellbeing"), optional=True,
        choices=list(WELLBEING_NAMES.items()),
    )  # fmt: skip
    version = HiddenField()

    def offer(
        self, partners: Sequence[Partner], outcomes: Sequence[Outcome], kept: Action | None
    ) -> None:
        """Offer the partners on record and the outcomes, and what is kept besides."""
        self._partners = list(partners)
        names = [(str(partner.id), partner.name) for partner in partners]
        self.lead.choices = [
            ("", _("Not known yet")), *names, (ANOTHER, _("Another body, named below")),
        ]  # fmt: skip
        self.partners.choices = names
        titles: list[tuple[str, object]] = [(each.title, each.title) for each in outcomes]
        self.outcome.choices = with_kept(none_or(titles), kept.outcome if kept else "")

    def validate(self, extra_validators: object = None) -> bool:
        """Check each field, and that another body has a name."""
        fits = super().validate(extra_validators)
        if self.lead.data == ANOTHER and not self.lead_other.data:
            self.lead_other.errors = [_("Enter the name of the body that might lead")]
            return False
        return bool(fits)

    def action(self, action_id: int = 0) -> Action:
        """What was filled in; raises Refused."""
        on_record = {str(partner.id): partner.name for partner in self._partners}
        others = (name.strip() for name in (self.partners_other.data or "").splitlines())
        values = {name: self[name].data or "" for name in _PLAIN}
        values |= {name: tuple(self[name].data) for name in ("co_production", "wellbeing")}
        values["due_on"] = self.due_on.data
        return Action(
            **values,
            lead=on_record.get(self.lead.data or "", self.lead_other.data or ""),
            partners=(
                *(on_record[key] for key in self.partners.data if key in on_record),
                *filter(None, others),
            ),
            id=action_id,
            version=number_sent(self.version.data) or 0,
        )

    def fill_in(self, action: Action) -> None:
        """Show what is kept."""
        numbers = {partner.name: str(partner.id) for partner in self._partners}
        for name in _PLAIN:
            self[name].data = getattr(action, name)
        for name in ("co_production", "wellbeing"):
            self[name].data = list(getattr(action, name))
        self.lead.data = numbers.get(action.lead, ANOTHER if action.lead else "")
        self.lead_other.data = "" if action.lead in numbers else action.lead
        self.partners.data = [numbers[name] for name in action.partners if name in numbers]
        self.partners_other.data = "\n".join(n for n in action.partners if n not in numbers)
        self.version.data = str(action.version)


class LeadForm(PlainForm):
    lead_state = OneOf(
        _l("What it has said"), _l("what it has said"),
        choices=[
            ("agreed", _l("It has agreed to lead")),
            ("declined", _l("It has declined")),
            ("suggested", _l("It has said nothing yet: it is only suggested")),
        ],
    )  # fmt: skip
    lead_reason = Lines(
        _l("Its reason for declining"), _l("its reason"), optional=True, longest=LONGEST_REASON,
        hint=_l("This stands in the plan, in its own terms"),
    )  # fmt: skip
    means = OneOf(
        _l("How you were told"), _l("how you were told"), optional=True,
        choices=list(MEANS_NAMES.items()),
    )  # fmt: skip
    said_by = Line(
        _l("Who said it"), _l("who said it"), optional=True,
        hint=_l("Name and role. Officers see it; the plan does not show it"),
    )  # fmt: skip
    said_on = Day(_l("On which day"), _l("the day on which it was said"), optional=True)
    lead = HiddenField()
    version = HiddenField()

    def validate(self, extra_validators: object = None) -> bool:
        """Check each field, and that an answer says how it came."""
        fits = super().validate(extra_validators)
        if fits and self.lead_state.data != "suggested" and not self.means.data:
            self.means.errors = [_("Select how you were told")]
            return False
        return bool(fits)

    def answer(self, kept_by: str) -> LeadAnswer:
        """What was filled in; raises Refused."""
        return LeadAnswer(
            lead=self.lead.data or "",
            state=self.lead_state.data,
            reason=(self.lead_reason.data or "") if self.lead_state.data == "declined" else "",
            means=self.means.data or "",
            said_by=self.said_by.data or "",
            said_on=self.said_on.data,
            kept_by=kept_by,
        )


def differences(form: PlainForm, kept: PlainForm) -> list[tuple[str, str]]:
    """Where what is kept is not what was filled in: each field's label, and what is kept there."""
    found = []
    for field in form:
        other = kept[field.name]
        if field.name != "version" and (field.data or "") != (other.data or ""):
            found.append((str(field.label.text), _shown(other) or _("nothing")))
    return found


def _shown(field: object) -> str:
    data = field.data  # type: ignore[attr-defined]  # a field of any kind
    names = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    chosen = data if isinstance(data, list) else [data or ""]
    return ", ".join(names.get(str(each), str(each)) for each in chosen)
