"""Radars to draw in tests."""

from placeplan.domain.radar import RadarChart, RadarSeries

THEMES = (
    "Moving around",
    "Public transport",
    "Traffic and parking",
    "Streets and spaces",
    "Natural space",
    "Play and recreation",
    "Facilities and services",
    "Work and local economy",
    "Housing and community",
    "Social interaction",
    "Identity and belonging",
    "Feeling safe",
    "Care and maintenance",
    "Influence and sense of control",
)
LONG = tuple(f"{title}, for everyone at every time of the year" for title in THEMES)
ALONE = (4.2, 2.3, 2.9, 4.0, 5.8, 4.6, 3.9, 3.1, 4.4, 5.0, 5.6, 5.1, 3.6, 2.4)
GROUPS = (3.6, 2.8, 3.4, 4.4, 5.2, 3.8, 4.4, 3.9, 4.0, 5.4, 4.9, 4.2, 3.0, 3.2)
GAPS = (4.2, 2.3, 2.9, None, 5.8, 4.6, 3.9, 3.1, 4.4, None, 5.6, None, 3.6, 2.4)


def make_chart(
    *series: tuple[float | None, ...], themes: tuple[str, ...] = THEMES, title: str = "Results"
) -> RadarChart:
    names = ("People answering alone (240)", "Groups (5 groups, 38 people)", "2024", "Children")
    drawn = series or (ALONE, GROUPS)
    return RadarChart(
        title=title,
        labels=themes,
        lowest=1,
        highest=7,
        lowest_means="a lot of room for improvement",
        highest_means="very little room for improvement",
        series=tuple(
            RadarSeries(name, values[: len(themes)])
            for name, values in zip(names, drawn, strict=False)
        ),
    )


CHARTS = {
    "place standard": make_chart(),
    "five themes": make_chart(ALONE, themes=THEMES[2:7]),
    "long titles": make_chart(ALONE, themes=LONG),
    "gaps": make_chart(GAPS, GROUPS),
}


def in_english(sentence: str) -> str:
    return sentence
