"""What every template can use: components, dates, notices and who is asking."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Flask
from flask_babel import format_date
from jinja2 import Environment

from placeplan.web.access import principal
from placeplan.web.database import partnership
from placeplan.web.frames import has_crest, site_footer, site_header
from placeplan.web.languages import direction, language, language_choices
from placeplan.web.moments import long_moment
from placeplan.web.navigation import main_links, shelves
from placeplan.web.notices import notices
from placeplan.web.scripts import evidence_script, workshop_script
from placeplan.web.sessions import time_left
from placeplan.web.styles import stylesheet_url
from placeplan.web.untranslated_texts import in_english, in_own_language


class Components:
    """`ui.<name>(…)` in a template is the macro `name` of `components/<name>.html`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        template = self._environment.get_template(f"components/{name}.html")
        return getattr(template.module, name)


def furnish_templates(app: Flask) -> None:
    """Give templates their filters and globals."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        long_date=long_date,
        moment=long_moment,
        in_english=in_english,
        in_own_language=in_own_language,
    )
    app.jinja_env.globals.update(
        ui=Components(app.jinja_env),
        notices=notices,
        main_links=main_links,
        shelves=shelves,
        stylesheet_url=stylesheet_url,
        workshop_script=workshop_script,
        evidence_script=evidence_script,
        language=language,
        direction=direction,
        language_choices=language_choices,
        site_header=site_header,
        site_footer=site_footer,
        has_crest=has_crest,
        time_left=time_left,
    )

    @app.context_processor
    def whose_page() -> dict[str, Any]:
        return {"partnership": partnership(), "principal": principal()}


def long_date(day: date | datetime | str) -> str:
    """A date, or the date of an ISO text, as 12 June 2026; nothing for nothing."""
    if not day:
        return ""
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return format_date(day, "d MMMM y")
