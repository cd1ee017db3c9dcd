"""What the page of one area shows, worked out before the template begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _

from placeplan.domain.breakdown_tables import Breakdown, place_breakdown
from placeplan.domain.distributions import Segment, segments_of
from placeplan.domain.profiles import Profile, place_differences
from placeplan.domain.questionnaires import Scale
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.web.radars import Radar, drawn
from placeplan.web.results.charts import radar_chart
from placeplan.web.results.scope import Scope, fewest
from placeplan.web.results.words import mean_text

ORDERS = ("mean", "questionnaire")


@dataclass(frozen=True, slots=True)
class Bar:
    """How the individuals' ratings of one theme are spread over the scale."""

    theme: ThemeProfile
    title: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the area: its people, None where too few to be shown, and what differs."""

    key: str
    name: str
    kind: str
    people: int | None
    differences: Sequence[tuple[str, Fraction, Fraction]]


def area_title(scope: Scope) -> str:
    """The title of an area's radar, on the page and in files."""
    return _("What people said about %(area)s", area=scope.area.name)


def area_radar(scope: Scope, profile: Profile, series: Sequence[str]) -> Radar | None:
    """The area's radar with the chosen series."""
    chart = radar_chart(profile, area_title(scope), series)
    counted = {
        ("individuals",): profile.individuals.responses,
        ("groups",): profile.groups.responses,
    }
    responses = counted.get(tuple(series), profile.responses)
    return None if chart is None else drawn(chart, responses)


def bars(profile: Profile, order: str) -> list[Bar]:
    """A bar for each theme that anyone rated, best rated first or as in the questionnaire."""
    rated = [theme for theme in profile.individuals.themes if theme.answered]
    if order == "mean":
        rated.sort(key=lambda theme: -(theme.mean or 0))
    titles = profile.questionnaire.themes_by_key
    return [Bar(theme, titles[theme.key].title, segments_of(theme)) for theme in rated]


def heat(mean: Fraction | None, scale: Scale, shades: int = 7) -> int:
    """Which of seven shades, 1 the lightest, a mean is printed on; 0 for none."""
    if mean is None:
        return 0
    share = (mean - scale.lowest) / (scale.highest - scale.lowest)
    return min(shades, 1 + int(share * shades))


def place_rows(
    scope: Scope, profile: Profile, profiles: Mapping[str, Profile]
) -> tuple[list[PlaceRow], Breakdown]:
    """Each place of the area with what stands out there, and the breakdown it is taken from."""
    table = place_breakdown(profile, profiles, fewest())
    apart = place_differences(profile, profiles)
    titles = profile.questionnaire.themes_by_key
    rows = []
    for place in scope.survey.places_in(scope.area.code):
        differences = [
            (titles[here.key].title, here.mean, whole.mean)
            for here, whole in apart.get(place.key, ())
            if not table.cell(here.key, place.key).is_hidden and here.mean and whole.mean
        ]
        rows.append(
            PlaceRow(place.key, place.name, place.kind, table.people.get(place.key), differences)
        )
    return rows, table


def counts_sentence(theme: ThemeProfile) -> str:
    """How many gave each point, in words and figures."""
    given = ", ".join(
        _("%(count)s gave %(point)s", count=count, point=point)
        for point, count in zip(theme.scale.points, theme.counts, strict=True)
    )
    return _("%(given)s. Mean %(mean)s.", given=given, mean=mean_text(theme.mean))
