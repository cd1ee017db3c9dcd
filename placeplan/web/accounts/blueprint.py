"""The blueprint that the pages of accounts register themselves with."""

from flask import Blueprint, current_app

from placeplan.settings import Settings

bp = Blueprint("accounts", __name__)


def settings() -> Settings:
    """The settings this application was started with."""
    return current_app.config["PLACEPLAN"]
