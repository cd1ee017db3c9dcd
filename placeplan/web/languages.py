"""The language a page is in: the resident's choice, else what the browser asks for.

Residents are offered English and what a translator has checked; officers see every language that
there is a file for, as a preview. Staff pages are in English.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale
from flask import Flask, current_app, g, request, session, url_for
from flask_babel import Babel, get_locale, refresh

from placeplan.domain.accounts import Role
from placeplan.domain.languages import ENGLISH, CheckedLanguage
from placeplan.domain.surveys import Survey
from placeplan.store.languages import list_checked_languages
from placeplan.web.access import PUBLIC, principal
from placeplan.web.catalogues import EXTENSION, Catalogues, keep_catalogues
from placeplan.web.database import known

# The name of the choice: in the session, and of the button that sends a page to change it.
LANGUAGE = "language"
SITE_LOCALE = "en_GB"
# public pages for people who work here or with us; officers' preview of residents' pages
NOT_RESIDENTS = ("accounts", "invitations", "published")
PREVIEW = "setup.preview_survey"
PREVIEWERS = frozenset({Role.OFFICER, Role.ADMINISTRATOR})


class Choice(NamedTuple):
    """A language in the switch: its code in HTML, its own name, and where it leads."""

    code: str
    name: str
    direction: str
    url: str
    is_current: bool
    is_preview: bool


def speak_languages(app: Flask) -> None:
    """Put each page into its language, and take a choice that comes with a form."""
    babel = Babel(app, default_locale=SITE_LOCALE, locale_selector=select_locale)
    babel.domain_instance = found = keep_catalogues(app)
    # flask-babel's own find out for each sentence anew which domain this is
    app.jinja_env.install_gettext_callables(
        gettext=lambda text: found.get_translations().gettext(text),
        ngettext=lambda one, more, number: found.get_translations().ngettext(one, more, number),
        newstyle=True,
    )

    @app.before_request
    def take_choice() -> None:
        if is_switching():
            choose(request.form[LANGUAGE])


def language() -> str:
    """The language of the page, for `<html lang>`."""
    return str(get_locale() or SITE_LOCALE).replace("_", "-")


def direction() -> str:
    """The direction the page reads in, for `<html dir>`."""
    return get_locale().text_direction


def catalogues() -> Catalogues:
    """The sentences there are."""
    return current_app.extensions[EXTENSION]


def select_locale() -> Locale:
    """The locale of this request, for flask-babel."""
    code = spoken_language()
    return locale_of(SITE_LOCALE if code == ENGLISH else code)


@cache
def locale_of(code: str) -> Locale:
    """The locale with this code, found out once."""
    return Locale.parse(code)


def spoken_language() -> str:
    """The language of this page: chosen, else asked for by the browser, else English."""
    if not is_for_residents():
        return ENGLISH
    available = available_languages()
    if len(available) == 1:
        return ENGLISH
    chosen = session.get(LANGUAGE)
    if chosen in available:
        return str(chosen)
    offered = [code for code in available if code == ENGLISH or code in checked_languages()]
    asked = {code.replace("_", "-"): code for code in offered}
    return asked[request.accept_languages.best_match(asked, ENGLISH)]


def available_languages() -> tuple[str, ...]:
    """What can be chosen here: English, what was checked, and for officers all there is."""
    found: tuple[str, ...] | None = g.get("available_languages")
    if found is None:
        found = g.available_languages = _available_languages()
    return found


def _available_languages() -> tuple[str, ...]:
    may_preview = principal().role in PREVIEWERS
    known = catalogues().codes if may_preview else tuple(checked_languages())
    limits = g.get("languages_of_survey")
    is_limited = limits is not None and not may_preview
    return (ENGLISH, *(code for code in known if not is_limited or code in limits))


def checked_languages() -> dict[str, CheckedLanguage]:
    """The languages that a translator has checked and there is a file for, by code."""
    if "checked_languages" not in g:
        kept = known(list_checked_languages)
        g.checked_languages = {each.code: each for each in kept if each.code in catalogues().codes}
    return g.checked_languages


def is_for_residents() -> bool:
    """Whether the page is one that residents go through; a page that is none counts as well."""
    endpoint = request.endpoint
    if endpoint in (None, PREVIEW):
        return True
    return endpoint in PUBLIC and endpoint.partition(".")[0] not in NOT_RESIDENTS


def is_switching() -> bool:
    """Whether this form was sent to change the language, and to stay on the page."""
    return request.method == "POST" and is_for_residents() and LANGUAGE in request.form


def choose(code: str) -> None:
    """Remember the language for this browser, if it can be chosen."""
    if code in available_languages():
        session[LANGUAGE] = code
        refresh()


def in_spoken_language(survey: Survey) -> Survey:
    """The survey with its questions in the language of this page.

    From here on, residents can choose among the languages its questionnaire has in full.
    """
    g.languages_of_survey = survey.questionnaire.languages
    if len(available_languages()) > 1:
        g.pop("available_languages")
        refresh()
    return survey.in_language(spoken_language())


def language_choices() -> list[Choice]:
    """The switch of this page; empty where there is nothing to choose."""
    if not is_for_residents():
        return []
    available = available_languages()
    return list(_choices(available)) if len(available) > 1 else []


def own_name(code: str) -> str:
    """A language's name in itself, as a switch shows it."""
    name = locale_of(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def _choices(codes: tuple[str, ...]) -> Iterator[Choice]:
    here, spoken = _address_of_page(), spoken_language()
    for code in codes:
        yield Choice(
            code,
            own_name(code),
            locale_of(code).text_direction,
            url_for("pages.choose_language", code=code, next=here),
            code == spoken,
            code != ENGLISH and code not in checked_languages(),
        )


def _address_of_page() -> str:
    """Where to come back to: this page, or the one before it where this one is only sent to."""
    rule = request.url_rule
    if request.method == "GET" or rule is None or "GET" in (rule.methods or ()):
        return request.full_path.rstrip("?")
    values = request.view_args or {}
    return (
        url_for("survey.show_start", slug=values["slug"])
        if "slug" in values
        else url_for("pages.list_open_surveys")
    )
