"""Flags in words, and answers side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.repeats import FlagKind, GroupOverview, ReviewAction
from placeplan.domain.responses import DONT_KNOW, Answer, Response
from placeplan.domain.surveys import Survey
from placeplan.web.results.words import channel_name, kind_name

FLAGS: dict[FlagKind, object] = {
    "honeypot": _l("Filled in a box that people cannot see"),
    "too_quick": _l("Sent sooner than anyone can answer"),
    "same_device": _l("Same device as an earlier answer"),
    "same_text": _l("Same words as an earlier answer"),
    "burst": _l("One of many within two minutes"),
}
MEANINGS: dict[FlagKind, object] = {
    "honeypot": _l(
        "The last page has a box that is out of sight, and out of reach of the keyboard and of"
        " screen readers. Programs that fill in everything fill it in too. Almost surely spam."
    ),
    "too_quick": _l(
        "Less than ten seconds, and one for each rating, went by between the first page and the"
        " last. Almost surely a program, or someone trying things out."
    ),
    "same_device": _l(
        "The browser had sent an answer to this survey before. It may be one person twice, or a"
        " family at one computer: compare what they said. Answers on your own shared tablets are"
        " not marked."
    ),
    "same_text": _l(
        "A comment of forty letters or more is the same as in an earlier answer. It may be a"
        " repeat, or a text that a group of people agreed on."
    ),
    "burst": _l(
        "Forty or more answers came to this survey within two minutes, faster than a full hall."
    ),
}
ACTIONS: dict[ReviewAction, object] = {
    "excluded": _l("Left out"),
    "included": _l("Counted again"),
    "looked_at": _l("Looked at"),
}


class ComparedRow(NamedTuple):
    """One thing that the answers are compared by; whether all of them say the same."""

    label: str
    cells: list[str]
    is_same: bool


def group_name(group: GroupOverview) -> str:
    """What a group is called: how many answers, of which days."""
    answers = ngettext("%(num)s answer", "%(num)s answers", group.responses)
    first, last = (format_date(day, "d MMMM y") for day in (group.first_on, group.last_on))
    if first == last:
        return _("%(answers)s of %(day)s", answers=answers, day=first)
    return _("%(answers)s, %(first)s to %(last)s", answers=answers, first=first, last=last)


def answer_name(number: int) -> str:
    """What an answer of a group is called, by its place in the group."""
    return _("Answer %(number)s", number=number)


def flag_words(group: GroupOverview) -> list[str]:
    """The reasons for which the answers of a group were marked, each with how many they are."""
    return [
        str(FLAGS[kind]) if count == group.responses else f"{FLAGS[kind]} ({count})"
        for kind, count in group.flags.items()
    ]


def compared(survey: Survey, responses: Sequence[Response]) -> list[ComparedRow]:
    """The answers side by side: one row for each thing that any of them says."""
    rows = [
        (_("Area"), [_where(each) for each in responses]),
        (_("Sent on"), [format_date(each.collected_on, "d MMMM y") for each in responses]),
        (_("Channel"), [channel_name(each.channel) for each in responses]),
    ]
    rows += [
        (theme.title, [_said(each.answers.get(theme.key, Answer())) for each in responses])
        for theme in survey.questionnaire.themes
    ]
    themes = survey.questionnaire.themes_by_key
    rows += [
        (
            _("Priorities"),
            ["\n".join(themes[key].title for key in r.priorities) for r in responses],
        ),
        (kind_name("assets"), [each.assets for each in responses]),
        (kind_name("actions"), [each.actions for each in responses]),
    ]
    return [
        ComparedRow(label, cells, len(cells) > 1 and len(set(cells)) == 1)
        for label, cells in rows
        if any(cells)
    ]


def _where(response: Response) -> str:
    area = response.survey.area(response.area_code)
    places = {place.key: place.name for place in response.survey.places_in(response.area_code)}
    return "\n".join(filter(None, (area.name, places.get(response.place_key, ""))))


def _said(answer: Answer) -> str:
    mark = _("Don’t know") if answer.mark == DONT_KNOW else answer.mark
    good = f"{kind_name('good')}: “{answer.good}”" if answer.good else ""
    better = f"{kind_name('better')}: “{answer.better}”" if answer.better else ""
    return "\n".join(filter(None, (mark, good, better)))
