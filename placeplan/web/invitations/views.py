"""A partner's own listings: add, edit, end, or say in one press that all is as it was."""

from collections.abc import Sequence
from dataclasses import replace

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.listings import HEADINGS, Listing
from placeplan.domain.partners import Partner, Statement
from placeplan.store.database import writing
from placeplan.store.faults import NotFound
from placeplan.store.leads import list_lead_requests
from placeplan.store.listing_changes import add_listing_change, undo_listing_change
from placeplan.store.listings import get_listing, list_listings
from placeplan.store.partners import get_partner
from placeplan.store.requests import get_chase
from placeplan.web.access import principal
from placeplan.web.database import db, partnership
from placeplan.web.days import today
from placeplan.web.invitations.doors import bp
from placeplan.web.listings.forms import ListingForm
from placeplan.web.listings.views import where_words
from placeplan.web.notices import Undo, notify


@bp.get("/partner")
def list_own() -> ResponseReturnValue:
    listings = list_listings(db(), partner_id=principal().id)
    current = [listing for listing in listings if listing.is_current(today())]
    lead_requests = list_lead_requests(db(), principal().id)
    return render_template(
        "invitations/list_own.html",
        partner=get_partner(db(), principal().id),
        by_heading={
            heading: [listing for listing in current if listing.heading == heading]
            for heading in HEADINGS
        },
        current=current,
        ended=[listing for listing in listings if listing.has_ended(today())],
        where=where_words(listings),
        lead_requests=lead_requests,
        is_lead_waiting=any(request.is_waiting for request in lead_requests),
        asked=get_chase(db(), principal().id),
        today=today(),
    )


@bp.route("/partner/listings/new", methods=["GET", "POST"])
def add_own() -> ResponseReturnValue:
    return _edit(None)


@bp.route("/partner/listings/<int:listing_id>", methods=["GET", "POST"])
def edit_own(listing_id: int) -> ResponseReturnValue:
    return _edit(_own(listing_id))


@bp.post("/partner/listings/<int:listing_id>/end")
def end_own(listing_id: int) -> ResponseReturnValue:
    listing = _own(listing_id)
    change = _store([listing.ended(today())])
    notify(_("“%(name)s” is no longer shown as running.", name=listing.name), undo=_undo(change))
    return redirect(url_for("invitations.list_own"))


@bp.post("/partner/unchanged")
def all_unchanged() -> ResponseReturnValue:
    with writing(db()):
        listings = [
            listing.checked(today())
            for listing in list_listings(db(), partner_id=principal().id, on=today())
            if listing.state != "sent_back"
        ]
        change = _store(listings, "all_unchanged")
    notify(_("Thank you. We have noted that everything is still right."), undo=_undo(change))
    return redirect(url_for("invitations.list_own"))


@bp.post("/partner/nothing")
def nothing_to_list() -> ResponseReturnValue:
    if list_listings(db(), partner_id=principal().id, on=today()):
        notify(_("Say first which of these is not running any more."), kind="warning")
        return redirect(url_for("invitations.list_own"))
    change = _store([], "nothing_to_list")
    notify(_("Thank you. We have noted that you have nothing to list."), undo=_undo(change))
    return redirect(url_for("invitations.list_own"))


@bp.post("/partner/changes/<int:change_id>/undo")
def undo_own(change_id: int) -> ResponseReturnValue:
    try:
        undo_listing_change(db(), change_id, principal().id)
        notify(_("It is as it was before."))
    except Refused:
        notify(_("This has been changed again since, so it was left as it is."), kind="warning")
    return redirect(url_for("invitations.list_own"))


def _own(listing_id: int) -> Listing:
    """The partner's listing of this number; "not found" for everybody else's."""
    listing = get_listing(db(), listing_id)
    if listing.partner_id != principal().id:
        raise NotFound(f"listing {listing_id}")
    return listing


def _edit(listing: Listing | None) -> ResponseReturnValue:
    form = ListingForm()
    form.offer(db(), partnership(), listing)
    if form.validate_on_submit():
        own = {"partner": principal().name, "partner_id": principal().id}
        try:
            made = form.listing(listing, **own, state="waiting", last_checked_on=today())
            if listing and _is_same(made, listing):
                made = listing.checked(today())
            change = _store([made])
            notify(_saved(made), undo=_undo(change))
            return redirect(url_for("invitations.list_own"))
        except Refused as refused:
            form.add_faults(refused.faults)
    return render_template("invitations/edit_own.html", form=form, listing=listing)


def _is_same(made: Listing, listing: Listing) -> bool:
    """Whether nothing was changed but the date of the check; order of areas does not count."""
    same_areas = set(made.area_codes) == set(listing.area_codes)
    areas = listing.area_codes if same_areas else made.area_codes
    return listing.state == "approved" and listing == replace(
        made, state=listing.state, last_checked_on=listing.last_checked_on, area_codes=areas
    )


def _saved(listing: Listing) -> str:
    if listing.state == "approved":
        return _("“%(name)s” is still right. Thank you.", name=listing.name)
    return _("“%(name)s” is saved. The council will look at it.", name=listing.name)


def _store(listings: Sequence[Listing], statement: Statement = "") -> int:
    partner: Partner = get_partner(db(), principal().id)
    said = replace(partner, statement=statement, statement_on=today())
    return add_listing_change(
        db(), listings, made_by=principal().name, partner=said, by_partner_id=partner.id
    )


def _undo(change_id: int) -> Undo:
    return Undo(url_for("invitations.undo_own", change_id=change_id))
