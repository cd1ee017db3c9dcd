"""Two surveys of an area on one radar, and what differs between them as a sentence."""

from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.profiles import Profile
from placeplan.domain.radar import RadarChart
from placeplan.domain.surveys import Survey
from placeplan.domain.wave_radars import wave_radar
from placeplan.domain.waves import ThemeChange, Waves
from placeplan.web.results.words import count_text, mean_text


def wave_chart(
    area: Area, earlier: tuple[Survey, Profile], later: tuple[Survey, Profile], waves: Waves
) -> RadarChart | None:
    """Individuals of both, the later in front; None where there is too little to draw."""
    title = _("%(area)s, earlier and later", area=area.name)
    return wave_radar(waves, title, _named(*earlier), _named(*later))


def wave_description(chart: RadarChart, waves: Waves) -> str:
    """What the chart shows in words: both series, and what differs."""
    later, earlier = (series.label for series in chart.series)
    drawn = _("Individuals’ means: %(later)s over %(earlier)s.", later=later, earlier=earlier)
    return f"{drawn} {changes_sentence(waves)}"


def changes_sentence(waves: Waves) -> str:
    """What differs by a point or more, and nothing about why."""
    if not waves.shown:
        return _("No theme was rated by enough individuals both times.")
    if not waves.risen and not waves.fallen:
        return _("No mean differs by a point or more.")
    titles = waves.later.themes_by_key

    def told(changes: tuple[ThemeChange, ...]) -> str:
        return "; ".join(
            f"{titles[each.key].title} ({mean_text(each.earlier.mean)} → "
            f"{mean_text(each.later.mean)})"
            for each in changes
        )

    risen = _("A point or more higher: %(themes)s.", themes=told(waves.risen))
    fallen = _("A point or more lower: %(themes)s.", themes=told(waves.fallen))
    return " ".join([*([risen] if waves.risen else []), *([fallen] if waves.fallen else [])])


def _named(survey: Survey, profile: Profile) -> str:
    answered = count_text(profile.individuals.responses)
    return _("%(survey)s (n = %(n)s)", survey=survey.title, n=answered)
