"""What has changed between surveys of a plan that ask the same area the same questions again."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from placeplan.domain.plan_trees import Block, Chart, Column, Paragraph, Subheading, Table
from placeplan.domain.traces import Fact
from placeplan.domain.wave_radars import wave_radar
from placeplan.domain.waves import ThemeChange, Waves, may_be_compared, waves_of
from placeplan.operations.plan_drafting.bases import basis, scale_ends
from placeplan.operations.plan_drafting.sentences import figure, listed, number
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence

CAUTION = (
    "People chose to take part both times and need not be the same people, so a difference is one"
    " between two sets of answers. It does not say that the place changed, or why."
)


def wave_blocks(sources: PlanSources) -> list[Block]:
    """For each survey that opened after one of its kind had closed: what differs, and a picture.

    Nothing where no two surveys of the plan can be compared.
    """
    blocks: list[Block] = []
    for earlier, later in _pairs(sources.evidence):
        fewest = max(earlier.profile.fewest, later.profile.fewest)
        waves = waves_of(earlier.profile, later.profile, fewest)
        blocks.append(Subheading(f"What has changed since “{earlier.survey.title}”"))
        blocks += _pair(sources, earlier, later, waves)
    return blocks


def _pairs(
    evidence: Sequence[SurveyEvidence],
) -> Iterator[tuple[SurveyEvidence, SurveyEvidence]]:
    in_time = sorted(evidence, key=lambda each: (each.survey.opens_on, each.survey.slug))
    for later_at, later in enumerate(in_time):
        before = [
            each
            for each in in_time[:later_at]
            if each.survey.closes_on < later.survey.opens_on
            and may_be_compared(each.survey, later.survey, later.area_code)
            and each.survey.questionnaire.key == later.survey.questionnaire.key
        ]
        if before:
            yield before[-1], later


def _pair(
    sources: PlanSources, earlier: SurveyEvidence, later: SurveyEvidence, waves: Waves
) -> list[Block]:
    if not waves.shown:
        return [
            Paragraph(
                f"No theme was rated by at least {number(later.ranked_from)} individuals both"
                " times, so the two surveys are not compared."
            )
        ]
    return [
        Paragraph(f"{_marked(earlier, later, waves)} {CAUTION}"),
        *_chart(sources, earlier, later, waves),
        _table(sources, earlier, later, waves),
    ]


def _marked(earlier: SurveyEvidence, later: SurveyEvidence, waves: Waves) -> str:
    said = [
        f"{listed([_told(earlier, later, each) for each in changes])} {verb} rated {how} than"
        " before by a point or more."
        for changes, how in ((waves.risen, "higher"), (waves.fallen, "lower"))
        if changes
        for verb in ("is" if len(changes) == 1 else "are",)
    ]
    return " ".join(said) or "No theme is rated higher or lower than before by a point or more."


def _told(earlier: SurveyEvidence, later: SurveyEvidence, change: ThemeChange) -> str:
    (before, n), (after, m) = _figures(earlier, later, change)
    return (
        f"{later.title(change.key)} ({figure(before)}, n = {n:,}, before; {figure(after)},"
        f" n = {m:,}, now)"
    )


def _chart(
    sources: PlanSources, earlier: SurveyEvidence, later: SurveyEvidence, waves: Waves
) -> list[Block]:
    labels = earlier.survey.title, later.survey.title
    chart = wave_radar(waves, f"{sources.area.name}, then and now", *labels)
    if chart is None:
        return []
    facts = [
        fact for change in waves.shown for pair in _figures(earlier, later, change) for fact in pair
    ]
    return [
        Chart(
            chart=chart,
            caption=f"Individuals’ means in {sources.area.name}, “{labels[0]}” and “{labels[1]}”",
            description=f"Two shapes on one radar: “{labels[1]}” over “{labels[0]}”."
            f" {_marked(earlier, later, waves)}",
            note=f"“{labels[0]}”: {basis(earlier)} “{labels[1]}”: {basis(later)}",
            key=f"waves:{later.survey.slug}",
            facts=(*facts, *scale_ends(later)),
        )
    ]


def _table(
    sources: PlanSources, earlier: SurveyEvidence, later: SurveyEvidence, waves: Waves
) -> Table:
    left_out = listed([each.title for each in waves.left_out])
    hidden = listed([later.title(each.key) for each in waves.individuals if not each.is_shown])
    note = "n is how many individuals rated the theme."
    if hidden:
        note += (
            f" Left out, as fewer than {number(later.ranked_from)} individuals rated them in one of"
            f" the surveys: {hidden}."
        )
    if left_out:
        note += f" Not asked both times: {left_out}."
    return Table(
        caption=f"How individuals rated each theme in {sources.area.name}, then and now",
        columns=(
            Column("Theme", width=3),
            Column("Mean before", "right"),
            Column("n", "right"),
            Column("Mean now", "right"),
            Column("n", "right"),
            Column("Change", "right"),
        ),
        rows=tuple(_row(earlier, later, change) for change in waves.shown),
        note=note,
        key=f"changes:{later.survey.slug}",
    )


def _row(earlier: SurveyEvidence, later: SurveyEvidence, change: ThemeChange) -> tuple[str, ...]:
    (before, n), (after, m) = _figures(earlier, later, change)
    apart = change.change or Fraction(0)
    difference = later.fact(
        "difference",
        abs(apart),
        series=later.profile.individuals.key,
        theme=change.key,
        part=earlier.survey.slug,
    )
    sign = "+" if apart > 0 else "−" if apart < 0 else "±"
    title = later.title(change.key)
    return title, figure(before), f"{n:,}", figure(after), f"{m:,}", sign + figure(difference)


def _figures(
    earlier: SurveyEvidence, later: SurveyEvidence, change: ThemeChange
) -> tuple[tuple[Fact, Fact], tuple[Fact, Fact]]:
    """Mean and n of a theme, then and now."""
    one, other = earlier.profile.individuals, later.profile.individuals
    return (
        (earlier.mean(one, change.earlier), earlier.answered(one, change.earlier)),
        (later.mean(other, change.later), later.answered(other, change.later)),
    )
