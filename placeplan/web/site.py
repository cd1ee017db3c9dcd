"""How the site that answers was started, and by which address people reach it."""

from flask import current_app

from placeplan.settings import Settings


def site_settings() -> Settings:
    """The settings this application was started with."""
    return current_app.config["PLACEPLAN"]


def full_address(path: str) -> str:
    """The whole address of a path of this site, for links that are passed on."""
    return site_settings().public_address.rstrip("/") + path
