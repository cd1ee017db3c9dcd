"""What a published plan leaves out, and how officers are told of it before."""

from dataclasses import replace

from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Note
from placeplan.domain.profiles import Series
from placeplan.domain.public_figures import may_show_parts, public_part
from placeplan.operations.plan_drafting.sentences import listed, number
from placeplan.operations.plan_drafting.sources import NO_BREAKDOWN, PlanSources, SurveyEvidence

SPREAD = "how many gave each point, the median and the spread"


def published_evidence(evidence: SurveyEvidence) -> SurveyEvidence:
    """The evidence without all that the public may not see."""
    fewest = evidence.fewest_shown
    profile = public_part(evidence.profile, fewest)
    has_individuals = bool(profile.individuals.responses)
    return replace(
        evidence,
        profile=profile,
        by_place=evidence.by_place if has_individuals else NO_BREAKDOWN,
        age_bands=evidence.age_bands if has_individuals else {},
        tag_counts=evidence.tag_counts if has_individuals else {},
        comment_counts={
            group: count
            for group, count in evidence.comment_counts.items()
            if has_individuals and count >= fewest
        },
        quotations={},
        is_public=True,
    )


def publication_blocks(sources: PlanSources) -> tuple[Block, ...]:
    """For officers: which figures of each survey are left out when the plan is published."""
    blocks: list[Block] = []
    for evidence in filter(_may_be_cut, sources.evidence):
        fewest = number(evidence.shown_from)
        blocks += [
            Note(
                "For officers: once this plan is published, no figure in it stands for fewer than"
                f" {fewest} people. Of “{evidence.survey.title}” the published plan leaves out what"
                " is listed here."
            ),
            Bullets(tuple(_left_out(sources, evidence))),
        ]
    return tuple(blocks)


def is_officers_copy(sources: PlanSources) -> bool:
    """Whether there are figures in it that may be left out when the plan is published."""
    return any(map(_may_be_cut, sources.evidence))


def _may_be_cut(evidence: SurveyEvidence) -> bool:
    return not evidence.is_public and bool(evidence.profile.responses)


def _left_out(sources: PlanSources, evidence: SurveyEvidence) -> list[Bullet]:
    public = published_evidence(evidence)
    found = [
        bullet
        for before, after in zip(evidence.series, public.series, strict=True)
        for bullet in _series(evidence, before, after)
    ]
    found += [*_priorities(evidence, public), *_channels(evidence)]
    state = evidence.survey.state(sources.today)
    if state != "closed":
        found.append(
            Bullet(
                "answers since the last step of ten, and until the survey has closed anything by"
                " place or age group, numbers of comments and how they were sorted by tags.",
                lead="While the survey is open:",
            )
        )
    fewest = number(evidence.shown_from)
    text = f"numbers of comments below {fewest}, and every quotation{_but_chosen(public)}."
    found.append(Bullet(text, lead="Comments:"))
    return found


def _but_chosen(public: SurveyEvidence) -> str:
    if not public.profile.individuals.responses:
        return ""
    return " but those chosen for an asset or issue which may be quoted"


def _series(evidence: SurveyEvidence, before: Series, after: Series) -> list[Bullet]:
    lead, fewest = f"{before.key.capitalize()}:", number(evidence.shown_from)
    if not before.responses:
        return []
    if not after.responses:
        verb = "answered" if before.key == "individuals" else "were in them"
        return [Bullet(f"all figures, because fewer than {fewest} people {verb}.", lead)]
    pairs = list(zip(before.themes, after.themes, strict=True))
    few = [evidence.title(one.key) for one, shown in pairs if one.answered and not shown.answered]
    found = []
    if few:
        behind = "rated each" if before.key == "individuals" else "stand behind each"
        text = f"the mean and n of {listed(few)}, because fewer than {fewest} people {behind}."
        found.append(Bullet(text, lead))
    return [*found, Bullet(_spread(evidence, after), lead)]


def _spread(evidence: SurveyEvidence, shown: Series) -> str:
    fewest = evidence.fewest_shown
    few = number(evidence.shown_from)
    if shown.key == "groups":
        return f"{SPREAD}, and ranges of fewer than {few} people."
    whole = [each for each in shown.themes if each.answered and may_show_parts(each.counts, fewest)]
    but = f" for all themes but {listed([evidence.title(each.key) for each in whole])}"
    return (
        f"{SPREAD}{but if whole else ''}; the shares, “don’t know” and blanks wherever one of them"
        f" stands for fewer than {few} people."
    )


def _priorities(evidence: SurveyEvidence, public: SurveyEvidence) -> list[Bullet]:
    shown = {each.key for each in public.profile.priorities if each.individuals}
    few = [
        evidence.title(each.key)
        for each in evidence.profile.priorities
        if each.individuals and each.key not in shown
    ]
    parts = [f"how many individuals named {listed(few)}"] if few else []
    if any(each.groups for each in evidence.profile.priorities):
        parts.append("how many groups named each theme")
    return [Bullet(f"{listed(parts)}.", lead="Priorities:")] if parts else []


def _channels(evidence: SurveyEvidence) -> list[Bullet]:
    people: dict[str, int] = {}
    for (channel, form), tally in evidence.profile.counts.turnout.items():
        if form == "individual":
            people[channel] = tally.people
    if not hidden_cells(people, evidence.fewest_shown):
        return []
    text = "numbers from which it could be told how few answered in one of the ways."
    return [Bullet(text, lead="How people answered:")]
