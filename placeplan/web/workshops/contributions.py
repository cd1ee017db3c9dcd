"""How a workshop's sheets count in the results of its area, in words and numbers."""

from dataclasses import dataclass

from flask_babel import ngettext

from placeplan.domain.attendance import sheets_turnout
from placeplan.domain.counts import Tally, counts_of
from placeplan.domain.profiles import Profile, profile_of, theme_differences
from placeplan.domain.responses import Response
from placeplan.web.results.scope import Scope
from placeplan.web.results.words import mean_text, people_text
from placeplan.web.workshops.blueprint import Meeting


@dataclass(frozen=True)
class Compared:
    """A theme on which the groups of here lie away from the area's individuals."""

    title: str
    individuals: str
    groups: str


@dataclass(frozen=True)
class Contribution:
    """What the sheets of here are in the area's profile.

    `compared` is None where no theme can be compared: too few individuals, or no group.
    """

    sentences: list[str]
    compared: list[Compared] | None
    fewest: int


def contribution(meeting: Meeting, responses: list[Response]) -> Contribution:
    """What these counted sheets are in the profile of their area, which keeps its series apart."""
    profile = Scope(meeting.survey, meeting.area).profile()
    groups, individuals = sheets_turnout(responses)
    sentences = []
    if groups.responses:
        sentences.append(_of_groups(meeting, profile, groups))
    if individuals:
        sentences.append(_of_individuals(profile, individuals))
    can_compare = profile.ranked and groups.responses
    compared = _compared(meeting, profile, responses) if can_compare else None
    return Contribution(sentences, compared, profile.fewest)


def _of_groups(meeting: Meeting, profile: Profile, groups: Tally) -> str:
    individuals = profile.individuals.responses
    return ngettext(
        "%(num)s group sheet from here (%(people)s) counts in the series Groups of %(area)s,"
        " beside %(individuals)s.",
        "%(num)s group sheets from here (%(people)s) count in the series Groups of %(area)s,"
        " beside %(individuals)s.",
        groups.responses,
        people=people_text(groups.people),
        area=meeting.area.name,
        individuals=ngettext("%(num)s individual", "%(num)s individuals", individuals),
    )


def _of_individuals(profile: Profile, individuals: int) -> str:
    return ngettext(
        "%(num)s individual’s sheet from here counts in the series Individuals, which has"
        " %(all)s in all.",
        "%(num)s individuals’ sheets from here count in the series Individuals, which has"
        " %(all)s in all.",
        individuals,
        all=profile.individuals.responses,
    )


def _compared(meeting: Meeting, profile: Profile, responses: list[Response]) -> list[Compared]:
    questionnaire = meeting.survey.questionnaire
    of_groups = counts_of(each for each in responses if each.form == "group")
    here = profile_of(questionnaire, of_groups).groups
    return [
        Compared(
            questionnaire.theme(alone.key).title,
            f"{mean_text(alone.mean)} (n = {alone.answered})",
            f"{mean_text(together.mean)} (n = {together.answered})",
        )
        for alone, together in theme_differences(profile.individuals, here, profile.fewest)
    ]
