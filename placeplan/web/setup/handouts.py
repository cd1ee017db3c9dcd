"""A survey on paper: the questionnaire to print and the poster, in the languages there are."""

from typing import cast

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from placeplan.domain.handouts import PRINT_SIZES, Handout, PrintSize
from placeplan.domain.languages import ENGLISH
from placeplan.domain.surveys import Survey
from placeplan.formats.poster_docx import poster_docx
from placeplan.formats.poster_svg import poster_svg
from placeplan.formats.questionnaire_docx import questionnaire_docx
from placeplan.operations.handouts import handout_of
from placeplan.store.surveys import get_survey
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.languages import SITE_LOCALE, catalogues, own_name
from placeplan.web.setup.blueprint import bp
from placeplan.web.survey.sharing import public_address

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SVG = "image/svg+xml"


@bp.get("/setup/surveys/<slug>/questionnaire.docx")
def print_questionnaire(slug: str) -> ResponseReturnValue:
    survey, locale = _survey_and_locale(slug)
    size = request.args.get("size", "normal")
    if size not in PRINT_SIZES:
        abort(404)
    with force_locale(locale):
        content = questionnaire_docx(_handout(survey, locale), cast(PrintSize, size), _)
    name = "questionnaire" if size == "normal" else "questionnaire-large-print"
    return _file(survey, content, WORD, name, locale, "docx")


@bp.get("/setup/surveys/<slug>/poster.docx")
def print_poster(slug: str) -> ResponseReturnValue:
    survey, locale = _survey_and_locale(slug)
    with force_locale(locale):
        content = poster_docx(_handout(survey, locale), _)
    return _file(survey, content, WORD, "poster", locale, "docx")


@bp.get("/setup/surveys/<slug>/poster.svg")
def print_poster_svg(slug: str) -> ResponseReturnValue:
    survey, locale = _survey_and_locale(slug)
    with force_locale(locale):
        content = poster_svg(_handout(survey, locale), _)
    return _file(survey, content, SVG, "poster", locale, "svg")


def handout_languages(survey: Survey) -> list[tuple[str, str]]:
    """The languages that the survey can be printed in, as (code, own name), English first."""
    known = catalogues().codes
    found = (ENGLISH, *(code for code in survey.questionnaire.languages if code in known))
    return [(code, own_name(code)) for code in found]


def _survey_and_locale(slug: str) -> tuple[Survey, str]:
    survey = get_survey(db(), slug)
    code = request.args.get("language", ENGLISH)
    if code not in dict(handout_languages(survey)):
        abort(404)
    return survey.in_language(code), SITE_LOCALE if code == ENGLISH else code


def _handout(survey: Survey, locale: str) -> Handout:
    return handout_of(
        db(),
        survey,
        address=public_address(survey),
        closes=format_date(survey.closes_on, "d MMMM y"),
        language=locale.replace("_", "-"),
    )


def _file(
    survey: Survey, content: bytes, media_type: str, name: str, locale: str, ending: str
) -> Response:
    language = "" if locale == SITE_LOCALE else f"-{locale}"
    file_name = f"{survey.slug}-{name}{language}.{ending}"
    return attached(Response(content, mimetype=media_type), file_name)
