"""The address of a survey as people pass it on."""

from flask import url_for

from placeplan.domain.surveys import Survey
from placeplan.web.site import full_address


def public_address(survey: Survey) -> str:
    """The address at which residents answer a survey."""
    return full_address(url_for("survey.show_start", slug=survey.slug))
