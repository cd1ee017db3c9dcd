"""What a theme is called beside the listings for it."""

from flask_babel import lazy_gettext as _l

from placeplan.domain.gaps import Standing

STANDING_NAMES: dict[Standing, object] = {
    "need": _l("Need"),
    "between": _l("Between"),
    "strength": _l("Strength"),
    "too_few": _l("Too few rated"),
}
STANDING_TAGS: dict[Standing, str] = {
    "need": "bad",
    "between": "plain",
    "strength": "good",
    "too_few": "wait",
}
