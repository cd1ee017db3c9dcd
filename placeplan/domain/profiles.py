"""What many responses say, theme by theme, under the rules that keep it honest.

Individuals and groups are separate series, never added up; "everyone" weighs groups by their
people and therefore has a mean and a number of people and nothing else. Nothing here infers
from those who answered to those who did not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from placeplan.domain.counts import Counts, Tally
from placeplan.domain.questionnaires import Questionnaire, Scale
from placeplan.domain.responses import CHANNELS, DONT_KNOW, Channel, Form
from placeplan.domain.theme_profiles import ThemeProfile, WeightedTheme

FEWEST_ANSWERS = 10
MARKED_DIFFERENCE = Fraction(1)
FEW = 3

SeriesKey = Literal["individuals", "groups"]


@dataclass(frozen=True)
class Series:
    """The individuals, or the groups: how many, and each theme in questionnaire order."""

    key: SeriesKey
    responses: int
    people: int
    themes: tuple[ThemeProfile, ...]

    def theme(self, key: str) -> ThemeProfile:
        """This series' figures for one theme; KeyError when there is no such theme."""
        for theme in self.themes:
            if theme.key == key:
                return theme
        raise KeyError(key)


@dataclass(frozen=True)
class Everyone:
    """Individuals and groups together, weighted by people: a series one must choose.

    `at_tables_and_alone` is the most people who may be in it twice, because they sat at a
    table and also gave a sheet of their own at a workshop.
    """

    responses: int
    people: int
    at_tables_and_alone: int
    themes: tuple[WeightedTheme, ...]


@dataclass(frozen=True)
class Priority:
    """How many individuals and how many groups named a theme as a priority."""

    key: str
    individuals: int
    groups: int


@dataclass(frozen=True)
class Profile:
    """All that is said of one area or place from one survey's counted responses."""

    questionnaire: Questionnaire
    counts: Counts
    individuals: Series
    groups: Series
    everyone: Everyone
    priorities: tuple[Priority, ...]
    fewest: int

    @property
    def channels(self) -> dict[Channel, int]:
        """Responses by channel; every channel is there."""
        found: dict[Channel, int] = dict.fromkeys(CHANNELS, 0)
        for (channel, _form), tally in self.counts.turnout.items():
            found[channel] += tally.responses
        return found

    @property
    def responses(self) -> int:
        """All counted responses, of either form."""
        return self.counts.responses

    @cached_property
    def ranked(self) -> tuple[ThemeProfile, ...]:
        """Themes that enough individuals rated, highest mean first, ties in theme order."""
        enough = [theme for theme in self.individuals.themes if theme.answered >= self.fewest]
        return tuple(sorted(enough, key=lambda theme: -(theme.mean or 0)))

    @property
    def highest(self) -> tuple[ThemeProfile, ...]:
        """The three best rated themes, best first."""
        return self.ranked[:FEW]

    @property
    def lowest(self) -> tuple[ThemeProfile, ...]:
        """The three worst rated themes, worst first."""
        return self._worst_first[:FEW]

    @property
    def strengths(self) -> tuple[ThemeProfile, ...]:
        """Themes at or above the questionnaire's threshold, best first."""
        threshold = self.questionnaire.scale.strength_at_least
        return tuple(t for t in self.ranked if t.mean is not None and t.mean >= threshold)

    @property
    def needs(self) -> tuple[ThemeProfile, ...]:
        """Themes at or below the questionnaire's threshold, worst first."""
        threshold = self.questionnaire.scale.need_at_most
        return tuple(t for t in self._worst_first if t.mean is not None and t.mean <= threshold)

    @property
    def group_differences(self) -> tuple[tuple[ThemeProfile, ThemeProfile], ...]:
        """Themes (individuals, groups) whose means are 1 point or more apart."""
        return theme_differences(self.individuals, self.groups, self.fewest)

    @cached_property
    def _worst_first(self) -> tuple[ThemeProfile, ...]:
        order = self.questionnaire.theme_keys
        return tuple(sorted(self.ranked, key=lambda t: (t.mean or 0, order.index(t.key))))


