"""What kinds, headings, states and columns are called on pages."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.areas import Area
from placeplan.domain.listings import Listing

KIND_NAMES = {
    "service": _l("Service"),
    "programme": _l("Programme"),
    "plan": _l("Plan"),
}
KIND_HINTS = {
    "service": _l("Something people can use, such as an advice desk"),
    "programme": _l("Work with an aim and an end, such as a grant scheme"),
    "plan": _l("What is decided but not yet under way, or a written strategy"),
}
HEADING_NAMES = {
    "social": _l("Social support"),
    "physical": _l("Physical projects"),
    "economic": _l("Economic support"),
}
HEADING_HINTS = {
    "social": _l("Helps people: advice, health, clubs, care, learning"),
    "physical": _l("Changes the place: paths, buildings, parks, homes"),
    "economic": _l("Helps work and business: jobs, skills, grants, town centres"),
}
STATE_NAMES = {
    "waiting": _l("Waiting"),
    "approved": _l("Approved"),
    "sent_back": _l("Sent back"),
}
STATE_TAGS = {"waiting": "wait", "approved": "good", "sent_back": "bad"}
COLUMN_NAMES = {
    "partner": _l("Partner"),
    "name": _l("Name"),
    "kind": _l("Kind"),
    "heading": _l("Heading"),
    "description": _l("Description"),
    "areas": _l("Areas"),
    "themes": _l("Themes"),
    "outcome": _l("Community Plan outcome"),
    "starts_on": _l("Starts on"),
    "ends_on": _l("Ends on"),
    "contact": _l("Contact"),
    "last_checked_on": _l("Last checked"),
}


def area_words(listing: Listing, own_areas: list[Area], names: dict[str, str]) -> str:
    """Where a listing runs, in words: "All areas", or names with commas between."""
    own = {area.code for area in own_areas}
    if len(own) > 1 and own <= set(listing.area_codes):
        others = [code for code in listing.area_codes if code not in own]
        return ", ".join([_("All areas"), *(names.get(code, code) for code in others)])
    return ", ".join(names.get(code, code) for code in listing.area_codes)
