"""The forms of files from other tools, and what is filled in about columns and labels."""

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.export_dates import read_day
from placeplan.domain.export_layouts import ROWS_SEARCHED, Layout
from placeplan.domain.response_imports import StagedExport
from placeplan.domain.response_mappings import (
    DATE_ORDERS,
    LABEL_KINDS,
    ResponseMapping,
    column_meanings,
    scale_name,
)
from placeplan.domain.surveys import Survey
from placeplan.web.bringing.words import label_names
from placeplan.web.fields import Day, Line, OneOfMany, Upload, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent

# more labels than any form has: what comes beyond is not read
MOST_LABELS = 2_000


class UploadForm(PlainForm):
    file = Upload(
        _l("File"), _l("a file"),
        hint=_l("A CSV file or an Excel workbook (.xlsx), one answer in each row."),
    )  # fmt: skip
    sheet = Line(
        _l("Sheet of the workbook"), optional=True, longest=100,
        hint=_l("Its name, where the answers are not on the first sheet."),
    )  # fmt: skip
    mapping = Upload(
        _l("Mapping from an earlier file"), optional=True,
        hint=_l("A .toml file that this site made: the columns then need not be explained again."),
    )  # fmt: skip


class MendedForm(PlainForm):
    file = Upload(_l("The mended file"), _l("a file"))


class WholeFileForm(PlainForm):
    area = OneOfMany(_l("Area"), optional=True)
    channel = OneOfMany(_l("How the answers came"), optional=True)
    form = OneOfMany(_l("Who answered"), optional=True)
    collected_on = Day(_l("Date of the answers"), _l("a date"), optional=True)
    dates = OneOfMany(
        _l("Dates such as 04/05/2026 have"),
        choices=[("day_first", _l("the day first")), ("month_first", _l("the month first"))],
    )  # fmt: skip
    source = Line(
        _l("Name of the other tool"), optional=True, longest=60,
        hint=_l("Only where two tools number their answers alike. Keep the name for later files."),
    )  # fmt: skip
    heading_row = WholeNumber(
        _l("Row of the headings"), _l("the row of the headings"),
        smallest=1, largest=ROWS_SEARCHED,
    )  # fmt: skip
    heading_rows = OneOfMany(
        _l("The headings take"), choices=[("1", _l("one row")), ("2", _l("two rows"))]
    )

    def offer(self, survey: Survey, mapping: ResponseMapping) -> None:
        """Fill in what can be chosen, and what is known, when the page is first shown."""
        unsaid = ("", _("As each row says"))
        self.area.choices = [unsaid, *((area.code, area.name) for area in survey.areas)]
        self.channel.choices = [unsaid, *label_names("channel", survey).items()]
        self.form.choices = [unsaid, *label_names("form", survey).items()]
        if self.is_submitted():
            return
        for name in ("area", "channel", "form"):
            self._fields[name].data = mapping.constants.get(name, "")
        self.collected_on.data = read_day(mapping.constants.get("collected_on", ""), "day_first")
        self.dates.data, self.source.data = mapping.dates, mapping.source
        self.heading_row.data = mapping.heading_row
        self.heading_rows.data = str(mapping.heading_rows)

    def constants(self) -> dict[str, str]:
        """What counts for the whole file."""
        day = self.collected_on.data
        given = {name: self._fields[name].data or "" for name in ("area", "channel", "form")}
        given["collected_on"] = day.isoformat() if day else ""
        return {name: value for name, value in given.items() if value}

    def layout(self) -> Layout:
        """Where the headings stand."""
        return Layout(self.heading_row.data or 1, 2 if self.heading_rows.data == "2" else 1)


def mapping_from_form(
    staged: StagedExport, form: WholeFileForm, given: Mapping[str, str], survey: Survey
) -> ResponseMapping:
    """The mapping of a file as it was filled in on its page."""
    known = frozenset(column_meanings(survey.questionnaire))
    columns = []
    for at, column in enumerate(staged.mapping.columns):
        means = given.get(f"column-{at}", column.means)
        columns.append(replace(column, means=means if means in known else ""))
    is_asked = given.get("asked_on") == "yes"
    return replace(
        staged.mapping,
        columns=tuple(columns),
        constants=form.constants(),
        labels=_labels(given, survey),
        dates="month_first" if form.dates.data == DATE_ORDERS[1] else "day_first",
        source=(form.source.data or "").strip(),
        asked_on=scale_name(survey.questionnaire.scale) if is_asked else "",
    )


def _labels(given: Mapping[str, str], survey: Survey) -> dict[str, dict[str, str]]:
    """What was said of labels: `label-3-kind`, `label-3-text` and `label-3`, from 0 on."""
    said: dict[str, dict[str, str]] = {}
    for at in range(MOST_LABELS):
        kind, text = given.get(f"label-{at}-kind"), given.get(f"label-{at}-text")
        if kind is None or text is None:
            break
        meaning = given.get(f"label-{at}", UNSAID)
        if kind in LABEL_KINDS and meaning != UNSAID and meaning in label_names(kind, survey):
            said.setdefault(kind, {})[text] = meaning
    return said


UNSAID = "?"


def version_sent(given: Mapping[str, str]) -> int:
    """Which version of a file the page showed; 0, which none is, where that is not said."""
    return number_sent(given.get("version")) or 0
