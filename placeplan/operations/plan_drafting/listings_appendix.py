"""The appendix of partners' listings, under the three headings."""

from collections.abc import Sequence
from typing import Literal

from placeplan.domain.listings import HEADINGS, Kind, Listing
from placeplan.domain.plan_trees import Block, Column, Paragraph, Table
from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.partners import HEADING_TITLES
from placeplan.operations.plan_drafting.sentences import day
from placeplan.operations.plan_drafting.sources import PlanSources

ListingDate = Literal["starts_on", "ends_on", "last_checked_on"]
KIND_TITLES: dict[Kind, str] = {"service": "Service", "programme": "Programme", "plan": "Plan"}


def draft_listings_appendix(sources: PlanSources) -> tuple[Block, ...]:
    """Every current listing, one table for each heading that has any."""
    current = [each for each in sources.listings if each.is_current(sources.today)]
    if not current:
        return (Paragraph(f"No current listings have been approved for {sources.area.name} yet."),)
    blocks: list[Block] = [
        Paragraph(
            "Partners gave these details themselves; an officer approved each listing before it"
            " was shown."
        )
    ]
    for heading in HEADINGS:
        here = [each for each in current if each.heading == heading]
        if here:
            blocks.append(_table(sources, HEADING_TITLES[heading], here))
        else:
            blocks.append(Paragraph(f"{HEADING_TITLES[heading]}: nothing is listed."))
    return tuple(blocks)


def _table(sources: PlanSources, title: str, listings: Sequence[Listing]) -> Table:
    return Table(
        caption=f"{title} in {sources.area.name}",
        columns=(
            Column("Name", width=1.7),
            Column("Partner", width=1.4),
            Column("Kind", width=1.0),
            Column("What it does", width=3.2),
            Column("Outcome", width=1.1),
            Column("Runs", width=1.2),
            Column("Last checked", width=1.1),
        ),
        rows=tuple(_row(sources, listing) for listing in listings),
        note=f"As listed on {day(sources.dated_on)}.",
        is_landscape=True,
    )


def _row(sources: PlanSources, listing: Listing) -> tuple[str, ...]:
    checked = _on(sources, listing, "last_checked_on")
    return (
        listing.name,
        listing.partner,
        KIND_TITLES[listing.kind],
        " ".join(listing.description.split()) or "Not described",
        listing.outcome or "Not given",
        _runs(sources, listing),
        day(checked) if checked else "Never",
    )


def _on(sources: PlanSources, listing: Listing, name: ListingDate) -> Fact | None:
    found = getattr(listing, name)
    return sources.fact("listing_on", found, part=f"{listing.id}:{name}") if found else None


def _runs(sources: PlanSources, listing: Listing) -> str:
    first, last = (_on(sources, listing, name) for name in ("starts_on", "ends_on"))
    if first and last:
        return f"{day(first)} to {day(last)}"
    if first:
        return f"Since {day(first)}"
    return f"Until {day(last)}" if last else "No dates given"
