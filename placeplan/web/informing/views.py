"""The list of a survey, for residents: joining it and leaving it.

What a page answers never tells whether an address is on a list.
"""

from flask import Blueprint, Response, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from itsdangerous import BadSignature, URLSafeSerializer

from placeplan.domain.subscribers import address_hash
from placeplan.domain.surveys import Survey
from placeplan.store.subscribers import add_subscriber, remove_subscriber
from placeplan.web.database import db
from placeplan.web.fields import EmailLine
from placeplan.web.forms import PlainForm
from placeplan.web.languages import is_switching
from placeplan.web.limits import limited
from placeplan.web.notices import notify
from placeplan.web.site import full_address
from placeplan.web.survey.doors import for_survey
from placeplan.web.survey.drafts import sent_key
from placeplan.web.survey.limits import answers_allowed

bp = Blueprint("informing", __name__)

SALT = "placeplan.informing"
LONGEST_ADDRESS = 254


class AddressForm(PlainForm):
    email = EmailLine(_l("Email address"), _l("an email address"), longest=LONGEST_ADDRESS)


def was_sent(_answer: Response) -> bool:
    """Whether a form was sent to be acted on, and not to change the language."""
    return not is_switching()


@bp.get("/surveys/<slug>/keep-informed")
@for_survey
def ask_address(survey: Survey) -> ResponseReturnValue:
    return _ask("ask_address", AddressForm(), survey=survey)


@bp.post("/surveys/<slug>/keep-informed")
@limited(answers_allowed, counts=was_sent)
@for_survey
def join(survey: Survey) -> ResponseReturnValue:
    form = AddressForm()
    if is_switching() or not form.validate_on_submit():
        return _ask("ask_address", form, survey=survey)
    add_subscriber(db(), survey.slug, form.email.data)
    notify(_("Thank you. We will write to you when there is news of this survey."))
    page = "survey.show_sent" if sent_key(survey.slug) else "survey.show_start"
    return redirect(url_for(page, slug=survey.slug))


@bp.get("/keep-informed/leave")
def ask_to_leave() -> ResponseReturnValue:
    return _ask("ask_to_leave", AddressForm())


@bp.post("/keep-informed/leave")
@limited(answers_allowed, counts=was_sent)
def leave() -> ResponseReturnValue:
    form = AddressForm()
    if is_switching() or not form.validate_on_submit():
        return _ask("ask_to_leave", form)
    remove_subscriber(db(), address_hash(form.email.data))
    return render_template("informing/left.html")


@bp.get("/keep-informed/leave/<token>")
def confirm_leaving(token: str) -> ResponseReturnValue:
    """Only the button takes the address off: what reads mail beforehand opens its links."""
    if _hash_in(token) is None:
        return redirect(url_for("informing.ask_to_leave"))
    return render_template("informing/confirm_leaving.html", token=token)


@bp.post("/keep-informed/leave/<token>")
def leave_by_link(token: str) -> ResponseReturnValue:
    email_hash = _hash_in(token)
    if email_hash is None:
        return redirect(url_for("informing.ask_to_leave"))
    remove_subscriber(db(), email_hash)
    return render_template("informing/left.html")


def leaving_address(email: str) -> str:
    """The link by which this address leaves every list; it does not hold the address."""
    token = _serializer().dumps(address_hash(email))
    return full_address(url_for("informing.confirm_leaving", token=token))


def _ask(page: str, form: AddressForm, **shown: Survey) -> ResponseReturnValue:
    filled = render_template(f"informing/{page}.html", form=form, **shown)
    return filled, 400 if form.errors else 200


def _hash_in(token: str) -> str | None:
    try:
        return str(_serializer().loads(token))
    except BadSignature:
        return None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=SALT)
