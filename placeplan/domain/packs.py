"""What a workshop needs on paper: its facts, and how much of everything to print and bring."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from placeplan.domain.areas import Area
from placeplan.domain.handouts import Handout
from placeplan.domain.listings import Listing
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.workshops import Workshop

PEOPLE_AT_A_TABLE = 6
USUAL_PEOPLE = (12, 24, 36, 48)
MOST_PLACES_TO_TICK = 12


@dataclass(frozen=True, slots=True)
class Pack:
    """What every file of a workshop's pack is made from.

    `handout` is the survey in this area alone; `name` is what people call the workshop; `held_on`
    and `as_of` are its day and that of the listings, in words. The listings are the current ones
    that were approved, in their order.
    """

    handout: Handout
    workshop: Workshop
    area: Area
    name: str
    held_on: str
    as_of: str
    as_of_day: date
    listings: tuple[Listing, ...] = ()

    @property
    def questionnaire(self) -> Questionnaire:
        """The edition that the workshop's sheets ask."""
        return self.handout.survey.questionnaire

    @property
    def is_made_up(self) -> bool:
        """Whether its survey is a demonstration."""
        return self.handout.survey.is_made_up

    @property
    def place_names(self) -> tuple[str, ...]:
        """The places of the area that a group can talk about."""
        return tuple(place.name for place in self.handout.survey.places)

    @property
    def people_to_plan_for(self) -> tuple[int, ...]:
        """Numbers of people to say the materials for; the workshop's own where it is known."""
        return tuple(sorted({*USUAL_PEOPLE, self.workshop.people} - {0}))


@dataclass(frozen=True, slots=True)
class Materials:
    """How much to print and bring for so many people."""

    people: int

    @property
    def groups(self) -> int:
        """Tables, with at most six people at each."""
        return max(1, ceil(self.people / PEOPLE_AT_A_TABLE))

    @property
    def group_sheets(self) -> int:
        """One for each group and one to spare."""
        return self.groups + 1

    @property
    def large_group_sheets(self) -> int:
        """One for every four groups."""
        return ceil(self.groups / 4)

    @property
    def individual_sheets(self) -> int:
        """One for each person and a tenth to spare."""
        return self.people + ceil(self.people / 10)

    @property
    def large_individual_sheets(self) -> int:
        """One for every ten people, two at the least."""
        return max(2, ceil(self.people / 10))

    @property
    def posters(self) -> int:
        """One at the door and one between two tables."""
        return 1 + ceil(self.groups / 2)

    @property
    def listing_handouts(self) -> int:
        """Two for each group."""
        return 2 * self.groups

    @property
    def pens(self) -> int:
        """One for each person and one to spare for each group."""
        return self.people + self.groups
