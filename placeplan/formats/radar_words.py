"""What a radar shows, told in a few sentences: the text alternative and the line under it."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from placeplan.domain.radar import RadarChart, RadarSeries

Translate = Callable[[str], str]
MOST_NAMED = 3


def radar_description(
    chart: RadarChart, responses: int, translate: Translate, *, is_ranked: bool = True
) -> str:
    """The shape of the first series in words: its highest and lowest three, gaps and `responses`.

    With fewer than six values the highest and lowest are never the same themes: each list is then
    at most half of them. Values are given to one decimal, ties stand in the themes' own order.
    Where it is not `is_ranked`, because too few answered, no theme is called strong or weak.
    `translate` takes an English sentence with `%(name)s` places and gives it in another language.
    """
    first = chart.series[0]
    shape = [_shape(chart, first, translate)] if is_ranked else []
    sentences = [*shape, *_gaps(chart, first, translate)]
    sentences.append(
        translate("%(lowest)s means %(lowest_means)s and %(highest)s %(highest_means)s.")
        % {
            "lowest": chart.lowest,
            "lowest_means": chart.lowest_means,
            "highest": chart.highest,
            "highest_means": chart.highest_means,
        }
    )
    if is_ranked and len(chart.series) > 1:
        others = _listed([series.label for series in chart.series[1:]], translate)
        sentences.append(translate("Shown beside it: %(others)s.") % {"others": others})
    counted = (
        translate("Based on one response.")
        if responses == 1
        else translate("Based on %(n)s responses.")
    )
    sentences.append(counted % {"n": f"{responses:,}"})
    return " ".join(sentences)


def _shape(chart: RadarChart, series: RadarSeries, translate: Translate) -> str:
    rated = [
        (title, value)
        for title, value in zip(chart.labels, series.values, strict=True)
        if value is not None
    ]
    if not rated:
        return translate("%(series)s: there is nothing to show yet.") % {"series": series.label}
    if len(rated) == 1:
        return translate("%(series)s: only one theme can be shown, %(theme)s.") % {
            "series": series.label,
            "theme": _valued(rated, translate),
        }
    named = min(MOST_NAMED, len(rated) // 2)
    highest = sorted(rated, key=lambda theme: -theme[1])[:named]
    left = [theme for theme in rated if theme not in highest]
    lowest = sorted(left, key=lambda theme: theme[1])[:named]
    return translate("%(series)s: strongest are %(highest)s; weakest are %(lowest)s.") % {
        "series": series.label,
        "highest": _valued(highest, translate),
        "lowest": _valued(lowest, translate),
    }


def _gaps(chart: RadarChart, series: RadarSeries, translate: Translate) -> list[str]:
    missing = [
        title for title, value in zip(chart.labels, series.values, strict=True) if value is None
    ]
    if not missing or len(missing) == len(chart.labels):
        return []
    themes = _listed(missing, translate)
    return [translate("Nothing to show for: %(themes)s.") % {"themes": themes}]


def _valued(themes: Sequence[tuple[str, float]], translate: Translate) -> str:
    return _listed([f"{title} ({_one_decimal(value)})" for title, value in themes], translate)


def _listed(names: Sequence[str], translate: Translate) -> str:
    if len(names) == 1:
        return names[0]
    return translate("%(first)s and %(last)s") % {
        "first": ", ".join(names[:-1]),
        "last": names[-1],
    }


def _one_decimal(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
