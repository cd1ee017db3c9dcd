"""How people were involved: who was asked, how, when, how many came, and who was missed."""

from typing import Literal

from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.counts import Tally
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.profiles import Series
from placeplan.domain.responses import CHANNELS, Channel, Form
from placeplan.domain.workshops import Workshop
from placeplan.operations.plan_drafting.bases import (
    dates,
    respondents,
    run_of,
    too_few,
    without_survey,
)
from placeplan.operations.plan_drafting.engagement import draft_engagement
from placeplan.operations.plan_drafting.hidden_figures import HIDDEN, hidden_words
from placeplan.operations.plan_drafting.sentences import (
    day,
    either,
    number,
    opening_count,
    people,
    period,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft, SurveyEvidence

CHANNEL_TITLES: dict[Channel, str] = {
    "online": "Online",
    "paper": "On paper",
    "workshop": "At workshops",
}
TURNOUT_HEADINGS: dict[Form, tuple[str, ...]] = {
    "individual": ("Individuals",),
    "group": ("Groups", "People in the groups"),
}
OTHER_GAPS = (
    "People chose to take part; they were not drawn at random. What follows is what they said, and"
    " says nothing about how many others would agree."
)


def draft_involvement(sources: PlanSources) -> SectionDraft:
    """Each survey in numbers, its workshops, who did not take part, and all else that was done.

    Workshops stand in the log with all else, and in a table of their own where there is none.
    """
    if not sources.evidence:
        said = Paragraph(without_survey(sources, "it cannot say how people were involved"))
        return SectionDraft(body=(said, *draft_engagement(sources)))
    blocks: list[Block] = []
    for evidence in sources.evidence:
        if sources.has_several_surveys:
            blocks.append(Subheading(evidence.survey.title))
        blocks += _survey(sources, evidence)
    return SectionDraft(body=(*blocks, Paragraph(OTHER_GAPS), *draft_engagement(sources)))


def _survey(sources: PlanSources, evidence: SurveyEvidence) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(f"{_opened(sources, evidence)} {_took_part(sources, evidence)}")
    ]
    if evidence.profile.responses:
        blocks.append(_turnout(sources, evidence))
    blocks.append(Paragraph(_workshops(evidence)))
    if evidence.workshops and not draft_engagement(sources):
        blocks.append(_workshop_table(sources, evidence))
    missed = _missed(evidence)
    if missed:
        blocks.append(Paragraph(missed, lead="Who we heard less from."))
    return blocks


def _opened(sources: PlanSources, evidence: SurveyEvidence) -> str:
    survey = evidence.survey
    opens, closes = run_of(evidence)
    span = period(opens, closes)
    state = survey.state(sources.today)
    if state == "upcoming":
        return f"The survey “{survey.title}” is due to run from {span}."
    if state == "open":
        return (
            f"The survey “{survey.title}” opened on {day(opens)} and is still open; it"
            f" closes on {day(closes)}, so the figures here may yet change."
        )
    return f"The survey “{survey.title}” ran from {span}."


