"""The strengths and needs of a plan's area that officers have concluded nothing from yet."""

from typing import NamedTuple

from placeplan.domain.findings import FindingKind
from placeplan.domain.plans import Plan, SectionKey
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.profiles import get_profile
from placeplan.store.surveys import get_survey
from placeplan.web.database import db
from placeplan.web.plans.blueprint import fewest

KIND_IN: dict[SectionKey, FindingKind] = {
    "what_is_good_here": "asset",
    "what_could_be_better": "issue",
}


class RatedTheme(NamedTuple):
    """A theme as individuals rated it in a survey."""

    key: str
    title: str
    survey_title: str
    rated: ThemeProfile


def themes_without(plan: Plan, section: SectionKey) -> list[RatedTheme]:
    """The themes rated highest, or lowest, that no finding of that kind is about; each once."""
    kind = KIND_IN.get(section)
    if kind is None:
        return []
    found: dict[str, RatedTheme] = {}
    concluded = {each.theme_key for each in plan.findings if each.kind == kind}
    for slug in plan.survey_slugs:
        survey = get_survey(db(), slug)
        profile = get_profile(db(), survey, plan.area.code, fewest=fewest())
        pairs = {
            "asset": (*profile.strengths, *profile.highest),
            "issue": (*profile.needs, *profile.lowest),
        }
        titles = {theme.key: theme.title for theme in survey.questionnaire.themes}
        for theme in pairs[kind]:
            if theme.key not in concluded:
                rated = RatedTheme(theme.key, titles[theme.key], survey.title, theme)
                found.setdefault(theme.key, rated)
    return list(found.values())
