"""A file on its way in: upload, say what its columns are, mend its rows, take it in."""

from dataclasses import asdict, replace
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.listing_tables import (
    COLUMNS_FOR_ALL_ROWS,
    ColumnMap,
    exact_columns,
    guessed_columns,
)
from placeplan.domain.listings import COLUMNS, HEADINGS, KINDS, Listing
from placeplan.domain.staged_files import StagedFile
from placeplan.formats.listings_xlsx import listings_template_xlsx, table_from_file
from placeplan.operations.listings import (
    ListingImport,
    check_staged_file,
    known_names,
    list_own_areas,
    take_in_staged_file,
)
from placeplan.store.faults import NotFound
from placeplan.store.partners import list_partners
from placeplan.store.staged_files import (
    add_staged_file,
    get_staged_file,
    list_staged_files,
    remove_staged_file,
    update_staged_file,
)
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.listings.blueprint import bp
from placeplan.web.listings.forms import UploadForm
from placeplan.web.listings.staging import Staging, mended_from
from placeplan.web.listings.views import file_response, undo_of, where_words
from placeplan.web.listings.words import COLUMN_NAMES
from placeplan.web.notices import notify
from placeplan.wording import fault_sentence

MOST_ROWS = 1_000
EXAMPLES = 3


@bp.route("/listings/import", methods=["GET", "POST"])
def upload() -> ResponseReturnValue:
    form = UploadForm()
    if form.validate_on_submit():
        try:
            return redirect(_address(_stage(form)))
        except Refused as refused:
            form.file.errors = [fault_sentence(found, _) for found in refused.faults]
    return render_template("listings/upload.html", form=form, staged_files=list_staged_files(db()))


@bp.get("/listings/template.xlsx")
def download_template() -> Response:
    areas = list_own_areas(db())
    example = Listing(
        partner=_("Example Trust"),
        name=_("Walking group for beginners (an example: delete this row)"),
        kind="service",
        heading="social",
        description=_("A guided walk every Tuesday for people who want to be more active."),
        area_codes=tuple(area.code for area in areas[:2]),
        theme_keys=("moving_around", "social_interaction"),
        starts_on=today().replace(month=1, day=1),
        contact=_("Health improvement office, walks@example.org"),
        last_checked_on=today(),
    )
    words = {
        "sheet": _("Listings"),
        "codes_sheet": _("Areas and themes"),
        "area_code": _("Area code"),
        "area": _("Area"),
        "theme_key": _("Theme key"),
        "theme": _("Theme"),
        "all": _("Every area of the partnership"),
        "several": _("Several with ; between. The second sheet lists them."),
        "day": _("A date such as 12/06/2026 (day first)."),
        "choice": _("Choose one from the list."),
    }
    content = listings_template_xlsx(example, areas, known_names(db()).themes, words)
    return file_response(content, "listings-template.xlsx")


@bp.route("/listings/staged/<int:staged_id>/columns", methods=["GET", "POST"])
def choose_columns(staged_id: int) -> ResponseReturnValue:
    staged = get_staged_file(db(), staged_id)
    guessed = tuple(guessed_columns(staged.table.headings))
    chosen = asdict(staged.columns) if staged.columns else {"columns": guessed}
    errors: list[tuple[str, str]] = []
    if request.method == "POST":
        chosen = _chosen_columns(len(guessed))
        try:
            update_staged_file(db(), replace(staged, columns=ColumnMap(**chosen)))
            return redirect(_address(staged_id))
        except Refused as refused:
            errors = [
                _column_error(found.code, found.field, chosen["columns"])
                for found in refused.faults
            ]
    return render_template(
        "listings/choose_columns.html",
        staged=staged,
        chosen=chosen,
        examples=_examples(staged),
        errors=errors,
        column_names=COLUMN_NAMES,
        partners=list_partners(db()),
        kinds=KINDS,
        headings_of_plan=HEADINGS,
    )


@bp.route("/listings/staged/<int:staged_id>", methods=["GET", "POST"])
def mend_rows(staged_id: int) -> ResponseReturnValue:
    staged = get_staged_file(db(), staged_id)
    if staged.columns is None:
        return redirect(url_for("listings.choose_columns", staged_id=staged_id))
    if request.method == "POST":
        update_staged_file(db(), mended_from(staged, request.form))
        return redirect(_address(staged_id))
    return _show_rows(staged)


