"""What of an area's figures everyone may see: none that stands for too few people."""

from collections import Counter
from collections.abc import Iterable

from placeplan.domain.breakdown_tables import NOT_GIVEN, Breakdown, Cell
from placeplan.domain.counts import Counts
from placeplan.domain.profiles import MARKED_DIFFERENCE, Profile, profile_of
from placeplan.domain.responses import Form
from placeplan.domain.theme_profiles import ThemeProfile


def public_part(profile: Profile, fewest: int) -> Profile:
    """The profile as the public may see it, where a theme that is hidden has no ratings at all.

    How many gave each point is still in it, to be shown only where `may_show_parts` says so.
    """
    counts = public_counts(profile.counts, fewest)
    return profile_of(profile.questionnaire, counts, max(profile.fewest, fewest))


def public_counts(counts: Counts, fewest: int) -> Counts:
    """The counts without any that stands for fewer than `fewest` people.

    Individuals, or groups, go as a whole where they are too few people in all; otherwise the
    themes that too few of them rated, the ranges of too few, and the themes that too few
    individuals named as a priority. Which themes groups named stays: it stands for no number.
    """
    people = _people_by_form(counts)
    forms = {form for form in people if people[form] >= fewest}
    rated = counts.people_by_theme
    spread = {key: sum(each.people for each in all_) for key, all_ in counts.disagreements.items()}
    has_dates = not people["individual"] or "individual" in forms
    return Counts(
        turnout={key: tally for key, tally in counts.turnout.items() if key[1] in forms},
        answers={
            (form, theme_key, mark): tally
            for (form, theme_key, mark), tally in counts.answers.items()
            if form in forms and rated[form, theme_key] >= fewest
        },
        priorities={
            (form, theme_key): count
            for (form, theme_key), count in counts.priorities.items()
            if form in forms and (form == "group" or count >= fewest)
        },
        disagreements={
            key: all_
            for key, all_ in counts.disagreements.items()
            if "group" in forms and spread[key] >= fewest
        },
        first_on=counts.first_on if has_dates else None,
        last_on=counts.last_on if has_dates else None,
    )


def may_show_parts(parts: Iterable[int], fewest: int) -> bool:
    """Whether the parts of a whole that is shown may be: each is nobody, or enough people.

    All or none of them: with the mean beside it, a part that is left out could be worked out.
    """
    return all(part == 0 or part >= fewest for part in parts)


def places_apart(
    area: Profile, places: Breakdown
) -> dict[str, tuple[tuple[ThemeProfile, Cell], ...]]:
    """By place: the area's themes, each with the place's cell, that are 1 point or more apart.

    Only of cells that may be shown and that enough individuals stand behind.
    """
    found = {}
    for place in places.cells:
        cells = [(theme, places.cell(theme.key, place)) for theme in area.individuals.themes]
        apart = tuple(pair for pair in cells if _is_apart(*pair, area.fewest))
        if apart and place != NOT_GIVEN:
            found[place] = apart
    return found


def _is_apart(theme: ThemeProfile, cell: Cell, fewest: int) -> bool:
    if theme.mean is None or cell.mean is None or (cell.answered or 0) < fewest:
        return False
    return abs(cell.mean - theme.mean) >= MARKED_DIFFERENCE


def _people_by_form(counts: Counts) -> Counter[Form]:
    found: Counter[Form] = Counter()
    for (_channel, form), tally in counts.turnout.items():
        found[form] += tally.people
    return found
