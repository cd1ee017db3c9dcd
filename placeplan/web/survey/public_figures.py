"""The figures of an area that everyone may see, if there are any yet."""

from flask import current_app

from placeplan.domain.profiles import Profile, Series
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import PublicProfile, public_profile
from placeplan.web.database import db
from placeplan.web.days import today


def public_figures(survey: Survey, area_code: str) -> PublicProfile | None:
    """The published figures of this moment; None when there are none, or too few answered."""
    if not survey.is_published:
        return None
    found = public_profile(db(), survey, area_code, today(), fewest=fewest())
    return found if found and _may_be_shown(found.profile) else None


def fewest() -> int:
    """Fewest people a figure may stand for (a setting)."""
    return int(current_app.config["PLACEPLAN"].minimum_cell)


def means_shown(series: Series, at_least: int) -> tuple[float | None, ...]:
    """The mean of each theme, a gap where fewer than `at_least` rated it."""
    return tuple(
        float(theme.mean) if theme.mean is not None and theme.answered >= at_least else None
        for theme in series.themes
    )


def _may_be_shown(profile: Profile) -> bool:
    return profile.individuals.responses >= profile.fewest
