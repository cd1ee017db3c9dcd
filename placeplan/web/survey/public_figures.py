"""The figures of an area that everyone may see, if there are any yet."""

from flask import current_app

from placeplan.domain.profiles import Series
from placeplan.domain.public_figures import public_part
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import PublicProfile, public_profile
from placeplan.web.database import db
from placeplan.web.days import today


def public_figures(survey: Survey, area_code: str) -> PublicProfile | None:
    """The published figures of this moment; None when there are none, or too few answered.

    Nothing is in them that stands for too few people.
    """
    if not survey.is_published:
        return None
    found = public_profile(db(), survey, area_code, today(), fewest=fewest())
    if found is None:
        return None
    profile = public_part(found.profile, fewest())
    return found._replace(profile=profile) if profile.individuals.responses else None


def fewest() -> int:
    """Fewest people a figure may stand for (a setting)."""
    return int(current_app.config["PLACEPLAN"].minimum_cell)


def means_shown(series: Series) -> tuple[float | None, ...]:
    """The mean of each theme, a gap where there is none to show."""
    return tuple(None if theme.mean is None else float(theme.mean) for theme in series.themes)
