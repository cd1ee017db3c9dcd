"""Languages: how much of each is translated, who has checked it, and so which are offered."""

from collections.abc import Sequence
from typing import NamedTuple

from babel import Locale
from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.languages import LONGEST_NAME, CheckedLanguage
from placeplan.domain.surveys import Survey
from placeplan.store.languages import remove_checked_language, update_checked_language
from placeplan.store.questionnaires import list_questionnaires
from placeplan.store.surveys import list_surveys
from placeplan.web.catalogues import Catalogue
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Line
from placeplan.web.forms import PlainForm
from placeplan.web.languages import catalogues, checked_languages, own_name
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp


class CheckForm(PlainForm):
    checked_by = Line(
        _l("Translator"), _l("who has checked it"), longest=LONGEST_NAME,
        hint=_l("Name and firm. They have read every page in this language, and it is right."),
    )  # fmt: skip


class Progress(NamedTuple):
    """A language with how far its translation is; `check` is there once it is offered."""

    name: str
    english_name: str
    catalogue: Catalogue
    editions: Sequence[str]
    check: CheckedLanguage | None

    @property
    def done(self) -> int:
        """How many sentences are translated."""
        return self.catalogue.total - len(self.catalogue.missing)


@bp.get("/settings/languages")
def list_languages() -> ResponseReturnValue:
    found = [_progress(code) for code in catalogues().codes]
    return render_template("setup/list_languages.html", languages=found)


@bp.route("/settings/languages/<code>", methods=["GET", "POST"])
def check_language(code: str) -> ResponseReturnValue:
    if code not in catalogues().codes:
        abort(404)
    found, form = _progress(code), CheckForm()
    if not found.catalogue.missing and form.validate_on_submit():
        update_checked_language(db(), CheckedLanguage(code, form.checked_by.data, today()))
        notify(_("Residents are now offered %(language)s.", language=found.english_name))
        return redirect(url_for("setup.list_languages"))
    surveys = [survey for survey in list_surveys(db()) if survey.state(today()) != "closed"]
    return render_template(
        "setup/check_language.html",
        found=found,
        form=form,
        previews=[(survey.title, _preview_url(code, survey)) for survey in surveys],
    )


@bp.post("/settings/languages/<code>/withdraw")
def withdraw_language(code: str) -> ResponseReturnValue:
    if code not in catalogues().codes:
        abort(404)
    remove_checked_language(db(), code)
    name = Locale.parse(code).english_name
    notify(_("Residents are no longer offered %(language)s.", language=name))
    return redirect(url_for("setup.list_languages"))


def _progress(code: str) -> Progress:
    return Progress(
        name=own_name(code),
        english_name=Locale.parse(code).english_name or code,
        catalogue=catalogues().catalogue(code),
        editions=[each.title for each in list_questionnaires(db()) if code in each.languages],
        check=checked_languages().get(code),
    )


def _preview_url(code: str, survey: Survey) -> str:
    """Where the language is chosen, then the survey's preview."""
    there = url_for("setup.preview_survey", slug=survey.slug)
    return url_for("pages.choose_language", code=code, next=there)
