"""The officers' list of listings: find, add, edit, approve, send back, undo, take out."""

from datetime import timedelta
from typing import cast

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.listings import DAYS_UNTIL_STALE, Heading, Listing, State
from placeplan.operations.listings import (
    ListingFormat,
    export_listings,
    known_names,
    list_own_areas,
)
from placeplan.store.areas import list_areas
from placeplan.store.listing_changes import (
    add_listing_change,
    approve_listings,
    send_back_listing,
    undo_listing_change,
)
from placeplan.store.listings import get_listing
from placeplan.store.listings import list_listings as stored_listings
from placeplan.store.partners import get_partner, list_partners
from placeplan.store.staged_files import list_staged_files
from placeplan.web.access import principal, safe_address
from placeplan.web.attachments import attached
from placeplan.web.database import db, partnership
from placeplan.web.days import today
from placeplan.web.listings.blueprint import bp
from placeplan.web.listings.forms import FilterForm, OfficersListingForm, SendBackForm
from placeplan.web.listings.words import (
    HEADING_HINTS,
    HEADING_NAMES,
    KIND_HINTS,
    KIND_NAMES,
    STATE_NAMES,
    STATE_TAGS,
    area_words,
)
from placeplan.web.notices import Undo, notify

MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.app_context_processor
def listing_words() -> dict[str, object]:
    return {
        "kind_names": KIND_NAMES,
        "kind_hints": KIND_HINTS,
        "heading_names": HEADING_NAMES,
        "heading_hints": HEADING_HINTS,
        "state_names": STATE_NAMES,
        "state_tags": STATE_TAGS,
    }


@bp.get("/listings")
def list_listings() -> ResponseReturnValue:
    form = _filters()
    listings = _filtered(form)
    every = stored_listings(db())
    return render_template(
        "listings/list_listings.html",
        filters=form,
        listings=listings,
        has_any=bool(every),
        waiting=sum(listing.state == "waiting" for listing in every),
        staged_files=list_staged_files(db()),
        is_filtered=any(form.chosen(field.name) for field in form),
        today=today(),
        where=where_words(listings),
    )


@bp.get("/listings/<int:listing_id>")
def show_listing(listing_id: int) -> ResponseReturnValue:
    return _review(get_listing(db(), listing_id), SendBackForm())


@bp.route("/listings/new", methods=["GET", "POST"])
def add_listing() -> ResponseReturnValue:
    form = OfficersListingForm()
    if request.method == "GET":
        form.partner.data = request.args.get("partner", "")
    return _edit(form, None)


@bp.route("/listings/<int:listing_id>/edit", methods=["GET", "POST"])
def edit_listing(listing_id: int) -> ResponseReturnValue:
    return _edit(OfficersListingForm(), get_listing(db(), listing_id))


@bp.post("/listings/<int:listing_id>/approve")
def approve(listing_id: int) -> ResponseReturnValue:
    listing = get_listing(db(), listing_id)
    change = approve_listings(db(), [listing_id], made_by=principal().name)
    notify(_("“%(name)s” is approved.", name=listing.name), undo=undo_of(change))
    return redirect(_back())


@bp.post("/listings/<int:listing_id>/send-back")
def send_back(listing_id: int) -> ResponseReturnValue:
    listing = get_listing(db(), listing_id)
    form = SendBackForm()
    if not form.validate_on_submit():
        return _review(listing, form)
    change = send_back_listing(db(), listing_id, form.note.data, made_by=principal().name)
    notify(
        _("“%(name)s” is back with %(partner)s.", name=listing.name, partner=listing.partner),
        undo=undo_of(change),
    )
    return redirect(url_for("listings.list_listings", state="waiting"))


@bp.post("/listings/changes/<int:change_id>/undo")
def undo(change_id: int) -> ResponseReturnValue:
    try:
        undo_listing_change(db(), change_id)
        notify(_("It is as it was before."))
    except Refused:
        notify(_("This has been changed again since, so it was left as it is."), kind="warning")
    return redirect(_back())


@bp.get("/listings/listings.<file_format>")
def export(file_format: str) -> ResponseReturnValue:
    if file_format not in MEDIA_TYPES:
        abort(404)
    code = request.args.get("area") or None
    content = export_listings(db(), cast(ListingFormat, file_format), area_code=code)
    return file_response(content, f"listings-{code or 'all'}.{file_format}")


def file_response(content: bytes, name: str) -> Response:
    """A file to keep, under this name."""
    return attached(Response(content, mimetype=MEDIA_TYPES[name.rpartition(".")[2]]), name)


def undo_of(change_id: int) -> Undo:
    """The button that takes this change back, and then shows this page again."""
    where = request.form.get("next", "")
    values = {"next": where} if where else {}
    return Undo(url_for("listings.undo", change_id=change_id), values=values)


def where_words(listings: list[Listing]) -> dict[int, str]:
    """Where each listing runs, in words, by its number."""
    names = {area.code: area.name for area in list_areas(db())}
    own = list_own_areas(db())
    return {listing.id: area_words(listing, own, names) for listing in listings}


def _filters() -> FilterForm:
    form = FilterForm(request.args)
    own = [(area.code, area.name) for area in list_own_areas(db())]
    partners = [(str(partner.id), partner.name) for partner in list_partners(db())]
    form.area.choices = [("", _("Any area")), *own]
    form.partner.choices = [("", _("Any partner")), *partners]
    form.theme.choices = [("", _("Any theme")), *known_names(db()).themes.items()]
    return form


def _filtered(form: FilterForm) -> list[Listing]:
    when, state, partner = form.chosen("when"), form.chosen("state"), form.chosen("partner")
    a_year_ago = today() - timedelta(days=DAYS_UNTIL_STALE)
    return stored_listings(
        db(),
        area_code=form.chosen("area") or None,
        heading=cast(Heading, form.chosen("heading")) or None,
        theme_key=form.chosen("theme") or None,
        partner_id=int(partner) if partner else None,
        states=[cast(State, state)] if state else None,
        on=today() if when in ("", "unchecked") else None,
        ended_before=today() if when == "ended" else None,
        unchecked_since=a_year_ago if when == "unchecked" else None,
    )


def _review(listing: Listing, form: SendBackForm) -> ResponseReturnValue:
    themes = known_names(db()).themes
    return render_template(
        "listings/show_listing.html",
        listing=listing,
        form=form,
        today=today(),
        where=where_words([listing])[listing.id],
        themes=[themes.get(key, key) for key in listing.theme_keys],
    )


def _edit(form: OfficersListingForm, listing: Listing | None) -> ResponseReturnValue:
    form.offer(db(), partnership(), listing)
    if form.validate_on_submit():
        partner = get_partner(db(), int(form.partner.data))
        owner = {"partner": partner.name, "partner_id": partner.id}
        try:
            made = form.listing(listing, **owner).approved()
            change = add_listing_change(db(), [made], made_by=principal().name)
            notify(_("“%(name)s” is saved.", name=made.name), undo=undo_of(change))
            return redirect(url_for("listings.list_listings"))
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template("listings/edit_listing.html", form=form, listing=listing)


def _back() -> str:
    wanted = request.form.get("next", "")
    return safe_address(wanted) if wanted else url_for("listings.list_listings")
