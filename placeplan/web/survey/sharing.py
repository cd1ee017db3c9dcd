"""The address of a survey as people pass it on."""

from flask import current_app, url_for

from placeplan.domain.surveys import Survey


def public_address(survey: Survey) -> str:
    """The address at which residents answer a survey."""
    site = current_app.config["PLACEPLAN"].public_address.rstrip("/")
    return f"{site}{url_for('survey.show_start', slug=survey.slug)}"
