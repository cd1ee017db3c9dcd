"""What figures rest on: n, channels and dates, as they stand under every table and chart."""

from placeplan.domain.profiles import Profile
from placeplan.operations.plan_drafting.sentences import counted, listed, number, people, period
from placeplan.operations.plan_drafting.sources import SurveyEvidence

CHANNEL_NAMES = {"online": "online", "paper": "on paper", "workshop": "at workshops"}


def basis(evidence: SurveyEvidence) -> str:
    """n, channels and dates in one sentence: “Based on 240 individuals; 210 online, …”.

    Published, the channels stand without numbers: few by one of them would stand apart.
    """
    profile = evidence.profile
    if not profile.responses:
        few = "too few answers to be shown" if evidence.is_public else "no answers yet"
        return f"Based on {few}."
    channels = [
        CHANNEL_NAMES[channel] if evidence.is_public else f"{count:,} {CHANNEL_NAMES[channel]}"
        for channel, count in profile.channels.items()
        if count
    ]
    parts = [respondents(evidence), listed(channels)]
    if profile.counts.first_on:
        parts.append(f"collected {dates(profile)}")
    return f"Based on {'; '.join(parts)}."


def too_few(evidence: SurveyEvidence, area_name: str) -> str:
    """That nothing of a survey is published here, and why."""
    title, fewest = evidence.survey.title, number(evidence.fewest_shown)
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
        found.append(counted(alone.responses, "individual"))
    if together.responses:
        found.append(f"{counted(together.responses, 'group')} ({people(together.people)})")
    return listed(found) or ("too few answers to show" if evidence.is_public else "no answers")


def dates(profile: Profile) -> str:
    """The first and last day on which an answer was given, as a period."""
    first, last = profile.counts.first_on, profile.counts.last_on
    return period(first, last) if first and last else "on no day yet"
