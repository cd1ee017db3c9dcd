"""What partners are doing: their current services, programmes and plans, under three headings."""

from collections import Counter
from collections.abc import Sequence

from placeplan.domain.listings import HEADINGS, KINDS, Heading, Listing
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Paragraph, Reference, Subheading
from placeplan.operations.plan_drafting.gaps import gap_blocks
from placeplan.operations.plan_drafting.sentences import (
    counted,
    full_stop,
    listed,
    opening_count,
)
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft

HEADING_TITLES: dict[Heading, str] = {
    "social": "Social support",
    "physical": "Physical projects",
    "economic": "Economic support",
}
LONGEST_GLIMPSE = 160


def draft_partners(sources: PlanSources) -> SectionDraft:
    """Current listings by heading, which partners said that they have none, and the gaps."""
    current = [each for each in sources.listings if each.is_current(sources.today)]
    more = (Reference("listings"),) if current else ()
    blocks: list[Block] = [Paragraph(_opening(sources, current), see=more)]
    for heading in HEADINGS if current else ():
        blocks.append(Subheading(HEADING_TITLES[heading]))
        here = [each for each in current if each.heading == heading]
        if here:
            blocks.append(Bullets(tuple(_bullet(each) for each in here)))
        else:
            blocks.append(Paragraph("No partner has listed anything under this heading."))
    return SectionDraft(body=(*blocks, *_closing(sources, current), *gap_blocks(sources)))


def _opening(sources: PlanSources, current: Sequence[Listing]) -> str:
    area = sources.area.name
    if not current:
        nothing = f"No partner has listed a current service, programme or plan for {area} yet."
        if sources.is_public:
            return nothing
        return f"{nothing} Partners are invited to list what they do under three headings."
    partners = {listing.partner for listing in current}
    kinds = Counter(listing.kind for listing in current)
    parts = [
        counted(sources.fact("listings", kinds[kind], part=kind), kind)
        for kind in KINDS
        if kinds[kind]
    ]
    listing_partners = opening_count(sources.fact("partners", len(partners)), "partner")
    return (
        f"{listing_partners} {_list(len(partners))} {listed(parts)} for"
        f" {area} that run now or are yet to begin."
        if len(current) > 1
        else f"One partner lists {listed(parts)} for {area}."
    )


def _list(count: int) -> str:
    return "lists" if count == 1 else "list"


def _bullet(listing: Listing) -> Bullet:
    text = f"{full_stop(listing.partner)} {_glimpse(listing.description)}"
    return Bullet(text.strip(), lead=f"{listing.name},")


def _glimpse(text: str) -> str:
    """The first sentence, or as many whole words as fit."""
    flat = " ".join(text.split())
    first = flat.split(". ")[0]
    if len(first) > LONGEST_GLIMPSE:
        return f"{first[:LONGEST_GLIMPSE].rsplit(' ', 1)[0].rstrip(',;:')} …"
    return full_stop(first)


def _closing(sources: PlanSources, current: Sequence[Listing]) -> list[Block]:
    texts = []
    ended = len(sources.listings) - len(current)
    if ended:
        verb = "has" if ended == 1 else "have"
        over = opening_count(sources.fact("listings", ended, part="ended"), "listing")
        texts.append(f"{over} {verb} ended and {_is(ended)} left out.")
    silent = [each.name for each in sources.partners if each.statement == "nothing_to_list"]
    if silent:
        texts.append(f"{listed(silent)} said that there is nothing to list.")
    stale = sum(1 for listing in current if listing.is_stale(sources.today))
    if stale:
        verb = "has" if stale == 1 else "have"
        unchecked = opening_count(sources.fact("listings", stale, part="stale"), "listing")
        texts.append(f"{unchecked} {verb} not been checked for a year.")
    return [Paragraph(" ".join(texts))] if texts else []


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
