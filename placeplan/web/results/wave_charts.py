"""Two surveys of an area on one radar, and what differs between them as a sentence."""

from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.profiles import Profile
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.domain.surveys import Survey
from placeplan.domain.waves import ThemeChange, Waves
from placeplan.web.results.words import count_text, mean_text


def wave_chart(
    area: Area, earlier: tuple[Survey, Profile], later: tuple[Survey, Profile], waves: Waves
) -> RadarChart | None:
    """Individuals of both, the later in front; None where there is too little to draw."""
    if not waves.may_be_drawn:
        return None
    scale, titles = waves.later.scale, waves.later.themes_by_key
    means = {
        "later": [each.later.mean if each.is_shown else None for each in waves.individuals],
        "earlier": [each.earlier.mean if each.is_shown else None for each in waves.individuals],
    }
    series = [
        RadarSeries(
            _(
                "%(survey)s (n = %(n)s)",
                survey=survey.title,
                n=count_text(profile.individuals.responses),
            ),
            tuple(None if mean is None else float(mean) for mean in means[side]),
        )
        for side, (survey, profile) in (("later", later), ("earlier", earlier))
    ]
    return RadarChart(
        title=_("%(area)s, earlier and later", area=area.name),
        labels=tuple(titles[each.key].title for each in waves.individuals),
        lowest=scale.lowest,
        highest=scale.highest,
        lowest_means=scale.lowest_means,
        highest_means=scale.highest_means,
        series=tuple(series),
    )


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
