"""Where groups differ from individuals, where tables did not agree, and where places stand out."""

from placeplan.domain.breakdown_tables import Cell
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph
from placeplan.domain.profiles import Series
from placeplan.domain.public_figures import places_apart
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.domain.traces import traced
from placeplan.operations.plan_drafting.result_columns import range_end
from placeplan.operations.plan_drafting.sentences import figure, listed, number
from placeplan.operations.plan_drafting.sources import SurveyEvidence


def comparison_blocks(evidence: SurveyEvidence) -> list[Block]:
    """What a reader of the area's means alone would miss."""
    return [*_groups(evidence), *_disagreements(evidence), *_places(evidence)]


def _groups(evidence: SurveyEvidence) -> list[Block]:
    profile = evidence.profile
    if not profile.groups.responses or not profile.individuals.responses:
        return [_one_series(evidence)]
    lead = "Groups and individuals."
    pairs = profile.group_differences
    if not profile.ranked:
        few = (
            f"Fewer than {number(evidence.ranked_from)} individuals rated each theme, too few to"
            " compare."
        )
        return [Paragraph(few, lead)]
    if not pairs:
        return [
            Paragraph(
                f"On no theme that at least {number(evidence.ranked_from)} individuals rated"
                " were the means of the groups and of the individuals a point or more apart.",
                lead,
            )
        ]
    parts = [
        f"{evidence.title(alone.key)} {_direction(together, alone)}"
        f" (groups {_mean(evidence, profile.groups, together)};"
        f" individuals {_mean(evidence, profile.individuals, alone)})"
        for alone, together in pairs
    ]
    return [
        Paragraph(
            f"Groups that talked it over rated {listed(parts)}. That is a difference of a point or"
            " more.",
            lead,
        )
    ]


def _one_series(evidence: SurveyEvidence) -> Paragraph:
    fewest = number(evidence.shown_from)
    if not evidence.profile.groups.responses:
        who = (
            f"Fewer than {fewest} people were in groups that agreed their ratings"
            if evidence.is_public
            else "No group gave an agreed answer"
        )
        return Paragraph(f"{who}, so only individuals’ ratings are shown.")
    who = (
        f"Fewer than {fewest} people answered by themselves, so only what groups agreed is shown"
        if evidence.is_public
        else "Only groups answered"
    )
    return Paragraph(f"{who}; there are no individuals to compare.", "Groups and individuals.")


def _mean(evidence: SurveyEvidence, series: Series, theme: ThemeProfile) -> str:
    answered = evidence.answered(series, theme)
    return f"{figure(evidence.mean(series, theme))}, n = {answered:,}"


def _direction(one: ThemeProfile | Cell, other: ThemeProfile | Cell) -> str:
    return "higher" if (one.mean or 0) > (other.mean or 0) else "lower"


def _disagreements(evidence: SurveyEvidence) -> list[Block]:
    parts = []
    for theme in evidence.profile.groups.themes:
        spreads = [
            f"{range_end(evidence, theme, position, 'lowest')} to"
            f" {range_end(evidence, theme, position, 'highest')}"
            for position in range(len(theme.disagreements))
        ]
        if spreads:
            parts.append(f"{evidence.title(theme.key)} ({listed(spreads)})")
    if not parts:
        return []
    count = sum(len(theme.disagreements) for theme in evidence.profile.groups.themes)
    undecided = evidence.fact("groups_undecided", count, series="groups")
    times = {1: traced("Once", undecided), 2: traced("Twice", undecided)}.get(
        count, f"In all, {number(undecided)} times"
    )
    return [
        Paragraph(
            f"{times} a group could not agree on one rating and gave a range instead:"
            f" {listed(parts)}. Ranges are in no mean.",
            lead="Where groups did not agree.",
        )
    ]


def _places(evidence: SurveyEvidence) -> list[Block]:
    shown = evidence.shown_places
    if not shown:
        return []
    found = places_apart(evidence.profile, evidence.by_place)
    if not found:
        names = listed([evidence.place_name(key) for key in shown])
        return [
            Paragraph(
                f"In {names} no theme that at least {number(evidence.ranked_from)} individuals"
                " rated differs from the area as a whole by a point or more.",
                lead="Places.",
            )
        ]
    return [
        Paragraph(
            "An area is not one place. These themes differ from the area as a whole by a point or"
            " more:",
            lead="Places.",
        ),
        Bullets(
            tuple(
                Bullet(_place(evidence, key, pairs), lead=f"{evidence.place_name(key)}:")
                for key, pairs in found.items()
            )
        ),
    ]


def _in_place(evidence: SurveyEvidence, place: str, theme: str, cell: Cell) -> str:
    alone = evidence.profile.individuals.key
    mean = evidence.fact("mean", cell.mean, series=alone, theme=theme, place=place)
    answered = evidence.fact("answered", cell.answered or 0, series=alone, theme=theme, place=place)
    return f"mean {figure(mean)}, n = {answered:,}"


def _place(
    evidence: SurveyEvidence, place: str, pairs: tuple[tuple[ThemeProfile, Cell], ...]
) -> str:
    parts = [
        f"{evidence.title(whole.key)} ({_in_place(evidence, place, whole.key, here)}),"
        f" {_direction(here, whole)} than in the area"
        f" ({figure(evidence.mean(evidence.profile.individuals, whole))})"
        for whole, here in pairs
    ]
    return f"{'; '.join(parts)}."
