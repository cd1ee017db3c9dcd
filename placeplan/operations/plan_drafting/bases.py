"""What figures rest on: n, channels and dates, as they stand under every table and chart."""

from placeplan.domain.profiles import Profile
from placeplan.operations.plan_drafting.sentences import counted, listed, people, period

CHANNEL_NAMES = {"online": "online", "paper": "on paper", "workshop": "at workshops"}


def basis(profile: Profile) -> str:
    """n, channels and dates in one sentence: “Based on 240 individuals; 210 online, …”."""
    if not profile.responses:
        return "Based on no answers yet."
    channels = [
        f"{count:,} {CHANNEL_NAMES[channel]}"
        for channel, count in profile.channels.items()
        if count
    ]
    return f"Based on {respondents(profile)}; {listed(channels)}; collected {dates(profile)}."


def respondents(profile: Profile) -> str:
    """“240 individuals and five groups (38 people)”."""
    alone, together = profile.individuals, profile.groups
    found = []
    if alone.responses:
        found.append(counted(alone.responses, "individual"))
    if together.responses:
        found.append(f"{counted(together.responses, 'group')} ({people(together.people)})")
    return listed(found) or "no answers"


def dates(profile: Profile) -> str:
    """The first and last day on which an answer was given, as a period."""
    first, last = profile.counts.first_on, profile.counts.last_on
    return period(first, last) if first and last else "on no day yet"
