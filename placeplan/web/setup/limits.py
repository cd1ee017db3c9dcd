"""The limits and habits this site was started with, and where to change them."""

from dataclasses import fields

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from placeplan.settings import SECRETS, Settings, setting_help, setting_names
from placeplan.web.setup.blueprint import bp


@bp.get("/settings/limits")
def show_limits() -> ResponseReturnValue:
    settings = current_app.config["PLACEPLAN"]
    defaults = {item.name: item.default for item in fields(Settings)}
    rows = [
        (setting_help(name), _shown(name, str(getattr(settings, name))), str(defaults[name]), name)
        for name in setting_names()
    ]
    return render_template("setup/show_limits.html", rows=rows)


def _shown(name: str, value: str) -> str:
    return "•••" if value and name in SECRETS else value
