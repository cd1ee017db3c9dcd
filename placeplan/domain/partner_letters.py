"""Letters that ask partners what they do in some areas: what stands in each, and in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from placeplan.domain.letterheads import Letterhead
from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner


@dataclass(frozen=True, slots=True)
class UnservedNeed:
    """A theme that is a need in an area and that no partner lists anything for.

    `mean` is as it is shown, `answered` how many individuals rated the theme, `highest` the
    highest point of its scale.
    """

    area: str
    theme: str
    mean: str
    answered: int
    highest: int


@dataclass(frozen=True, slots=True)
class PartnerLetter:
    """What one partner is told: what it listed in the areas so far, and where it can answer.

    `first_asked_on` is None unless the letter reminds of an earlier one.
    """

    partner: Partner
    listings: tuple[Listing, ...]
    address: str
    first_asked_on: date | None = None

    @property
    def is_reminder(self) -> bool:
        """Whether it was asked before and has not answered."""
        return self.first_asked_on is not None


@dataclass(frozen=True, slots=True)
class Mailing:
    """Letters that go out together.

    `needs` come from the survey called `survey_title`; `note` is an officer's own words, and
    `signed_by` the officer.
    """

    letterhead: Letterhead
    areas: tuple[str, ...]
    written_on: date
    due_on: date
    letters: tuple[PartnerLetter, ...]
    needs: tuple[UnservedNeed, ...] = ()
    survey_title: str = ""
    note: str = ""
    signed_by: str = ""
    is_made_up: bool = False


def listed_in(listings: Sequence[Listing], area_codes: Sequence[str]) -> tuple[Listing, ...]:
    """Those for at least one of these areas."""
    wanted = set(area_codes)
    return tuple(each for each in listings if wanted & set(each.area_codes))
