"""Where what people need and what partners list do not meet, in one area."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from placeplan.domain.breakdown_tables import NOT_GIVEN, Breakdown
from placeplan.domain.listings import HEADINGS, Heading, Listing
from placeplan.domain.profiles import MARKED_DIFFERENCE, Profile
from placeplan.domain.theme_profiles import ThemeProfile

Standing = Literal["need", "between", "strength", "too_few"]
STANDINGS: tuple[Standing, ...] = ("need", "between", "strength", "too_few")


@dataclass(frozen=True)
class Provision:
    """One theme beside what partners list for it in the area.

    `listings` are approved and current; `individuals` and `groups` named the theme a priority.
    """

    theme: ThemeProfile
    standing: Standing
    listings: tuple[Listing, ...]
    on: date
    individuals: int = 0
    groups: int = 0

    @cached_property
    def by_heading(self) -> dict[Heading, int]:
        """How many listings stand under each heading; every heading is there."""
        counts = Counter(listing.heading for listing in self.listings)
        return {heading: counts[heading] for heading in HEADINGS}

    @property
    def stale_count(self) -> int:
        """How many of them nobody has said to be right for over a year."""
        return sum(listing.is_stale(self.on) for listing in self.listings)

    @property
    def is_all_stale(self) -> bool:
        """Whether there are listings, and none of them has been checked within a year."""
        return bool(self.listings) and self.stale_count == len(self.listings)

    @property
    def checked_on(self) -> tuple[date, date] | None:
        """The oldest and the newest day of a check; None where nothing was ever checked."""
        days = [each.last_checked_on for each in self.listings if each.last_checked_on]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True)
class PlaceGap:
    """A theme on which a place of the area needs a look of its own, each mean with its n.

    `is_hidden_need` where it is a need in the place and not in the area, whose mean hides it;
    all others are 1 point or more from the area.
    """

    place_key: str
    theme_key: str
    mean: Fraction
    answered: int
    area_mean: Fraction
    area_answered: int
    is_need: bool
    is_hidden_need: bool
    listing_count: int

    @property
    def difference(self) -> Fraction:
        """How far the place lies above (or, negative, below) its area."""
        return self.mean - self.area_mean


@dataclass(frozen=True)
class Gaps:
    """All themes of an area beside its listings, in the order of the questionnaire."""

    provisions: tuple[Provision, ...]
    listings: tuple[Listing, ...]
    on: date

    @property
    def needs(self) -> tuple[Provision, ...]:
        """Themes that are needs, worst first."""
        found = [each for each in self.provisions if each.standing == "need"]
        return tuple(sorted(found, key=lambda each: each.theme.mean or 0))

    @property
    def unserved(self) -> tuple[Provision, ...]:
        """Needs for which nobody lists anything."""
        return tuple(each for each in self.needs if not each.listings)

    @property
    def doubtful(self) -> tuple[Provision, ...]:
        """Needs served only by what nobody has checked within a year."""
        return tuple(each for each in self.needs if each.is_all_stale)

    @property
    def served_strengths(self) -> tuple[Provision, ...]:
        """Themes that people rate well and that have listings, best first."""
        found = [each for each in self.provisions if each.standing == "strength" and each.listings]
        return tuple(sorted(found, key=lambda each: -(each.theme.mean or 0)))

    @property
    def too_few(self) -> tuple[Provision, ...]:
        """Themes that too few individuals rated to call them anything."""
        return tuple(each for each in self.provisions if each.standing == "too_few")

    @property
    def stale(self) -> tuple[Listing, ...]:
        """Listings of the area, whatever their themes, that nobody has checked within a year."""
        return tuple(each for each in self.listings if each.is_stale(self.on))

    @property
    def without_theme(self) -> tuple[Listing, ...]:
        """Listings of the area that name no theme of this questionnaire, so serve none here."""
        keys = {each.theme.key for each in self.provisions}
        return tuple(each for each in self.listings if not keys & set(each.theme_keys))


def gaps_of(profile: Profile, listings: Sequence[Listing], area_code: str, on: date) -> Gaps:
    """The themes of an area's profile beside those listings that are approved and current there.

    Of `listings`, others are left out. Needs and strengths are those of the profile's rules.
    """
    here = tuple(
        each
        for each in listings
        if each.state == "approved" and each.is_current(on) and area_code in each.area_codes
    )
    priorities = {each.key: each for each in profile.priorities}
    provisions = []
    for theme in profile.individuals.themes:
        named = priorities.get(theme.key)
        provisions.append(
            Provision(
                theme=theme,
                standing=_standing(profile, theme),
                listings=tuple(each for each in here if theme.key in each.theme_keys),
                on=on,
                individuals=named.individuals if named else 0,
                groups=named.groups if named else 0,
            )
        )
    return Gaps(tuple(provisions), here, on)


def place_gaps(profile: Profile, places: Breakdown, gaps: Gaps) -> tuple[PlaceGap, ...]:
    """Needs of a place that its area's mean hides, then what it rates 1 point or more apart.

    Only of figures that may be shown (`places` hides the others) and that enough individuals of
    the place stand behind; the area's mean includes the place's own answers.
    """
    found = []
    need_at_most = profile.questionnaire.scale.need_at_most
    for provision in gaps.provisions:
        area = provision.theme
        for place in places.cells:
            cell = places.cell(area.key, place)
            answered = cell.answered or 0
            if place == NOT_GIVEN or answered < profile.fewest:
                continue
            if cell.mean is None or area.mean is None:
                continue
            is_need = cell.mean <= need_at_most
            is_hidden = is_need and provision.standing != "need"
            if not is_hidden and abs(cell.mean - area.mean) < MARKED_DIFFERENCE:
                continue
            means = (cell.mean, answered, area.mean, area.answered)
            count = len(provision.listings)
            found.append(PlaceGap(place, area.key, *means, is_need, is_hidden, count))
    return tuple(sorted(found, key=lambda each: (not each.is_hidden_need, each.difference)))


def _standing(profile: Profile, theme: ThemeProfile) -> Standing:
    if theme not in profile.ranked:
        return "too_few"
    if theme in profile.needs:
        return "need"
    return "strength" if theme in profile.strengths else "between"