def _took_part(sources: PlanSources, evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    if evidence.is_public and not profile.responses:
        return too_few(evidence, sources.area.name)
    if not profile.responses:
        return "No answers have been received for this area yet."
    first, last = profile.counts.first_on, profile.counts.last_on
    asked = evidence.fact("themes_asked", len(evidence.survey.questionnaire.themes))
    when = f", on {dates(evidence)}" if first == last else f", from {dates(evidence)}"
    return (
        f"It asked about {number(asked)} themes, and {respondents(evidence)} answered for this"
        f" area{when if first else ''}."
    )


def _turnout(sources: PlanSources, evidence: SurveyEvidence) -> Table:
    profile = evidence.profile
    rows = [[CHANNEL_TITLES[channel]] for channel in CHANNELS] + [["In all"]]
    columns = [Column("How they answered", width=2)]
    hidden = set[Channel]()
    for series in evidence.shown_series:
        form: Form = "individual" if series.key == "individuals" else "group"
        by_channel = {each: profile.counts.turnout.get((each, form), Tally()) for each in CHANNELS}
        here = _hidden(evidence, by_channel)
        hidden |= here
        whole = Tally(series.responses, series.people)
        cells = [
            [HIDDEN] * 2 if each in here else _figures(evidence, series, by_channel[each], each)
            for each in CHANNELS
        ]
        headings = TURNOUT_HEADINGS[form]
        columns += [Column(heading, "right") for heading in headings]
        for row, figures in zip(rows, [*cells, _figures(evidence, series, whole)], strict=True):
            row += figures[: len(headings)]
    return Table(
        caption=f"How people answered “{evidence.survey.title}” in {sources.area.name}",
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        note=" ".join(_turnout_notes(evidence, bool(hidden))),
    )


def _hidden(evidence: SurveyEvidence, by_channel: dict[Channel, Tally]) -> set[Channel]:
    if not evidence.is_public:
        return set()
    people = {channel: tally.people for channel, tally in by_channel.items() if tally.people}
    hidden = hidden_cells({str(channel): n for channel, n in people.items()}, evidence.fewest_shown)
    return {channel for channel in people if channel in hidden}


def _figures(
    evidence: SurveyEvidence, series: Series, tally: Tally, channel: Channel | Literal[""] = ""
) -> list[str]:
    replies = evidence.fact("responses", tally.responses, series=series.key, part=channel)
    people_behind = evidence.fact("people", tally.people, series=series.key, part=channel)
    return [f"{replies:,}", f"{people_behind:,}"]


def _turnout_notes(evidence: SurveyEvidence, is_hidden: bool) -> list[str]:
    first = evidence.profile.counts.first_on
    notes = [f"Answers collected {dates(evidence)}."] if first else []
    return [*notes, hidden_words(evidence.shown_from)] if is_hidden else notes


def _workshops(evidence: SurveyEvidence) -> str:
    held = evidence.workshops
    if not held:
        return "No workshop has been recorded for this survey in the area."
    came = evidence.fact("workshop_people", sum(workshop.people for workshop in held))
    verb = "was" if len(held) == 1 else "were"
    count = evidence.fact("workshops", len(held))
    text = f"{opening_count(count, 'workshop')} {verb} held in the area"
    uncounted = [workshop for workshop in held if not workshop.people]
    if not came.figure:
        return f"{text}; how many people came was not recorded."
    if uncounted:
        return f"{text}. Where it was counted at the door, {people(came)} came."
    return f"{text}, and {people(came)} came."


def _workshop_table(sources: PlanSources, evidence: SurveyEvidence) -> Table:
    held = sorted(evidence.workshops, key=lambda workshop: workshop.held_on)
    return Table(
        caption=f"Workshops held for “{evidence.survey.title}” in {sources.area.name}",
        columns=(
            Column("Workshop", width=2.2),
            Column("Date", width=1.6),
            Column("Venue", width=2),
            Column("People who came", "right"),
        ),
        rows=tuple(_workshop_row(evidence, workshop) for workshop in held),
    )


def _workshop_row(evidence: SurveyEvidence, workshop: Workshop) -> tuple[str, ...]:
    people_there = evidence.fact("workshop_people", workshop.people, part=workshop.key)
    came = f"{people_there:,}" if workshop.people else "Not counted"
    held_on = evidence.fact("held_on", workshop.held_on, part=workshop.key)
    return (workshop.title or "Workshop", day(held_on), workshop.venue or "Not recorded", came)


def _missed(evidence: SurveyEvidence) -> str:
    profile = evidence.profile
    if not profile.responses:
        return ""
    texts = []
    silent = _silent(evidence)
    if silent:
        who = "No individual" if evidence.is_public else "Nobody"
        texts.append(f"{who} answered {either(silent)}.")
    if not profile.groups.responses and not evidence.is_public:
        texts.append("No group gave an agreed answer.")
    few = [] if evidence.is_partial else list(map(evidence.place_name, evidence.small_places))
    if few:
        texts.append(
            f"Too few people answered for {either(few)} to show figures of {_its(few)} own without"
            " the risk that somebody could be made out."
        )
    return " ".join(texts)


def _silent(evidence: SurveyEvidence) -> list[str]:
    """The ways in which nobody answered; published, no individual, where they are shown.

    Nobody could answer at a workshop where none was held.
    """
    profile = evidence.profile
    open_ways = [each for each in CHANNELS if each != "workshop" or evidence.workshops]
    if not evidence.is_public:
        return [CHANNEL_TITLES[each].lower() for each in open_ways if not profile.channels[each]]
    if not profile.individuals.responses:
        return []
    turnout = profile.counts.turnout
    return [
        CHANNEL_TITLES[each].lower() for each in open_ways if (each, "individual") not in turnout
    ]


def _its(names: list[str]) -> str:
    return "its" if len(names) == 1 else "their"
