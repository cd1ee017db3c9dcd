"""Our vision and outcomes: the Community Plan, and which outcomes the actions serve."""

from collections import Counter

from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph, Quotation
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import (
    counted,
    either,
    full_stop,
    listed,
    number,
    opening_count,
    sentence,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft


def draft_vision(sources: PlanSources) -> SectionDraft:
    """The vision as the partnership states it, its outcomes, and the actions under each."""
    return SectionDraft(
        opening=tuple(_vision(sources)), body=(*_outcomes(sources), *_served(sources))
    )


def _vision(sources: PlanSources) -> list[Block]:
    partnership = sources.partnership
    owner = partnership.name or "the Community Planning Partnership"
    paragraphs = [text.strip() for text in partnership.vision.split("\n\n") if text.strip()]
    if not paragraphs:
        return [
            Paragraph(
                f"The vision of {owner} has not been entered yet. It is taken from the Community"
                " Plan and will stand here, so that readers can see what this plan works towards."
            )
        ]
    return [
        Paragraph(f"{sentence(owner)} has set out this vision in its Community Plan:"),
        *(Quotation(" ".join(text.split()), source="") for text in paragraphs),
    ]


def _outcomes(sources: PlanSources) -> list[Block]:
    area, outcomes = sources.area.name, sources.outcomes
    if not outcomes:
        return [
            Paragraph(
                "The outcomes of the Community Plan have not been entered yet. Once they are, this"
                f" section will show which of them the actions for {area} serve."
            )
        ]
    count = number(sources.fact("outcomes", len(outcomes)))
    which = f"the {count} outcomes" if len(outcomes) > 1 else "the outcome"
    return [
        Paragraph(f"The plan for {area} works towards {which} of the Community Plan:"),
        Bullets(
            tuple(
                Bullet(" ".join(each.description.split()), lead=full_stop(each.title))
                for each in outcomes
            )
        ),
    ]


def _served(sources: PlanSources) -> list[Block]:
    if not sources.outcomes or not sources.plan.actions:
        return []
    counts = Counter(action.outcome for action in sources.plan.actions)
    titles = [outcome.title for outcome in sources.outcomes]
    served = [
        f"{title} ({counted(_serving(sources, title, counts[title]), 'action')})"
        for title in titles
        if counts[title]
    ]
    unserved = [title for title in titles if not counts[title]]
    texts = []
    if served:
        texts.append(f"The actions in this plan serve {listed(served)}.")
    if served and unserved:
        texts.append(f"None of them is linked to {either(unserved)}.")
    loose = sum(count for title, count in counts.items() if title not in titles)
    if loose:
        verb = "is" if loose == 1 else "are"
        unlinked = opening_count(sources.fact("actions", loose, part="no_outcome"), "action")
        texts.append(f"{unlinked} {verb} not linked to an outcome yet.")
    return [Paragraph(" ".join(texts))]


def _serving(sources: PlanSources, title: str, count: int) -> Fact:
    return sources.fact("actions", count, part=f"outcome:{title}")
