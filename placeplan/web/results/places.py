"""One place beside its area, where enough people answered there."""

from typing import NamedTuple

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.areas import Place
from placeplan.domain.breakdown_tables import Breakdown, Cell
from placeplan.domain.profiles import MARKED_DIFFERENCE, Profile
from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarSeries
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.web.radars import drawn
from placeplan.web.results.scope import Scope, fewest


class PlaceTheme(NamedTuple):
    """One theme in the place and in the whole area."""

    title: str
    here: Cell
    whole: ThemeProfile

    @property
    def differs(self) -> bool:
        """Whether the place is 1 point or more from its area."""
        here, whole = self.here.mean, self.whole.mean
        return here is not None and whole is not None and abs(here - whole) >= MARKED_DIFFERENCE


def place_page(scope: Scope, place: Place, area: Profile, table: Breakdown) -> ResponseReturnValue:
    """The page of one place; it shows no figure where too few people answered."""
    people = table.people.get(place.key)
    rows = [
        PlaceTheme(theme.title, table.cell(theme.key, place.key), whole)
        for theme, whole in zip(area.questionnaire.themes, area.individuals.themes, strict=True)
    ]
    radar = None
    if people is not None:
        title = _("What people said about %(place)s", place=place.name)
        whole = tuple(None if row.whole.mean is None else float(row.whole.mean) for row in rows)
        here = tuple(None if row.here.mean is None else float(row.here.mean) for row in rows)
        label = _("%(area)s as a whole", area=scope.area.name)
        series = (RadarSeries(place.name, here), RadarSeries(label, whole))
        radar = drawn(questionnaire_radar(area.questionnaire, title, series), people)
    return render_template(
        "results/show_place.html",
        scope=scope,
        place=place,
        people=people,
        rows=rows,
        radar=radar,
        fewest=fewest(),
    )
