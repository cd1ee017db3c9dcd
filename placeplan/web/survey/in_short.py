"""Published results as one paragraph in plain words."""

from collections.abc import Sequence

from flask_babel import gettext as _
from markupsafe import Markup, escape

from placeplan.domain.figures import round_half_up
from placeplan.domain.profiles import Profile
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.web.untranslated_texts import listed

MOST_NAMED = 3


def in_short(profile: Profile) -> Markup:
    """What individuals rated best and worst, and what they named most often as a priority.

    Only of themes that enough of them rated, or named; empty where there are none.
    """
    return Markup(" ").join([*_ratings(profile), *_priorities(profile)])


def _ratings(profile: Profile) -> list[Markup]:
    worst, best = _apart(profile)
    if not worst:
        return []
    return [
        escape(_("People see most room for improvement in: %(themes)s."))
        % {"themes": _with_means(profile, worst)},
        escape(_("They see least room for improvement in: %(themes)s."))
        % {"themes": _with_means(profile, best)},
    ]


def _apart(profile: Profile) -> tuple[list[ThemeProfile], list[ThemeProfile]]:
    """The worst and the best rated themes, without a mean that is among both; none or both."""
    named = min(MOST_NAMED, len(profile.ranked) // 2)
    worst, best = profile.lowest[:named], profile.highest[:named]
    shared = {theme.mean for theme in worst} & {theme.mean for theme in best}
    sides = [[theme for theme in side if theme.mean not in shared] for side in (worst, best)]
    return (sides[0], sides[1]) if all(sides) else ([], [])


def _priorities(profile: Profile) -> list[Markup]:
    titles = profile.questionnaire.themes_by_key
    enough = [each for each in profile.priorities if each.individuals >= profile.fewest]
    if not enough:
        return []
    themes = listed(
        (titles[each.key].title, f"{each.individuals:,}") for each in enough[:MOST_NAMED]
    )
    named = escape(_("Named most often as what matters most: %(themes)s."))
    return [named % {"themes": themes}]


def _with_means(profile: Profile, themes: Sequence[ThemeProfile]) -> Markup:
    titles = profile.questionnaire.themes_by_key
    return listed(
        (titles[theme.key].title, round_half_up(theme.mean, 1))
        for theme in themes
        if theme.mean is not None
    )
