"""The areas of a survey side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from placeplan.domain.areas import Area
from placeplan.domain.profiles import Profile
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import get_profile
from placeplan.web.database import db
from placeplan.web.radars import Radar, drawn
from placeplan.web.results.areas import area_title, heat
from placeplan.web.results.charts import radar_chart
from placeplan.web.results.scope import Scope, enough, fewest

QUESTIONNAIRE = "questionnaire"


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """An area beside the others; without a radar when too few people answered there."""

    area: Area
    profile: Profile
    radar: Radar | None

    @property
    def is_shown(self) -> bool:
        """Whether enough individuals answered for it to be compared."""
        return self.profile.individuals.responses >= fewest()


@dataclass(frozen=True, slots=True)
class ComparedMean:
    """One theme in one area: its mean and shade, or nothing where too few rated it."""

    mean: Fraction | None
    answered: int
    shade: int


@dataclass(frozen=True, slots=True)
class ComparedTheme:
    """One theme in every area, in the order of the areas."""

    key: str
    title: str
    means: tuple[ComparedMean, ...]


def compared_areas(survey: Survey) -> list[ComparedArea]:
    """Every area of the survey with its figures of this moment."""
    found = []
    for area in survey.areas:
        profile = get_profile(db(), survey, area.code, fewest=enough())
        is_enough = profile.individuals.responses >= fewest()
        title = area_title(Scope(survey, area))
        chart = radar_chart(profile, title, ("individuals",)) if is_enough else None
        radar = drawn(chart, profile.individuals.responses) if chart else None
        found.append(ComparedArea(area, profile, radar))
    return found


def compared_themes(
    survey: Survey, areas: Sequence[ComparedArea], sort: str, is_descending: bool
) -> list[ComparedTheme]:
    """Every theme in every area, by the means of the area `sort`, else as in the questionnaire.

    Themes without a mean there come last.
    """
    themes = [
        ComparedTheme(theme.key, theme.title, tuple(_mean(area, theme.key) for area in areas))
        for theme in survey.questionnaire.themes
    ]
    codes = [each.area.code for each in areas]
    if sort not in codes:
        return themes
    column = codes.index(sort)

    def place(theme: ComparedTheme) -> tuple[bool, Fraction]:
        mean = theme.means[column].mean
        return mean is None, (-mean if is_descending else mean) if mean is not None else Fraction()

    return sorted(themes, key=place)


def _mean(area: ComparedArea, theme_key: str) -> ComparedMean:
    theme = area.profile.individuals.theme(theme_key)
    if theme.answered < fewest():
        return ComparedMean(None, theme.answered, 0)
    return ComparedMean(theme.mean, theme.answered, heat(theme.mean, theme.scale))
