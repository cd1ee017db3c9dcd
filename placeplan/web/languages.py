"""The language a page is in."""

from flask_babel import get_locale


def language() -> str:
    """The language of the page, for `<html lang>`."""
    return str(get_locale() or "en_GB").replace("_", "-")
