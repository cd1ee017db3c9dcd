"""What the partnership says about itself: its name, contact, colour and crest."""

from dataclasses import replace

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.colours import WHITE, parse_colour, readable_on
from placeplan.domain.faults import Refused
from placeplan.formats.crests import crest_png, header_crest_png
from placeplan.operations.plans import CREST
from placeplan.store.database import writing
from placeplan.store.partnerships import (
    get_file,
    get_partnership,
    remove_file,
    update_file,
    update_partnership,
)
from placeplan.web.database import db, partnership
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import (
    CommunityPlanForm,
    CrestForm,
    PartnershipForm,
    partnership_data,
)


@bp.route("/settings", methods=["GET", "POST"])
def edit_partnership() -> ResponseReturnValue:
    form = PartnershipForm(data=partnership_data(partnership()))
    if form.validate_on_submit():
        try:
            _store(form, accent_colour=_readable_colour(form.accent_colour.data))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            return redirect(url_for("setup.edit_partnership"))
    return render_template("setup/edit_partnership.html", form=form)


@bp.route("/settings/community-plan", methods=["GET", "POST"])
def edit_community_plan() -> ResponseReturnValue:
    form = CommunityPlanForm(data=partnership_data(partnership()))
    if form.validate_on_submit():
        _store(form)
        return redirect(url_for("setup.edit_community_plan"))
    return render_template("setup/edit_community_plan.html", form=form)


@bp.route("/settings/crest", methods=["GET", "POST"])
def edit_crest() -> ResponseReturnValue:
    form = CrestForm()
    if form.validate_on_submit():
        try:
            update_file(db(), CREST, "image/png", crest_png(form.crest.data.read()))
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("The crest is kept. It stands at the top of every page."))
            return redirect(url_for("setup.edit_crest"))
    return render_template("setup/edit_crest.html", form=form)


@bp.post("/settings/crest/remove")
def remove_crest() -> ResponseReturnValue:
    remove_file(db(), CREST)
    notify(_("The crest is removed."))
    return redirect(url_for("setup.edit_crest"))


@bp.get("/crest")
def show_crest() -> ResponseReturnValue:
    """The crest, as small as the header of every page shows it."""
    _media_type, kept = get_file(db(), CREST)
    response = Response(header_crest_png(kept), mimetype="image/png")
    response.add_etag()
    response.headers["Cache-Control"] = "public, max-age=300"
    return response.make_conditional(request)


def _store(form: PartnershipForm | CommunityPlanForm, **changes: str) -> None:
    given = {name: field.data or "" for name, field in form._fields.items()}
    with writing(db()):
        update_partnership(db(), replace(get_partnership(db()), **(given | changes)))
    notify(_("The settings are saved."))


def _readable_colour(text: str) -> str:
    wanted = parse_colour(text)
    readable = readable_on(WHITE, wanted)
    if readable != wanted:
        notify(
            _(
                "The colour %(wanted)s cannot be read on white, so it was darkened to %(kept)s.",
                wanted=wanted,
                kept=readable,
            ),
            kind="information",
        )
    return readable
