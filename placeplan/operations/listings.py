"""Taking listings in from files, and giving them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused, fault
from placeplan.domain.listing_mending import KnownNames
from placeplan.domain.listing_tables import exact_columns
from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner, like_partners, plain_name
from placeplan.domain.staged_files import CheckedRow, StagedFile, checked_rows, partner_meant
from placeplan.formats.listings_csv import listings_csv
from placeplan.formats.listings_xlsx import listings_xlsx, table_from_file
from placeplan.store.areas import get_area, list_areas
from placeplan.store.database import Database, writing
from placeplan.store.listing_changes import add_listing_change
from placeplan.store.listings import find_listing, list_listings
from placeplan.store.partners import (
    add_partner,
    find_partner_by_name,
    get_partner,
    list_partners,
    update_partner,
)
from placeplan.store.partnerships import get_partnership
from placeplan.store.questionnaires import list_questionnaires
from placeplan.store.staged_files import remove_staged_file
from placeplan.store.surveys import list_surveys

ListingFormat = Literal["csv", "xlsx"]
# Fields of a listing that a column of another name holds.
_FIELDS = {"areas": "area_codes", "themes": "theme_keys"}


@dataclass(frozen=True, slots=True)
class ListingImport:
    """What an import did, or would do: how many listings, and which partners are new.

    `look_alikes` are new partners' names beside the partner each may be. `change_id` undoes it;
    0 after a dry run.
    """

    added: int
    updated: int
    unchanged: int
    new_partners: tuple[str, ...] = ()
    look_alikes: tuple[tuple[str, str], ...] = ()
    change_id: int = 0


class _DryRun(Exception):
    """Ends the transaction of a dry run."""

    def __init__(self, result: ListingImport) -> None:
        self.result = result


def import_listings(
    database: Database,
    content: bytes,
    *,
    approve: bool = False,
    dry_run: bool = False,
    made_by: str = "",
) -> ListingImport:
    """Take in a CSV or Excel file with the template's headings: all of it or nothing.

    A partner's listing of the same name is updated; columns that the file lacks stay as they are.
    Unknown partners are created. Listings wait for approval unless `approve`. A workbook with
    formulas is refused, as nobody looks at their results before they count.
    Raises `Refused` with every fault by row and column.
    """
    table = table_from_file(content)
    columns, faults = exact_columns(table.headings)
    if table.formula_count:
        faults.append(fault("workbook_formulas", count=table.formula_count))
    staged = StagedFile("", table, columns)
    if columns is not None and faults:
        rows = check_staged_file(database, staged, list_partners(database))
        faults += [found for row in rows for found in row.faults]
    if faults:
        raise Refused(*faults)
    return _take_in(database, staged, approve=approve, dry_run=dry_run, made_by=made_by)


def take_in_staged_file(
    database: Database, staged: StagedFile, *, approve: bool, made_by: str
) -> ListingImport:
    """Take in a file that was mended on screen, all but the rows left out, and put it away.

    A name said to be another partner's becomes its alias. Raises `Refused` with every fault.
    """
    with writing(database):
        _keep_aliases(database, staged.partners)
        result = _take_in(database, staged, approve=approve, dry_run=False, made_by=made_by)
        remove_staged_file(database, staged.id)
    return result


def export_listings(
    database: Database, file_format: ListingFormat, *, area_code: str | None = None
) -> bytes:
    """All listings, or those of one area, as a file; NotFound for an unknown area."""
    if area_code is not None:
        get_area(database, area_code)
    listings = list_listings(database, area_code=area_code)
    return listings_csv(listings) if file_format == "csv" else listings_xlsx(listings)


def known_names(database: Database) -> KnownNames:
    """What the cells of a file may name in this instance."""
    themes: dict[str, str] = {}
    for questionnaire in list_questionnaires(database):
        for theme in questionnaire.themes:
            themes.setdefault(theme.key, theme.title)
    own = [area.code for area in list_own_areas(database)]
    return KnownNames(list_areas(database), own, themes)


def list_own_areas(database: Database) -> list[Area]:
    """The partnership's areas, by name: of its council, else of its surveys' councils, else all."""
    today = date.today().isoformat()
    areas = [area for area in list_areas(database) if not area.valid_to or area.valid_to >= today]
    council = plain_name(get_partnership(database).council)
    own = [area for area in areas if council and plain_name(area.council_name) == council]
    if not own:
        surveyed = {each.council_code for survey in list_surveys(database) for each in survey.areas}
        own = [area for area in areas if area.council_code in surveyed]
    return own or areas


def _take_in(
    database: Database, staged: StagedFile, *, approve: bool, dry_run: bool, made_by: str
) -> ListingImport:
    listings = _checked_listings(database, staged)
    try:
        with writing(database):
            result = _stored(database, staged, listings, approve, made_by)
            if dry_run:
                raise _DryRun(replace(result, change_id=0))
            return result
    except _DryRun as dry:
        return dry.result


def _checked_listings(database: Database, staged: StagedFile) -> list[Listing]:
    rows = check_staged_file(database, staged, list_partners(database))
    faults = [found for row in rows for found in row.faults]
    if faults:
        raise Refused(*faults)
    return [row.listing for row in rows if row.listing]


def _stored(
    database: Database, staged: StagedFile, listings: list[Listing], approve: bool, made_by: str
) -> ListingImport:
    partners = list_partners(database)
    meant, new_names = _settled_partners(database, listings, partners, staged.partners)
    columns = staged.columns
    given = {*columns.columns, *columns.for_all_rows} - {""} if columns else set()
    changed: list[Listing] = []
    for listing in listings:
        partner = meant[plain_name(listing.partner)]
        kept = find_listing(database, partner.id, listing.name)
        merged = _merged(listing, partner, kept, given, approve)
        if merged != kept:
            changed.append(merged)
    everyone = list_partners(database) if new_names else []
    like = {
        name: like_partners(name, [each for each in everyone if each.name != name])[:1]
        for name in new_names
    }
    return ListingImport(
        added=sum(not listing.id for listing in changed),
        updated=sum(bool(listing.id) for listing in changed),
        unchanged=len(listings) - len(changed),
        new_partners=new_names,
        look_alikes=tuple((name, each.name) for name, likely in like.items() for each in likely),
        change_id=add_listing_change(database, changed, made_by=made_by),
    )


def _settled_partners(
    database: Database,
    listings: Sequence[Listing],
    partners: Sequence[Partner],
    decided: Mapping[str, int],
) -> tuple[dict[str, Partner], tuple[str, ...]]:
    """The partner of each plain name in a file, and the names of those that had to be added."""
    meant: dict[str, Partner] = {}
    new_names: list[str] = []
    for name in (listing.partner for listing in listings):
        if plain_name(name) in meant:
            continue
        partner = partner_meant(name, partners, decided)
        if partner is None:
            partner = get_partner(database, add_partner(database, Partner(name)))
            new_names.append(name)
        meant[plain_name(name)] = partner
    return meant, tuple(new_names)


def check_staged_file(
    database: Database, staged: StagedFile, partners: Sequence[Partner]
) -> list[CheckedRow]:
    """What each row of a file says, now; none while its columns are not settled."""

    def identity_of(name: str) -> str:
        partner = partner_meant(name, partners, staged.partners)
        return str(partner.id) if partner else plain_name(name)

    if staged.columns is None:
        return []
    return checked_rows(staged.table, staged.columns, known_names(database), identity_of)


def _merged(
    listing: Listing, partner: Partner, kept: Listing | None, given: set[str], approve: bool
) -> Listing:
    if kept is None:
        merged = replace(listing, partner=partner.name, partner_id=partner.id)
        return merged.approved() if approve else merged
    fields = {_FIELDS.get(column, column) for column in given} - {"partner", "name"}
    values = {name: getattr(listing, name) for name in fields}
    values["area_codes"] = _same_order(listing.area_codes, kept.area_codes)
    merged = replace(kept, **values)
    if approve:
        return merged.approved()
    return merged if merged == kept else replace(merged, state="waiting")


def _same_order(codes: tuple[str, ...], kept: tuple[str, ...]) -> tuple[str, ...]:
    return kept if set(codes) == set(kept) else codes


def _keep_aliases(database: Database, decided: Mapping[str, int]) -> None:
    for name, number in decided.items():
        if number and find_partner_by_name(database, name) is None:
            partner = get_partner(database, number)
            update_partner(database, replace(partner, aliases=(*partner.aliases, name)))
