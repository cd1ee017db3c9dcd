"""What a draft is made from, gathered before the first sentence is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from placeplan.domain.areas import Area, Place
from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.comments import CommentGroup
from placeplan.domain.listings import Listing
from placeplan.domain.outcomes import Outcome
from placeplan.domain.partners import Partner
from placeplan.domain.partnerships import Partnership
from placeplan.domain.plan_trees import Block
from placeplan.domain.plans import Plan
from placeplan.domain.profiles import Profile, Series
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop

NO_PLACE = ""


@dataclass(frozen=True)
class SurveyEvidence:
    """What one survey says of the plan's area.

    `comment_counts` and `quotations` go by theme key (empty for the closing questions) and kind;
    quotations are there only where they may be shown. `age_bands` counts individuals.
    `is_partial` while the public may see the area's figures but not what lies behind them.
    """

    survey: Survey
    profile: Profile
    place_profiles: Mapping[str, Profile] = field(default_factory=dict)
    workshops: tuple[Workshop, ...] = ()
    comment_counts: Mapping[CommentGroup, int] = field(default_factory=dict)
    quotations: Mapping[CommentGroup, tuple[str, ...]] = field(default_factory=dict)
    age_bands: Mapping[str, int] = field(default_factory=dict)
    is_partial: bool = False

    @property
    def series(self) -> tuple[Series, Series]:
        """The individuals and the groups."""
        return self.profile.individuals, self.profile.groups

    @property
    def individuals_by_place(self) -> dict[str, int]:
        """How many individuals answered for each place, and for none (`NO_PLACE`).

        A place for which nobody answered is left out.
        """
        counts = {key: each.individuals.responses for key, each in self.place_profiles.items()}
        unnamed = self.profile.individuals.responses - sum(counts.values())
        return {key: count for key, count in (counts | {NO_PLACE: unnamed}).items() if count}

    @property
    def shown_places(self) -> dict[str, Profile]:
        """The places whose figures may be shown."""
        answered = self.individuals_by_place
        shown = set(answered) - hidden_cells(answered)
        return {key: each for key, each in self.place_profiles.items() if key in shown}

    def title(self, theme_key: str) -> str:
        """How this survey calls a theme; the key itself when it does not ask about it."""
        found = {theme.key: theme.title for theme in self.survey.questionnaire.themes}
        return found.get(theme_key, theme_key)

    def place_name(self, place_key: str) -> str:
        """How a place of the survey is called."""
        found = {place.key: place.name for place in self.survey.places}
        return found.get(place_key, place_key)


@dataclass(frozen=True)
class PlanSources:
    """All that a plan is drafted from, on the day `today`.

    `areas_in_council` is how many areas the council has; 0 where it is not known.
    """

    partnership: Partnership
    plan: Plan
    today: date
    outcomes: tuple[Outcome, ...] = ()
    places: tuple[Place, ...] = ()
    areas_in_council: int = 0
    evidence: tuple[SurveyEvidence, ...] = ()
    listings: tuple[Listing, ...] = ()
    partners: tuple[Partner, ...] = ()

    @property
    def area(self) -> Area:
        """The plan's area."""
        return self.plan.area

    @property
    def is_made_up(self) -> bool:
        """Whether any of it was made up for a demonstration."""
        surveys = (each.survey for each in self.evidence)
        return self.partnership.is_made_up or any(survey.is_made_up for survey in surveys)

    @property
    def has_several_surveys(self) -> bool:
        """Whether sentences must say which survey they speak of."""
        return len(self.evidence) > 1


@dataclass(frozen=True)
class SectionDraft:
    """What was drafted for a section: what opens it, and what follows the officers' own words."""

    opening: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
