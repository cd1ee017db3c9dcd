"""The forms with which officers issue, adopt and freeze editions, and record decisions."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.decisions import BOARD, DECISION_NAMES, Decision, DecisionKind
from placeplan.domain.plan_editions import LONGEST_NOTE, PlanEdition
from placeplan.domain.plans import PlanStatus, Step
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.web.fields import Day, Line, Lines, OneOf, OneOfMany
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent
from placeplan.web.templating import long_date

KINDS: dict[str, PlanStatus] = {
    "consultation": "consultation_draft",
    "adoption": "adopted",
    "draft": "draft",
}
DECISIONS: dict[PlanStatus, DecisionKind] = {
    "consultation_draft": "consulted",
    "adopted": "adopted",
}


class EditionForm(PlainForm):
    opens_on = Day(_l("First day for comments"), _l("the first day for comments"))
    closes_on = Day(_l("Last day for comments"), _l("the last day for comments"))
    body = Line(_l("Which body decided"), _l("the body that decided"))
    decided_on = Day(_l("Date of the decision"), _l("the date of the decision"))
    minute = Line(
        _l("Minute"), _l("a minute"), optional=True,
        hint=_l("How the minutes call it, such as PB 14/26, item 5"),
    )  # fmt: skip
    note = Lines(
        _l("Note"), _l("a note"), optional=True, longest=LONGEST_NOTE,
        hint=_l("For officers. It stands in the list of editions"),
    )  # fmt: skip
    corrects = OneOfMany(
        _l("Does it correct an earlier edition?"), _l("an edition"), optional=True,
        hint=_l("The earlier edition stays as it is; the new one names it on its first page"),
    )  # fmt: skip
    correction = Lines(
        _l("What is corrected"), _l("what is corrected"), optional=True, longest=LONGEST_NOTE,
        hint=_l("Such as: the number of answers at workshops on page 7"),
    )  # fmt: skip
    number = HiddenField()

    def __init__(self, status: PlanStatus, editions: Sequence[PlanEdition]) -> None:
        super().__init__()
        self.status = status
        if status != "consultation_draft":
            del self.opens_on, self.closes_on
        if status == "draft":
            del self.body, self.decided_on, self.minute, self.corrects, self.correction
            return
        self.offer_corrections(editions)
        if status == "consultation_draft":
            for field in (self.body, self.decided_on):
                field.is_optional = True

    def offer_corrections(self, editions: Sequence[PlanEdition]) -> None:
        """Offer the editions that this one may correct; a frozen draft corrects none."""
        if self.status != "draft":
            self.corrects.choices = [("", _("No, it is new")), *map(_choice, editions)]

    def fill_in(self, number: int, today: date, steps: Sequence[Step] = ()) -> None:
        """What is likely: the days for comments are those of the consultation among the steps."""
        self.number.data = str(number)
        if self.status == "adopted":
            self.body.data, self.decided_on.data = BOARD, today
        if self.status == "consultation_draft":
            for step in steps:
                last_on = step.ends_on or step.starts_on
                if step.kind == "consultation" and last_on and last_on >= today:
                    self.opens_on.data, self.closes_on.data = step.starts_on, step.ends_on
                    break

    def wanted(self, made_by: str, today: date) -> WantedEdition:
        """What was asked for; raises Refused."""
        corrects = number_sent(getattr(self, "corrects", None) and self.corrects.data) or 0
        days = None
        if self.status == "consultation_draft":
            days = (self.opens_on.data, self.closes_on.data)
        return WantedEdition(
            number=number_sent(self.number.data) or 0,
            status=self.status,
            made_by=made_by,
            note=self.note.data or "",
            corrects=corrects,
            correction=(self.correction.data or "") if corrects else "",
            decision=self._decision(today),
            comment_days=days,
        )

    def _decision(self, today: date) -> Decision | None:
        if self.status == "draft" or not (self.body.data or self.decided_on.data):
            return None
        return Decision(
            DECISIONS[self.status],
            self.body.data or "",
            self.decided_on.data or today,
            self.minute.data or "",
        )


class DecisionForm(PlainForm):
    kind = OneOf(
        _l("What was decided"), _l("what was decided"),
        choices=[
            (kind, _l(name))  # their words are marked where they stand
            for kind, name in DECISION_NAMES.items()
            if kind != "adopted"
        ],
        hint=_l(
            "“To consult” also where views were heard. An adoption is recorded with “Record"
            " adoption”, which makes the edition"
        ),
    )  # fmt: skip
    body = Line(_l("Which body decided"), _l("the body that decided"))
    decided_on = Day(_l("Date of the decision"), _l("the date of the decision"))
    minute = Line(_l("Minute"), _l("a minute"), optional=True)
    note = Lines(_l("What was decided, in short"), _l("what was decided"), optional=True)
    edition = OneOfMany(_l("About which edition"), _l("an edition"), optional=True)

    def __init__(self, editions: Sequence[PlanEdition]) -> None:
        super().__init__()
        self.edition.choices = [("", _("The working draft")), *map(_choice, editions)]

    def decision(self, recorded_by: str) -> Decision:
        """What was filled in; raises Refused."""
        return Decision(
            self.kind.data,
            self.body.data,
            self.decided_on.data,
            self.minute.data or "",
            self.note.data or "",
            edition=number_sent(self.edition.data) or 0,
            recorded_by=recorded_by,
        )


class WithholdForm(PlainForm):
    reason = Lines(_l("Why it is taken off the public site"), _l("a reason"), longest=LONGEST_NOTE)


def edition_name(edition: PlanEdition) -> str:
    """“Edition 2, adopted, 3 December 2026”."""
    names = {
        "draft": _("frozen draft"),
        "consultation_draft": _("consultation draft"),
        "adopted": _("adopted"),
    }
    return _(
        "Edition %(number)s, %(status)s, %(date)s",
        number=edition.number,
        status=names[edition.status],
        date=long_date(edition.made_at),
    )


def _choice(edition: PlanEdition) -> tuple[str, object]:
    return str(edition.number), edition_name(edition)
