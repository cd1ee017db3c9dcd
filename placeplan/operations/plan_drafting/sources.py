"""What a draft is made from, gathered before the first sentence is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from placeplan.domain.area_figures import AreaFigure
from placeplan.domain.areas import Area, Place
from placeplan.domain.breakdown_tables import NOT_GIVEN, Breakdown
from placeplan.domain.breakdowns import FEWEST_PEOPLE
from placeplan.domain.comments import CommentGroup
from placeplan.domain.consultations import Consultation, ConsultedDraft
from placeplan.domain.decisions import Decision
from placeplan.domain.engagement import LogEntry
from placeplan.domain.follow_ups import EarlierFinding
from placeplan.domain.listings import Listing
from placeplan.domain.outcomes import Outcome
from placeplan.domain.partners import Partner
from placeplan.domain.partnerships import Partnership
from placeplan.domain.plan_trees import Block
from placeplan.domain.plans import Plan
from placeplan.domain.profiles import Profile, Series
from placeplan.domain.screenings import Screening
from placeplan.domain.surveys import Survey
from placeplan.domain.tags import Tag
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.traces import Fact, Figure, Measure
from placeplan.domain.workshops import Workshop

NO_BREAKDOWN = Breakdown((), {}, {})


class Quotable(NamedTuple):
    """A comment that may stand in a draft, and whether officers have said that it may be quoted."""

    text: str
    is_reviewed: bool = False


@dataclass(frozen=True)
class SurveyEvidence:
    """What one survey says of the plan's area.

    `comment_counts` and `quotations` go by theme key (empty for the closing questions) and kind;
    quotations are there only where they may be shown. `age_bands` counts individuals, `tag_counts`
    the comments that carry a tag, by its id.
    `is_partial` while the public may see the area's figures but not what lies behind them.
    `is_public` once all is gone that the public may not see; no published figure stands for fewer
    than `fewest_shown` people.
    """

    survey: Survey
    area_code: str
    profile: Profile
    by_place: Breakdown = NO_BREAKDOWN
    workshops: tuple[Workshop, ...] = ()
    comment_counts: Mapping[CommentGroup, int] = field(default_factory=dict)
    quotations: Mapping[CommentGroup, tuple[Quotable, ...]] = field(default_factory=dict)
    age_bands: Mapping[str, int] = field(default_factory=dict)
    tag_counts: Mapping[int, int] = field(default_factory=dict)
    tag_people: Mapping[int, int] = field(default_factory=dict)
    is_partial: bool = False
    is_public: bool = False
    fewest_shown: int = FEWEST_PEOPLE

    def fact(
        self, measure: Measure, figure: Figure, *, series: str = "", theme: str = "",
        place: str = "", part: str = "",
    ) -> Fact:  # fmt: skip
        """A figure of this survey in the plan's area, with what it counts."""
        return Fact(measure, figure, self.survey.slug, self.area_code, place, series, theme, part)

    def answered(self, series: Series, theme: ThemeProfile) -> Fact:
        """How many of a series rated a theme."""
        return self.fact("answered", theme.answered, series=series.key, theme=theme.key)

    def mean(self, series: Series, theme: ThemeProfile) -> Fact:
        """What a series gave a theme on average."""
        return self.fact("mean", theme.mean, series=series.key, theme=theme.key)

    @property
    def shown_from(self) -> Fact:
        """How many people a published figure stands for at least."""
        return Fact("setting", self.fewest_shown, part="minimum_cell")

    def threshold(self, name: Literal["need_at_most", "strength_at_least"]) -> Fact:
        """From which mean a theme is called a strength, or up to which a need."""
        value: Fraction = getattr(self.survey.questionnaire.scale, name)
        return self.fact("setting", value, part=name)

    @property
    def ranked_from(self) -> Fact:
        """How many individuals must have rated a theme before it is called high or low."""
        return Fact("setting", self.profile.fewest, part="minimum_answers")

    @property
    def series(self) -> tuple[Series, Series]:
        """The individuals and the groups."""
        return self.profile.individuals, self.profile.groups

    @property
    def shown_places(self) -> list[str]:
        """The keys of the places whose figures may be shown."""
        people = self.by_place.people
        return [key for key in self.by_place.cells if key != NOT_GIVEN and people[key]]

    @property
    def small_places(self) -> list[str]:
        """The keys of the places for which too few answered, or nobody, to show figures of them."""
        shown = self.shown_places
        return [key for key in self._place_keys if key not in shown]

    @property
    def shown_series(self) -> tuple[Series, ...]:
        """Both series; published, those that enough people are in."""
        if not self.is_public:
            return self.series
        return tuple(series for series in self.series if series.responses)

    def title(self, theme_key: str) -> str:
        """How this survey calls a theme; the key itself when it does not ask about it."""
        found = {theme.key: theme.title for theme in self.survey.questionnaire.themes}
        return found.get(theme_key, theme_key)

    @property
    def has_places(self) -> bool:
        """Whether people were asked which place of the area they spoke of."""
        return bool(self._place_keys)

    def place_name(self, place_key: str) -> str:
        """How a place of the survey is called."""
        found = {place.key: place.name for place in self.survey.places}
        return found.get(place_key, place_key)

    @property
    def _place_keys(self) -> list[str]:
        return [place.key for place in self.survey.places if place.area_code == self.area_code]


@dataclass(frozen=True)
class PlanSources:
    """All that a plan is drafted from, on the day `today`; `for_everyone` when it is published.

    `areas_in_council` is how many areas the council has; 0 where it is not known. `address` is
    where the plan is read once it is published, and `taking_comments` the consultation on the
    edition that is being made.
    """

    partnership: Partnership
    plan: Plan
    today: date
    outcomes: tuple[Outcome, ...] = ()
    places: tuple[Place, ...] = ()
    areas_in_council: int = 0
    for_everyone: bool = False
    tags: tuple[Tag, ...] = ()
    evidence: tuple[SurveyEvidence, ...] = ()
    listings: tuple[Listing, ...] = ()
    partners: tuple[Partner, ...] = ()
    earlier_findings: tuple[EarlierFinding, ...] = ()
    area_figures: tuple[AreaFigure, ...] = ()
    engagement: tuple[LogEntry, ...] = ()
    screenings: tuple[Screening, ...] = ()
    decisions: tuple[Decision, ...] = ()
    consultations: tuple[ConsultedDraft, ...] = ()
    address: str = ""
    taking_comments: Consultation | None = None

    @property
    def area(self) -> Area:
        """The plan's area."""
        return self.plan.area

    def fact(self, measure: Measure, figure: Figure, *, part: str = "") -> Fact:
        """A figure of the plan's area or of the plan itself, with what it counts."""
        return Fact(measure, figure, area=self.area.code, part=part)

    @property
    def shown_from(self) -> Fact:
        """How many people a published figure stands for at least."""
        return Fact("setting", self.fewest_shown, part="minimum_cell")

    @property
    def dated_on(self) -> Fact:
        """The day of the plan's figures."""
        return Fact("drafted_on", self.today)

    @property
    def fewest_shown(self) -> int:
        """Fewest people whom a published figure stands for."""
        return next((each.fewest_shown for each in self.evidence), FEWEST_PEOPLE)

    @property
    def is_public(self) -> bool:
        """Whether nothing may stand in it that the public may not see."""
        return self.for_everyone or any(each.is_public for each in self.evidence)

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
