"""What figures rest on: n, channels and dates, as they stand under every table and chart."""

from placeplan.domain.profiles import Series
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import counted, listed, number, people, period
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

CHANNEL_NAMES = {"online": "online", "paper": "on paper", "workshop": "at workshops"}


def basis(evidence: SurveyEvidence) -> str:
    """n, channels and dates in a sentence: “Based on 40 individuals; 30 online and 10 on paper; …”.

    Published, the channels stand without numbers: few by one of them would stand apart.
    """
    profile = evidence.profile
    if not profile.responses:
        few = "too few answers to be shown" if evidence.is_public else "no answers yet"
        return f"Based on {few}."
    channels = _channels(evidence)
    joint = ", " if len(channels) == 1 else "; "
    parts = [f"{respondents(evidence)}{joint}{listed(channels)}"]
    if profile.counts.first_on:
        parts.append(f"collected {dates(evidence)}")
    return f"Based on {'; '.join(parts)}."


def _channels(evidence: SurveyEvidence) -> list[str]:
    used = {channel: count for channel, count in evidence.profile.channels.items() if count}
    if evidence.is_public or len(used) == 1:
        return [CHANNEL_NAMES[channel] for channel in used]
    return [
        f"{number(evidence.fact('responses', count, part=channel))} {CHANNEL_NAMES[channel]}"
        for channel, count in used.items()
    ]


def without_survey(sources: PlanSources, so: str) -> str:
    """That no survey has been chosen and what follows from it; officers are told what to do."""
    nothing = f"No survey has been chosen for this plan yet, so {so}."
    hint = " Choose one or more surveys of the area to fill this section."
    return nothing if sources.is_public else nothing + hint


def too_few(evidence: SurveyEvidence, area_name: str) -> str:
    """That nothing of a survey is published here, and why."""
    title, fewest = evidence.survey.title, number(evidence.shown_from)
    answered = "have answered" if evidence.is_partial else "answered"
    far = " so far" if evidence.is_partial else ""
    return (
        f"Fewer than {fewest} people {answered} “{title}” for {area_name} by themselves{far}, and"
        f" fewer than {fewest} in groups, so no figures are shown: single answers could be picked"
        " out."
    )


def respondents(evidence: SurveyEvidence) -> str:
    """“240 individuals and five groups (38 people)”."""
    alone, together = evidence.series
    found = []
    if alone.responses:
        found.append(counted(replies(evidence, alone), "individual"))
    if together.responses:
        found.append(
            f"{counted(replies(evidence, together), 'group')}"
            f" ({people(behind(evidence, together))})"
        )
    return listed(found) or ("too few answers to show" if evidence.is_public else "no answers")


def replies(evidence: SurveyEvidence, series: Series) -> Fact:
    """How many responses a series has."""
    return evidence.fact("responses", series.responses, series=series.key)


def behind(evidence: SurveyEvidence, series: Series) -> Fact:
    """How many people stand behind the responses of a series."""
    return evidence.fact("people", series.people, series=series.key)


def scale_ends(evidence: SurveyEvidence) -> tuple[Fact, Fact]:
    """The lowest and the highest point of the survey's scale."""
    scale = evidence.survey.questionnaire.scale
    lowest = evidence.fact("scale_point", scale.lowest, part="lowest")
    return lowest, evidence.fact("scale_point", scale.highest, part="highest")


def run_of(evidence: SurveyEvidence) -> tuple[Fact, Fact]:
    """The first and the last day on which the survey is open."""
    survey = evidence.survey
    return evidence.fact("opens_on", survey.opens_on), evidence.fact("closes_on", survey.closes_on)


def dates(evidence: SurveyEvidence) -> str:
    """The first and last day on which an answer was given, as a period."""
    first, last = evidence.profile.counts.first_on, evidence.profile.counts.last_on
    if not first or not last:
        return "on no day yet"
    return period(evidence.fact("first_on", first), evidence.fact("last_on", last))
