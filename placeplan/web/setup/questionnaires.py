"""Editions of the questionnaire: the shipped ones and the council's own, on or off."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.editions import Edition
from placeplan.domain.faults import Fault, Refused, refuse
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.questionnaires import questionnaire_from_toml, questionnaire_toml
from placeplan.store.questionnaires import (
    add_own_questionnaire,
    get_edition,
    list_editions,
)
from placeplan.store.questionnaires import offer_questionnaire as store_offer
from placeplan.store.questionnaires import remove_questionnaire as store_removal
from placeplan.web.attachments import attached
from placeplan.web.database import db, partnership
from placeplan.web.fields import Upload
from placeplan.web.forms import PlainForm
from placeplan.web.notices import Undo, notify
from placeplan.web.setup.blueprint import bp
from placeplan.wording import fault_sentence

LARGEST_KB = 256
MOST_FAULTS = 100


class QuestionnaireForm(PlainForm):
    file = Upload(
        _l("Questionnaire"), _l("a questionnaire"),
        hint=_l("A TOML file of at most 256 kB. It is checked before anything is kept."),
    )  # fmt: skip


@bp.get("/setup/questionnaires")
def list_questionnaires() -> ResponseReturnValue:
    return render_template("setup/list_questionnaires.html", editions=list_editions(db()))


@bp.route("/setup/add-questionnaire", methods=["GET", "POST"])
def add_questionnaire() -> ResponseReturnValue:
    form, faults = QuestionnaireForm(), ()
    if form.validate_on_submit():
        try:
            questionnaire = _read(form.file.data.read(LARGEST_KB * 1024 + 1))
            is_new = add_own_questionnaire(db(), questionnaire)
        except Refused as refused:
            faults = refused.faults
            form.file.errors = [_("Nothing was taken in. Mend what is listed here")]
        else:
            _say_taken_in(questionnaire, is_new)
            return redirect(url_for("setup.show_questionnaire", key=questionnaire.key))
    page = render_template(
        "setup/add_questionnaire.html",
        form=form,
        rows=[_row(found) for found in faults[:MOST_FAULTS]],
        more=max(0, len(faults) - MOST_FAULTS),
    )
    return page, 400 if form.errors else 200


@bp.get("/setup/questionnaires/<key>")
def show_questionnaire(key: str) -> ResponseReturnValue:
    edition = get_edition(db(), key)
    questionnaire = edition.questionnaire
    return render_template(
        "setup/show_questionnaire.html",
        edition=edition,
        questionnaire=questionnaire,
        languages=[questionnaire.language, *questionnaire.languages],
        lacks_helpline=questionnaire.has_helpline and not partnership().helpline,
    )


@bp.get("/setup/questionnaires/<key>/download")
def download_edition(key: str) -> ResponseReturnValue:
    """The newest version as a file to start from."""
    content = questionnaire_toml(get_edition(db(), key).questionnaire)
    return attached(Response(content, mimetype="application/toml"), f"{key}.toml")


@bp.post("/setup/questionnaires/<key>/offer")
def offer_questionnaire(key: str) -> ResponseReturnValue:
    """Switch an edition on or off for new surveys."""
    is_offered = request.form.get("offered") == "yes"
    store_offer(db(), key, is_offered=is_offered)
    edition = get_edition(db(), key)
    _say_offered(edition)
    return redirect(url_for("setup.show_questionnaire", key=key))


@bp.post("/setup/questionnaires/<key>/remove")
def remove_questionnaire(key: str) -> ResponseReturnValue:
    title = get_edition(db(), key).questionnaire.title
    store_removal(db(), key)
    notify(_("The edition “%(title)s” is removed.", title=title))
    return redirect(url_for("setup.list_questionnaires"))


def _read(content: bytes) -> Questionnaire:
    if len(content) > LARGEST_KB * 1024:
        raise refuse("questionnaire_too_large", most=LARGEST_KB)
    return questionnaire_from_toml(content)


def _row(found: Fault) -> tuple[str, str, str]:
    line = str(found.params.get("line", "–"))
    return line, found.field or "–", fault_sentence(found, _)


def _say_taken_in(questionnaire: Questionnaire, is_new: bool) -> None:
    if is_new:
        sentence = _(
            "Version %(version)s of “%(title)s” is taken in. Look at it as residents would.",
            version=questionnaire.version,
            title=questionnaire.title,
        )
        notify(sentence)
    else:
        notify(_("This very edition was here already."), kind="information")


def _say_offered(edition: Edition) -> None:
    title = edition.questionnaire.title
    if edition.is_offered:
        sentence = _("New surveys can use “%(title)s” now.", title=title)
    else:
        sentence = _(
            "New surveys cannot use “%(title)s” any more. Surveys that have it keep it.",
            title=title,
        )
    address = url_for("setup.offer_questionnaire", key=edition.questionnaire.key)
    notify(sentence, undo=Undo(address, values={"offered": "no" if edition.is_offered else "yes"}))
