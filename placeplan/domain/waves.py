"""Two surveys of the same area, one after the other: what changed, theme by theme.

People chose to take part both times and need not be the same people, so a change is one between
two groups of answers, never said of anybody else. Individuals and groups are compared apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from placeplan.domain.profiles import MARKED_DIFFERENCE, Profile, Series, SeriesKey
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.radar import FEWEST_THEMES
from placeplan.domain.responses import Form
from placeplan.domain.surveys import Survey
from placeplan.domain.theme_profiles import ThemeProfile

WhyNot = Literal["other_scale", "only_earlier", "only_later"]
FORMS: dict[SeriesKey, Form] = {"individuals": "individual", "groups": "group"}


@dataclass(frozen=True)
class ThemeChange:
    """One theme in both surveys. `is_shown` unless too few people rated it in either."""

    key: str
    earlier: ThemeProfile
    later: ThemeProfile
    is_shown: bool

    @property
    def change(self) -> Fraction | None:
        """How far the later mean lies above (or, negative, below) the earlier; None if hidden."""
        if not self.is_shown or self.earlier.mean is None or self.later.mean is None:
            return None
        return self.later.mean - self.earlier.mean

    @property
    def is_marked(self) -> bool:
        """Whether the means are 1 point or more apart."""
        return self.change is not None and abs(self.change) >= MARKED_DIFFERENCE


class LeftOut(NamedTuple):
    """A theme that is not compared, and why."""

    key: str
    title: str
    why: WhyNot


@dataclass(frozen=True)
class Waves:
    """What two surveys say of one area, in the later questionnaire's order."""

    earlier: Questionnaire
    later: Questionnaire
    individuals: tuple[ThemeChange, ...]
    groups: tuple[ThemeChange, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def risen(self) -> tuple[ThemeChange, ...]:
        """What individuals rate a point or more higher than before, most first."""
        found = [each for each in self.individuals if each.is_marked and (each.change or 0) > 0]
        return tuple(sorted(found, key=lambda each: -(each.change or 0)))

    @property
    def fallen(self) -> tuple[ThemeChange, ...]:
        """What individuals rate a point or more lower than before, most first."""
        found = [each for each in self.individuals if each.is_marked and (each.change or 0) < 0]
        return tuple(sorted(found, key=lambda each: each.change or 0))

    @property
    def shown(self) -> tuple[ThemeChange, ...]:
        """Themes that enough individuals rated both times."""
        return tuple(each for each in self.individuals if each.is_shown)

    @property
    def may_be_drawn(self) -> bool:
        """Whether there are themes enough for a radar, with something on it."""
        return len(self.individuals) >= FEWEST_THEMES and bool(self.shown)

    @property
    def same_edition(self) -> bool:
        """Whether both asked the same questions in the same words."""
        ours, theirs = self.earlier, self.later
        return (ours.key, ours.version) == (theirs.key, theirs.version)

    def change(self, theme_key: str) -> ThemeChange | None:
        """Individuals' change of one theme; None where it is not compared."""
        return next((each for each in self.individuals if each.key == theme_key), None)


def waves_of(earlier: Profile, later: Profile, fewest: int) -> Waves:
    """Compare two profiles of one area, taken one after the other.

    Only themes with the same key on the same scale; a mean is hidden where fewer than `fewest`
    people stand behind it, in either survey.
    """
    before, after = earlier.questionnaire, later.questionnaire
    keys: list[str] = []
    if _same_scale(before, after):
        keys = [key for key in after.theme_keys if key in before.theme_keys]
    return Waves(
        earlier=before,
        later=after,
        individuals=_changes(earlier, later, keys, "individuals", fewest),
        groups=_changes(earlier, later, keys, "groups", fewest),
        left_out=_left_out(before, after, keys),
    )


def in_time(one: Survey, other: Survey) -> tuple[Survey, Survey]:
    """Both surveys, the one that opened first in front."""
    first, second = sorted(
        (one, other), key=lambda each: (each.opens_on, each.closes_on, each.slug)
    )
    return first, second


def may_be_compared(one: Survey, other: Survey, area_code: str) -> bool:
    """Whether both ask in the area on the same scale, and about some theme in common."""
    return (
        one.slug != other.slug
        and {area_code} <= one.area_codes & other.area_codes
        and _same_scale(one.questionnaire, other.questionnaire)
        and bool({*one.questionnaire.theme_keys} & {*other.questionnaire.theme_keys})
    )


def _same_scale(one: Questionnaire, other: Questionnaire) -> bool:
    return (one.scale.lowest, one.scale.highest) == (other.scale.lowest, other.scale.highest)


def _changes(
    earlier: Profile, later: Profile, keys: Sequence[str], series: SeriesKey, fewest: int
) -> tuple[ThemeChange, ...]:
    def is_enough(profile: Profile, key: str) -> bool:
        return profile.counts.people_by_theme[FORMS[series], key] >= fewest

    ours, theirs = _series(earlier, series), _series(later, series)
    if not ours.responses and not theirs.responses:
        return ()
    return tuple(
        ThemeChange(
            key,
            ours.theme(key),
            theirs.theme(key),
            is_shown=is_enough(earlier, key) and is_enough(later, key),
        )
        for key in keys
    )


def _series(profile: Profile, key: SeriesKey) -> Series:
    return profile.individuals if key == "individuals" else profile.groups


def _left_out(
    before: Questionnaire, after: Questionnaire, compared: Sequence[str]
) -> tuple[LeftOut, ...]:
    found = []
    for theme in after.themes:
        if theme.key not in compared:
            is_in_both = theme.key in before.theme_keys
            found.append(
                LeftOut(theme.key, theme.title, "other_scale" if is_in_both else "only_later")
            )
    known = {each.key for each in found} | set(compared)
    found += [
        LeftOut(theme.key, theme.title, "only_earlier")
        for theme in before.themes
        if theme.key not in known
    ]
    return tuple(found)
