"""What the columns of a file mean, and the labels in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.export_dates import may_be_either
from placeplan.domain.export_layouts import rows_below
from placeplan.domain.faults import Fault, Refused
from placeplan.domain.mapped_values import ExportValues, FoundLabel
from placeplan.domain.mapping_guesses import looks_personal
from placeplan.domain.names import plain_key
from placeplan.domain.response_imports import StagedExport
from placeplan.domain.response_mappings import (
    CONSTANTS,
    LABEL_KINDS,
    RATING,
    mapping_faults,
    scale_name,
)
from placeplan.domain.responses import DONT_KNOW
from placeplan.domain.surveys import Survey
from placeplan.formats.response_mappings import mapping_toml
from placeplan.operations.staged_exports import guessed, layout_of, values_in
from placeplan.store.staged_exports import update_staged_export
from placeplan.web.attachments import attached
from placeplan.web.bringing.blueprint import address_of, bp, find_waiting, to_start
from placeplan.web.bringing.forms import UNSAID, WholeFileForm, mapping_from_form, version_sent
from placeplan.web.bringing.words import (
    kind_names,
    label_names,
    meaning_groups,
    meaning_name,
    meaning_of_label,
)
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.results.scope import for_survey
from placeplan.wording import fault_sentence

EXAMPLES = 3
LONGEST_EXAMPLE = 60
ROWS_FOR_EXAMPLES = 500
# of each kind: priorities in every order would fill the page
MOST_UNDERSTOOD = 40

Error = tuple[str, str]


class ShownLabel(NamedTuple):
    """A label with its number on the page, its meaning in words, and what may be said of it."""

    number: int
    label: FoundLabel
    meaning: str
    chosen: str
    choices: dict[str, str]


@bp.route("/<int:staged_id>/columns", methods=["GET", "POST"])
@for_survey
def choose_columns(survey: Survey, staged_id: int) -> ResponseReturnValue:
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    form = WholeFileForm()
    form.offer(survey, staged.mapping)
    errors: list[Error] = []
    if form.validate_on_submit():
        staged = replace(staged, version=version_sent(request.form))
        try:
            done = _save(staged, form, survey, errors)
        except Refused as refused:
            notify(" ".join(fault_sentence(each, _) for each in refused.faults), kind="warning")
            done = address_of("choose_columns", survey, staged_id)
        if done:
            return redirect(done)
        staged = replace(staged, mapping=mapping_from_form(staged, form, request.form, survey))
    values = values_in(staged, survey)
    if staged.is_mapped and not errors and request.method == "GET":
        errors = _unsettled(staged, values, survey)
    return _page(survey, staged, form, values, errors)


@bp.get("/<int:staged_id>/mapping.toml")
@for_survey
def download_mapping(survey: Survey, staged_id: int) -> ResponseReturnValue:
    staged = find_waiting(survey, staged_id)
    if staged is None:
        return to_start(survey)
    name = plain_key(staged.file_name.rpartition(".")[0]) or "mapping"
    content = Response(mapping_toml(staged.mapping), mimetype="application/toml")
    return attached(content, f"{name}.toml")


def _save(
    staged: StagedExport, form: WholeFileForm, survey: Survey, errors: list[Error]
) -> str | None:
    """Keep what was filled in and say where to go on; None, and errors, when it will not do."""
    layout = form.layout()
    if layout != layout_of(staged.mapping):
        changed = guessed(staged, survey, layout, today())
        update_staged_export(db(), replace(changed, is_mapped=False))
        return address_of("choose_columns", survey, staged.id)
    mapping = mapping_from_form(staged, form, request.form, survey)
    faults = mapping_faults(mapping, survey)
    if faults:
        errors += [_error(each, staged, survey) for each in faults]
        return None
    staged = replace(staged, mapping=mapping, is_mapped=True)
    update_staged_export(db(), staged)
    unsettled = values_in(staged, survey).unsettled(survey.questionnaire.scale)
    page = "choose_columns" if unsettled else "show_preview"
    return address_of(page, survey, staged.id)


def _page(
    survey: Survey,
    staged: StagedExport,
    form: WholeFileForm,
    values: ExportValues,
    errors: Sequence[Error],
) -> ResponseReturnValue:
    shown = _shown_labels(values.labels, survey)
    if may_be_either(_days(staged), survey.opens_on, survey.closes_on):
        form.dates.hint = _("Both would fit the survey: look at the dates in the other tool.")
    return render_template(
        "bringing/choose_columns.html",
        survey=survey,
        staged=staged,
        form=form,
        errors=errors,
        groups=meaning_groups(survey.questionnaire),
        examples=_examples(staged),
        looks_personal=looks_personal,
        asked=[each for each in shown if each.label.is_open or each.label.reading.is_said],
        understood=_by_kind(each for each in shown if not each.label.is_open),
        kind_names=kind_names(),
        unsaid=UNSAID,
        in_doubt=values.in_doubt,
        scale=survey.questionnaire.scale,
        scale_name=scale_name(survey.questionnaire.scale),
    )


def _shown_labels(labels: Sequence[FoundLabel], survey: Survey) -> list[ShownLabel]:
    names = {kind: label_names(kind, survey) for kind in LABEL_KINDS}
    shown = []
    for number, label in enumerate(label for label in labels if _may_be_said(label)):
        shown.append(_shown(number, label, names[label.kind], survey))
    fixed = [label for label in labels if not _may_be_said(label)]
    return shown + [_shown(-1, label, {}, survey) for label in fixed]


def _may_be_said(label: FoundLabel) -> bool:
    return label.reading.may_be_said or (label.kind != RATING and label.is_open)


def _shown(number: int, label: FoundLabel, names: dict[str, str], survey: Survey) -> ShownLabel:
    reading = label.reading
    if label.kind == RATING and not reading.may_be_point:
        names = {key: name for key, name in names.items() if key in ("", DONT_KNOW)}
    meaning = "" if reading.means is None else meaning_of_label(label.kind, reading.means, survey)
    chosen = UNSAID if reading.means is None else reading.means
    return ShownLabel(number, label, meaning, chosen, names)


def _by_kind(shown: Iterable[ShownLabel]) -> dict[str, list[ShownLabel]]:
    """Labels by kind: those that may be said otherwise, then the most frequent of the others."""
    found: dict[str, list[ShownLabel]] = {}
    for each in shown:
        found.setdefault(each.label.kind, []).append(each)
    for kind, labels in found.items():
        changeable = [each for each in labels if each.number >= 0]
        others = [each for each in labels if each.number < 0]
        others.sort(key=lambda each: -each.label.count)
        found[kind] = changeable + others[:MOST_UNDERSTOOD]
    return found


def _examples(staged: StagedExport) -> list[str]:
    """What stands below each heading: the first few different texts."""
    found: list[dict[str, None]] = [{} for _column in staged.mapping.columns]
    below = islice(rows_below(staged.rows, layout_of(staged.mapping)), ROWS_FOR_EXAMPLES)
    for _number, cells in below:
        for text, texts in zip(cells, found, strict=False):
            if text and len(texts) < EXAMPLES:
                texts[" ".join(text.split())] = None
    return [" · ".join(_short(text) for text in texts) for texts in found]


def _days(staged: StagedExport) -> list[str]:
    """The texts in the column of dates, as far as they are looked at."""
    columns = [at for at, each in enumerate(staged.mapping.columns) if each.means == "collected_on"]
    below = islice(rows_below(staged.rows, layout_of(staged.mapping)), ROWS_FOR_EXAMPLES)
    return [cells[at] for _number, cells in below for at in columns if cells[at:] and cells[at]]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[: LONGEST_EXAMPLE - 1]}…"


def _unsettled(staged: StagedExport, values: ExportValues, survey: Survey) -> list[Error]:
    numbers = {
        (each.label.kind, each.label.text): each.number
        for each in _shown_labels(values.labels, survey)
    }
    errors = [_error(each, staged, survey) for each in values.faults]
    for label in values.open_labels:
        number = numbers[label.kind, label.text]
        where = _("Say what “%(found)s” means", found=label.text[:LONGEST_EXAMPLE])
        errors.append((f"label-{number}", where))
    if values.in_doubt:
        expected = scale_name(survey.questionnaire.scale)
        errors.append(("asked_on", _("Say whether it was asked on %(scale)s", scale=expected)))
    return errors


def _error(found: Fault, staged: StagedExport, survey: Survey) -> Error:
    """Where on the page a fault is, and its sentence."""
    headings = [column.heading for column in staged.mapping.columns]
    sentence = fault_sentence(found, _)
    if found.code == "meaning_repeated":
        name = meaning_name(str(found.params["found"]), survey.questionnaire)
        sentence = _("“%(name)s” is chosen for more than one column", name=name)
    if found.code == "meaning_missing":
        name = meaning_name(found.field, survey.questionnaire)
        sentence = _("Say which column is “%(name)s”, or choose one for all rows", name=name)
    if found.field in CONSTANTS:
        return found.field, sentence
    if found.field in headings:
        return f"column-{headings.index(found.field)}", f"{found.field}: {sentence}"
    return "column-0", sentence
