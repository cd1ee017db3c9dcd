"""Two surveys of an area on one radar."""

from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.waves import Waves


def wave_radar(waves: Waves, title: str, earlier: str, later: str) -> RadarChart | None:
    """Individuals of both surveys, the later in front; None where there is too little to draw.

    `earlier` and `later` are what the shapes are called. A theme that may not be shown is a gap.
    """
    if not waves.may_be_drawn:
        return None
    scale, titles = waves.later.scale, waves.later.themes_by_key
    shown = [each.is_shown for each in waves.individuals]
    sides = (
        (later, [each.later for each in waves.individuals]),
        (earlier, [each.earlier for each in waves.individuals]),
    )
    return RadarChart(
        title=title,
        labels=tuple(titles[each.key].title for each in waves.individuals),
        lowest=scale.lowest,
        highest=scale.highest,
        lowest_means=scale.lowest_means,
        highest_means=scale.highest_means,
        series=tuple(
            RadarSeries(label, tuple(_value(*pair) for pair in zip(themes, shown, strict=True)))
            for label, themes in sides
        ),
    )


def _value(theme: ThemeProfile, is_shown: bool) -> float | None:
    return float(theme.mean) if is_shown and theme.mean is not None else None
