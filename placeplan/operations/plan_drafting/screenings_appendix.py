"""The appendix on equality screening and rural needs: what was filled in, or that nothing is."""

from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.domain.screening_questions import CATEGORIES
from placeplan.domain.screenings import FormPart, Screening
from placeplan.operations.plan_drafting.sources import PlanSources

UNANSWERED = "Not answered yet"


def draft_screenings_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """Both forms of each survey of the plan, as far as they are."""
    if not sources.screenings:
        return (
            Paragraph(
                "No survey has been chosen for this plan, so neither the equality screening"
                " (Section 75 of the Northern Ireland Act 1998) nor the form on rural needs"
                " (Rural Needs Act (Northern Ireland) 2016) has been begun."
            ),
        )
    blocks: list[Block] = [
        Paragraph(
            "Both forms open with the survey and are finished with the plan. They are in words of"
            " their own and do not stand in the place of a council’s own forms."
        )
    ]
    for screening in sources.screenings:
        blocks += _form(sources, screening)
    return tuple(blocks)


def _form(sources: PlanSources, screening: Screening) -> list[Block]:
    titles = {each.survey.slug: each.survey.title for each in sources.evidence}
    of_survey = f": {titles.get(screening.survey_slug, '')}" if sources.has_several_surveys else ""
    heading = Subheading(f"{screening.form.title}{of_survey}")
    if screening.state == "not_begun":
        return [heading, Paragraph(_not_begun(sources, f"This form, about {screening.form.law},"))]
    if sources.is_public and screening.state != "finished":
        return [heading, Paragraph(_unfinished(sources, f"This form, about {screening.form.law},"))]
    return [heading, Paragraph(_state(screening)), *_impacts(screening), *_parts(screening)]


def _not_begun(sources: PlanSources, this_form: str) -> str:
    if sources.plan.status == "adopted":
        return f"{this_form} had not been begun when this plan was adopted."
    return f"{this_form} has not been begun. It must be before anything in this plan is decided."


def _unfinished(sources: PlanSources, this_form: str) -> str:
    if sources.plan.status == "adopted":
        return f"{this_form} had been begun, and was not finished when this plan was adopted."
    return (
        f"{this_form} has been begun. What it says is published once it is finished, before this"
        " plan is decided."
    )


def _state(screening: Screening) -> str:
    about = f"About {screening.form.law}."
    if screening.state == "finished":
        return f"{about} All that the form needs is answered."
    open_parts = dict.fromkeys(part.title for part, _question in screening.unanswered)
    return f"{about} The form is not finished; still open are: {'; '.join(open_parts)}."


def _impacts(screening: Screening) -> list[Block]:
    """At a glance: how much the plan affects people of each category."""
    if screening.form.kind != "section_75":
        return []
    rows = [
        (title, _answer(screening, key, "impact"), _answer(screening, key, "details"))
        for key, title in CATEGORIES.items()
    ]
    shown = [(title, impact or UNANSWERED, how) for title, impact, how in rows]
    return [
        Table(
            caption="Likely effect on equality of opportunity",
            columns=(Column("Category"), Column("Effect", width=0.9), Column("How", width=2)),
            rows=tuple(shown),
            origin="written",
            key=f"screening:{screening.survey_slug}",
        )
    ]


def _answer(screening: Screening, part_key: str, question_key: str) -> str:
    part = screening.form.part(part_key)
    answer = screening.answers(part_key).get(question_key, "")
    (question,) = (each for each in part.questions if each.key == question_key)
    return question.shown(answer)


def _parts(screening: Screening) -> list[Block]:
    blocks: list[Block] = []
    for part in screening.form.parts:
        if screening.answers(part.key):
            blocks += [Subheading(part.title, level=3), *_answers(screening, part)]
    return blocks


def _answers(screening: Screening, part: FormPart) -> list[Block]:
    answers = screening.answers(part.key)
    in_table = ("impact", "details") if part.key in CATEGORIES else ()
    return [
        Paragraph(question.shown(answers[question.key]), lead=question.text, origin="written")
        for question in part.questions
        if question.key in answers and question.key not in in_table
    ]
