"""What is noticed of an answer while it is being sent; only flags made from it are kept."""

import time

from flask import current_app, request

from placeplan.domain.repeats import Bursts, Signs
from placeplan.domain.surveys import Survey
from placeplan.web.survey.drafts import seconds_since_begun, sent_key

# the name of a field that people neither see nor reach, but programs fill in
HONEYPOT = "website"
EXTENSION = "placeplan_bursts"


def signs_of_sending(survey: Survey) -> Signs:
    """The signs of the answer that this request sends."""
    bursts: Bursts = current_app.extensions.setdefault(EXTENSION, Bursts())
    return Signs(
        has_filled_honeypot=bool(request.form.get(HONEYPOT, "").strip()),
        seconds=seconds_since_begun(survey.slug),
        sent_before=sent_key(survey.slug),
        is_in_burst=bursts.note(survey.slug, time.monotonic()),
    )
