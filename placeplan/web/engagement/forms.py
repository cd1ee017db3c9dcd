"""The forms of the engagement log."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.engagement import LONGEST, MOST_PEOPLE, Engagement, LogEntry, OwnEntryRemark
from placeplan.web.engagement.blueprint import level_choices
from placeplan.web.fields import Day, Line, Lines, OneOf, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent

LEVEL_HINT = _l(
    "The levels of the IAP2 Spectrum. Choose by what people could change, not by the method."
)


class EngagementForm(PlainForm):
    title = Line(
        _l("What was done"), _l("what was done"), longest=LONGEST["title"],
        hint=_l("Such as: Stall at the summer fair, Walk with the youth council."),
    )  # fmt: skip
    starts_on = Day(_l("Date, or the first day"), _l("the first day"))
    ends_on = Day(_l("Last day"), _l("the last day"), optional=True)
    venue = Line(_l("Where"), optional=True, longest=LONGEST["venue"])
    people = WholeNumber(
        _l("How many people took part"), _l("how many people took part"), optional=True,
        largest=MOST_PEOPLE, hint=_l("Leave this empty where nobody counted."),
    )  # fmt: skip
    level = OneOf(
        _l("At which level"), _l("a level"),
        hint=LEVEL_HINT,
    )  # fmt: skip
    run_by = Line(_l("Who ran it"), optional=True, longest=LONGEST["run_by"])
    notes = Lines(_l("Notes"), optional=True, longest=LONGEST["notes"])
    version = HiddenField()

    def entry(self, entry_id: int = 0) -> Engagement:
        """What was filled in; raises Refused."""
        return Engagement(
            title=self.title.data,
            starts_on=self.starts_on.data,
            level=self.level.data,
            ends_on=self.ends_on.data,
            venue=self.venue.data or "",
            people=self.people.data,
            run_by=self.run_by.data or "",
            notes=self.notes.data or "",
            version=number_sent(self.version.data) or 0,
            id=entry_id,
        )

    def fill_in(self, entry: Engagement) -> None:
        """Show what is kept."""
        names = ("title", "starts_on", "ends_on", "venue", "people", "level", "run_by", "notes")
        for name in names:
            self[name].data = getattr(entry, name)
        self.version.data = str(entry.version)

    def differences(self, kept: Engagement) -> list[tuple[str, str]]:
        """What is kept and differs from what was filled in: each field's label and its words."""
        levels = dict(level_choices())
        return [
            (str(field.label.text), str(levels.get(value, value)) if value is not None else "")
            for field in self
            if (value := getattr(kept, field.name, None)) != (field.data or None)
            and field.name not in ("version", "id")
            and (value or field.data)
        ]

    def offer_levels(self) -> None:
        """Fill in what can be chosen."""
        self.level.choices = level_choices()


class RemarkForm(PlainForm):
    level = OneOf(
        _l("At which level"), _l("a level"),
        hint=LEVEL_HINT,
    )  # fmt: skip
    note = Lines(_l("Note"), optional=True, longest=LONGEST["note"])
    reason = Line(
        _l("Why it is left out of the log"), optional=True, longest=LONGEST["reason"],
        hint=_l("Leave this empty to keep it in. The survey or workshop itself stays as it is."),
    )  # fmt: skip
    version = HiddenField()

    def remark(self, entry: LogEntry) -> OwnEntryRemark:
        """What was filled in; the usual level is kept as the usual one."""
        is_usual = entry.is_usual_level and self.level.data == entry.level
        return OwnEntryRemark(
            level="" if is_usual else self.level.data,
            note=self.note.data or "",
            reason=self.reason.data or "",
            version=number_sent(self.version.data) or 0,
        )

    def fill_in(self, entry: LogEntry) -> None:
        """Show what is kept."""
        self.level.data, self.note.data = entry.level, entry.notes
        self.reason.data, self.version.data = entry.reason, str(entry.version)