def profile_of(
    questionnaire: Questionnaire, counts: Counts, fewest: int = FEWEST_ANSWERS
) -> Profile:
    """The profile that these counts stand for.

    `fewest` is the number of individuals who must have rated a theme before it is called a
    strength or a need.
    """
    return Profile(
        questionnaire=questionnaire,
        counts=counts,
        individuals=_series("individuals", "individual", questionnaire, counts),
        groups=_series("groups", "group", questionnaire, counts),
        everyone=_everyone(questionnaire, counts),
        priorities=_priorities(questionnaire, counts),
        fewest=fewest,
    )


def theme_differences(
    one: Series, other: Series, fewest: int
) -> tuple[tuple[ThemeProfile, ThemeProfile], ...]:
    """Themes of both whose means are 1 point or more apart, where enough of `one` rated it."""
    return tuple(
        (here, there)
        for here, there in zip(one.themes, other.themes, strict=True)
        if here.answered >= fewest and _differ(here.mean, there.mean)
    )


def place_differences(
    area: Profile, places: Mapping[str, Profile]
) -> dict[str, tuple[tuple[ThemeProfile, ThemeProfile], ...]]:
    """By place key: themes (place, area) where individuals differ by 1 point or more.

    Only themes that enough people of the place rated are compared.
    """
    apart = {
        key: theme_differences(place.individuals, area.individuals, area.fewest)
        for key, place in places.items()
    }
    return {key: found for key, found in apart.items() if found}


def _differ(one: Fraction | None, other: Fraction | None) -> bool:
    return one is not None and other is not None and abs(one - other) >= MARKED_DIFFERENCE


def _turnout(counts: Counts, form: Form) -> Tally:
    total = Tally()
    for (_channel, each), tally in counts.turnout.items():
        total = total.plus(tally) if each == form else total
    return total


def _series(key: SeriesKey, form: Form, questionnaire: Questionnaire, counts: Counts) -> Series:
    total = _turnout(counts, form)
    return Series(
        key=key,
        responses=total.responses,
        people=total.people,
        themes=tuple(
            _theme_profile(theme.key, form, questionnaire.scale, counts, total.responses)
            for theme in questionnaire.themes
        ),
    )


def _theme_profile(
    key: str, form: Form, scale: Scale, counts: Counts, responses: int
) -> ThemeProfile:
    def given(mark: str) -> int:
        return counts.answers.get((form, key, mark), Tally()).responses

    at_points = tuple(given(str(point)) for point in scale.points)
    apart = counts.disagreements.get(key, ()) if form == "group" else ()
    dont_know = given(DONT_KNOW)
    return ThemeProfile(
        key=key,
        scale=scale,
        counts=at_points,
        dont_know=dont_know,
        blank=responses - sum(at_points) - dont_know - len(apart),
        disagreements=apart,
    )


def _everyone(questionnaire: Questionnaire, counts: Counts) -> Everyone:
    individuals, groups = _turnout(counts, "individual"), _turnout(counts, "group")
    alone = counts.turnout.get(("workshop", "individual"), Tally()).responses
    return Everyone(
        responses=individuals.responses + groups.responses,
        people=individuals.people + groups.people,
        at_tables_and_alone=min(alone, groups.people),
        themes=tuple(
            _weighted_theme(key, questionnaire.scale, counts) for key in questionnaire.theme_keys
        ),
    )


def _weighted_theme(key: str, scale: Scale, counts: Counts) -> WeightedTheme:
    forms: tuple[Form, ...] = ("individual", "group")
    people, total = 0, 0
    for point in scale.points:
        behind = sum(counts.answers.get((f, key, str(point)), Tally()).people for f in forms)
        people += behind
        total += point * behind
    return WeightedTheme(key, people, Fraction(total, people) if people else None)


def _priorities(questionnaire: Questionnaire, counts: Counts) -> tuple[Priority, ...]:
    found = [
        Priority(
            key,
            counts.priorities.get(("individual", key), 0),
            counts.priorities.get(("group", key), 0),
        )
        for key in questionnaire.theme_keys
    ]
    named = [priority for priority in found if priority.individuals or priority.groups]
    return tuple(sorted(named, key=lambda priority: -priority.individuals))
