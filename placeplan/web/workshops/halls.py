"""Workshop pages in a hall without a connection: what a device keeps, and how it is told."""

import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from flask import Response, current_app, make_response, render_template, session, url_for
from flask.typing import ResponseReturnValue

from placeplan.web.access import principal
from placeplan.web.notices import has_notices
from placeplan.web.scripts import script_addresses, scripts_version
from placeplan.web.styles import stylesheet_url
from placeplan.web.workshops.blueprint import Meeting, bp
from placeplan.web.workshops.hall_words import kept_words

KEPT = "Placeplan-Kept"
# the survey and the workshop that a host has just left, in the session until the next page
LEFT = "left_workshop"
SCOPE = "/workshops"
WORKER = "workshops/worker.js"

View = Callable[..., ResponseReturnValue]


def kept_for_the_hall(view: View) -> View:
    """Decorator: the service worker may keep this page on a device and show it without the site."""

    @wraps(view)
    def show(**values: Any) -> ResponseReturnValue:
        has_news = has_notices()
        answer = make_response(view(**values))
        # what was just done is no news the next time
        if answer.status_code == 200 and not has_news:
            answer.headers[KEPT] = scripts_version()
        return answer

    return show


def hall_setup(meeting: Meeting) -> dict[str, Any]:
    """What the scripts of every page of a workshop need to know."""
    questionnaire = meeting.survey.questionnaire
    return {
        "address": meeting.url("show_grid"),
        "workshop": f"{meeting.survey.slug}/{meeting.workshop.key}",
        "name": meeting.name,
        "me": principal().name,
        "lowest": questionnaire.scale.lowest,
        "highest": questionnaire.scale.highest,
        "themes": [
            {"key": theme.key, "title": theme.title, "question": theme.question}
            for theme in questionnaire.themes
        ],
        "places": [
            {"key": place.key, "name": place.name}
            for place in meeting.survey.places_in(meeting.area.code)
        ],
        "is_paper": meeting.workshop.is_paper,
        "version": scripts_version(),
        "worker": {"address": url_for("workshops.show_worker"), "scope": SCOPE},
        "pages": kept_pages(meeting),
    }


def kept_pages(meeting: Meeting) -> list[str]:
    """The addresses of the pages that a device keeps of this workshop."""
    names = ["show", "show_grid"]
    if not meeting.workshop.is_paper:
        names += ["show_wall", "show_ready", "edit_attendance"]
    known = [name for name in names if f"workshops.{name}" in current_app.view_functions]
    return [meeting.url(name) for name in known]


def kept_files() -> list[str]:
    """The addresses of what every kept page needs; last, of the page shown in place of others."""
    return [
        *script_addresses(),
        stylesheet_url("everyone"),
        stylesheet_url("staff"),
        url_for("static", filename="icon.svg"),
        url_for("workshops.show_not_kept"),
    ]


@bp.get("/workshops/worker.js")
def show_worker() -> Response:
    """The service worker, with the list of files that every kept page needs."""
    files = kept_files()
    text = (Path(str(current_app.static_folder)) / WORKER).read_text(encoding="utf-8")
    told = {"files": files, "notKept": files[-1], "mark": KEPT, "scripts": scripts_version()}
    answer = Response(f"const TOLD = {json.dumps(told)};\n{text}", mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Service-Worker-Allowed"] = SCOPE
    return answer


@bp.get("/workshops/not-kept")
def show_not_kept() -> ResponseReturnValue:
    """What a device keeps: shown without a connection where a page was never kept, and to whoever
    has just left a workshop.
    """
    slug, key = session.pop(LEFT, ("", ""))
    told = {"words": kept_words(), "left": ""}
    if key:
        told["left"] = f"{slug}/{key}"
        told["address"] = url_for("workshops.show", slug=slug, workshop_key=key)
    return render_template("workshops/show_not_kept.html", told=told)
