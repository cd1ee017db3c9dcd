"""How figures that everyone may see move on: by enough people at once, theme by theme."""

from dataclasses import replace

from placeplan.domain.counts import Counts

PUBLIC_STEP = 10


def moved_on(shown: Counts, now: Counts) -> Counts:
    """What may be shown next to those who saw `shown`: `now`, but for themes that few more rated.

    A theme keeps the ratings it has, of individuals and of groups each, until `PUBLIC_STEP` more
    people rated it, or as many more as it stood for. Else the few who came could be found by
    subtracting what was shown before; most who came may have left the theme empty.
    """
    before, after = shown.people_by_theme, now.people_by_theme
    held = {
        each
        for each in before.keys() | after.keys()
        if abs(after[each] - before[each]) < min(before[each], PUBLIC_STEP)
    }
    answers = {each: tally for each, tally in now.answers.items() if each[:2] not in held}
    answers |= {each: tally for each, tally in shown.answers.items() if each[:2] in held}
    of_groups = {key for form, key in held if form == "group"}
    disagreements = {key: all_ for key, all_ in now.disagreements.items() if key not in of_groups}
    disagreements |= {key: all_ for key, all_ in shown.disagreements.items() if key in of_groups}
    return replace(now, answers=answers, disagreements=disagreements)
