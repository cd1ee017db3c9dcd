"""The head and the foot of a page; those that everyone sees are rendered once and kept."""

from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from placeplan.domain.accounts import ANYONE
from placeplan.domain.partnerships import Partnership
from placeplan.operations.plans import CREST
from placeplan.store.partnerships import has_file
from placeplan.web.access import principal
from placeplan.web.database import known, partnership
from placeplan.web.languages import language

MOST_KEPT = 128


def site_header(*, names_who: bool = True) -> Markup:
    """Whose site this is, and who is signed in, unless that is not to be said."""
    who = principal()
    if who.is_named and names_who:
        return _component("site_header", partnership(), has_crest(), who)
    return _header(partnership(), has_crest(), language())


def site_footer(contact: str = "") -> Markup:
    """Whom to ask (the survey's contact, else the partnership's) and what stands on every page."""
    return _footer(partnership(), contact or partnership().contact, language())


def has_crest() -> bool:
    """Whether the partnership has a crest to show."""
    return known(has_file, CREST)


@lru_cache(maxsize=MOST_KEPT)
def _header(partnership: Partnership, has_crest: bool, _language: str) -> Markup:
    return _component("site_header", partnership, has_crest, ANYONE)


@lru_cache(maxsize=MOST_KEPT)
def _footer(partnership: Partnership, contact: str, _language: str) -> Markup:
    return _component("site_footer", partnership, contact)


def _component(name: str, *values: object) -> Markup:
    return getattr(current_app.jinja_env.globals["ui"], name)(*values)