@bp.post("/listings/staged/<int:staged_id>/take-in")
def take_in(staged_id: int) -> ResponseReturnValue:
    """A press that comes second finds the file gone, and is told so beside the listings."""
    try:
        staged = get_staged_file(db(), staged_id)
    except NotFound:
        notify(_("That file was taken in or put away before."), kind="information")
        return redirect(url_for("listings.list_listings"))
    staging = _staging(staged)
    if staging.to_do:
        return _show_rows(staged)
    result = take_in_staged_file(db(), staged, approve=True, made_by=principal().name)
    notify(_taken_in(result), undo=undo_of(result.change_id))
    return redirect(url_for("listings.list_listings"))


@bp.post("/listings/staged/<int:staged_id>/cancel")
def cancel(staged_id: int) -> ResponseReturnValue:
    staged = get_staged_file(db(), staged_id)
    remove_staged_file(db(), staged_id)
    notify(_("Nothing was taken in from %(name)s.", name=staged.file_name), kind="information")
    return redirect(url_for("listings.upload"))


def _stage(form: UploadForm) -> int:
    file = form.file.data
    if not file or not file.filename:
        raise refuse("file_missing", "file")
    table = table_from_file(file.read())
    if len(table.rows) > MOST_ROWS:
        raise refuse("too_many_rows", "file", found=len(table.rows), most=MOST_ROWS)
    columns, faults = exact_columns(table.headings)
    settled = None if faults else columns
    name = file.filename.replace("\\", "/").rpartition("/")[2][:200]
    return add_staged_file(db(), StagedFile(name, table, settled, {}, principal().name))


def _staging(staged: StagedFile) -> Staging:
    partners = list_partners(db())
    return Staging(staged, check_staged_file(db(), staged, partners), partners)


def _show_rows(staged: StagedFile) -> ResponseReturnValue:
    staging = _staging(staged)
    return render_template(
        "listings/mend_rows.html",
        staged=staged,
        staging=staging,
        column_names=COLUMN_NAMES,
        where=where_words([row.listing for row in staging.numbered if row.listing]),
        errors=[],
        kinds=KINDS,
        headings_of_plan=HEADINGS,
    )


def _chosen_columns(count: int) -> dict[str, Any]:
    """What was filled in on the page of columns, as `ColumnMap` takes it."""
    given = [request.form.get(f"column-{at}", "") for at in range(count)]
    columns = tuple(column if column in COLUMNS else "" for column in given)
    for_all_rows = {
        name: text
        for name in COLUMNS_FOR_ALL_ROWS
        if (text := request.form.get(f"all-{name}", "").strip()) and name not in columns
    }
    fills_down = request.form.get("fills_down") == "yes"
    return {"columns": columns, "for_all_rows": for_all_rows, "fills_down": fills_down}


def _address(staged_id: int) -> str:
    return url_for("listings.mend_rows", staged_id=staged_id)


def _examples(staged: StagedFile) -> list[str]:
    """What stands below each heading: the first few different texts."""
    cells = zip(*(row.cells for row in staged.table.rows), strict=True)
    found = [list(dict.fromkeys(filter(None, column)))[:EXAMPLES] for column in cells]
    return [" · ".join(text[:40] for text in texts) for texts in found]


def _column_error(code: str, column: str, columns: tuple[str, ...]) -> tuple[str, str]:
    name = COLUMN_NAMES[column]
    if code == "column_repeated":
        at = max(at for at, each in enumerate(columns) if each == column)
        return f"column-{at}", _("“%(name)s” is chosen for more than one heading", name=name)
    sentence = _("Choose which heading is “%(name)s”, or give one for all rows", name=name)
    return (f"all-{column}" if column in COLUMNS_FOR_ALL_ROWS else "column-0"), sentence


def _taken_in(result: ListingImport) -> str:
    words = [
        ngettext("%(num)s listing is new", "%(num)s listings are new", result.added),
        _("%(num)s changed", num=result.updated),
        _("%(num)s as before", num=result.unchanged),
    ]
    if result.new_partners:
        count = len(result.new_partners)
        words.append(ngettext("%(num)s partner is new", "%(num)s partners are new", count))
    return ", ".join(words) + "."
