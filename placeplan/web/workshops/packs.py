"""What a workshop needs on paper, in one download."""

import re

from flask import Response
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from placeplan.domain.languages import ENGLISH
from placeplan.formats.pack_zip import pack_zip
from placeplan.operations.handouts import handout_of
from placeplan.operations.packs import pack_of
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.languages import SITE_LOCALE
from placeplan.web.survey.sharing import public_address
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting

ZIP = "application/zip"
LONG = "d MMMM y"
OUTSIDE_FILE_NAMES = re.compile(r"[^A-Za-z0-9]+")


@bp.get("/workshops/<slug>/<path:workshop_key>/pack.zip")
def download_pack(slug: str, workshop_key: str) -> ResponseReturnValue:
    """Every sheet, the guide, the poster and the hand-out of listings as Word files."""
    meeting = get_workshop_meeting(slug, workshop_key)
    with force_locale(SITE_LOCALE):
        content = _pack(meeting)
    plain_key = OUTSIDE_FILE_NAMES.sub("-", workshop_key).strip("-")
    return attached(Response(content, mimetype=ZIP), f"{slug}-{plain_key}-pack.zip")


def _pack(meeting: Meeting) -> bytes:
    day, survey = today(), meeting.survey.in_language(ENGLISH)
    handout = handout_of(
        db(),
        survey,
        address=public_address(survey),
        closes=format_date(survey.closes_on, LONG),
        language=SITE_LOCALE.replace("_", "-"),
    )
    pack = pack_of(
        db(),
        meeting.workshop,
        handout,
        name=meeting.name,
        held_on=format_date(meeting.workshop.held_on, f"EEEE {LONG}"),
        as_of=(day, format_date(day, LONG)),
    )
    return pack_zip(pack, _)
