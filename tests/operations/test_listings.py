"""Taking listings in from files: all or nothing, and the same again adds nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused
from placeplan.domain.listing_tables import ColumnMap
from placeplan.domain.staged_files import StagedFile
from placeplan.formats.listings_xlsx import table_from_file
from placeplan.operations.listings import (
    export_listings,
    import_listings,
    list_own_areas,
    take_in_staged_file,
)
from placeplan.store.areas import add_areas
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.listing_changes import undo_listing_change
from placeplan.store.listings import get_listing, list_listings
from placeplan.store.partners import get_partner, list_partners
from placeplan.store.partnerships import get_partnership, update_partnership
from placeplan.store.staged_files import add_staged_file, get_staged_file
from tests.factories import CASTLEREAGH_EAST, COUNCIL, LISBURN_SOUTH
from tests.listing_setup import (
    BUSES,
    FAULTY_FILE,
    FILE,
    TRUST,
    store_areas,
    store_listing,
    store_partner,
    workbook,
)


@pytest.fixture(autouse=True)
def areas(database: Database) -> None:
    """The areas and themes that files name."""
    store_areas(database)


def dump(database: Database) -> list[str]:
    return list(database.conn.iterdump())


def test_a_file_makes_partners_and_listings_that_wait(database: Database) -> None:
    result = import_listings(database, FILE.encode())
    assert (result.added, result.updated, result.unchanged) == (2, 0, 0)
    assert result.new_partners == (TRUST, BUSES)
    walk, bus = list_listings(database)
    assert (walk.name, walk.starts_on, walk.state) == ("Walking group", date(2026, 5, 4), "waiting")
    assert walk.area_codes == (CASTLEREAGH_EAST.code, LISBURN_SOUTH.code)
    assert bus.theme_keys == ()


def test_three_faults_are_all_named_and_nothing_is_changed(database: Database) -> None:
    before = dump(database)
    with pytest.raises(Refused) as refused:
        import_listings(database, FAULTY_FILE.encode())
    assert [(found.row, found.field, found.code) for found in refused.value.faults] == [
        (2, "kind", "not_in_list"),
        (4, "name", "text_missing"),
        (5, "areas", "areas_unknown"),
    ]
    assert dump(database) == before


def test_faults_of_headings_and_of_rows_are_named_together(database: Database) -> None:
    content = FAULTY_FILE.replace("areas\r\n", "areas,colour\r\n", 1).encode()
    with pytest.raises(Refused) as refused:
        import_listings(database, content)
    assert [found.code for found in refused.value.faults][:2] == ["column_unknown", "not_in_list"]


def test_a_dry_run_says_what_would_be_and_changes_nothing(database: Database) -> None:
    before = dump(database)
    result = import_listings(database, FILE.encode(), approve=True, dry_run=True)
    assert (result.added, result.change_id) == (2, 0)
    assert dump(database) == before


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_was_exported_adds_nothing_when_imported(database: Database, file_format: str) -> None:
    import_listings(database, FILE.encode(), approve=True)
    before, listings = export_listings(database, "csv"), list_listings(database)
    result = import_listings(database, export_listings(database, file_format))  # type: ignore[arg-type]  # one of the two
    assert (result.added, result.updated, result.unchanged) == (0, 0, 2)
    assert export_listings(database, "csv") == before
    assert list_listings(database) == listings


def test_importing_again_updates_and_leaves_what_the_file_does_not_say(database: Database) -> None:
    import_listings(database, FILE.encode(), approve=True)
    again = f"partner,name,kind,heading,areas\n{TRUST},walking GROUP,plan,social,all\n".encode()
    assert import_listings(database, again).updated == 1
    walk = list_listings(database, heading="social")[0]
    assert (walk.name, walk.kind, walk.description) == ("Walking group", "plan", "A walk")
    assert walk.state == "waiting"
    import_listings(database, again, approve=True)
    assert get_listing(database, walk.id).state == "approved"


def test_an_alias_is_its_partner_and_a_look_alike_is_said(database: Database) -> None:
    store_partner(database, aliases=("HT",))
    rows = "HT,One,plan,social,all\nHHSCT,Two,plan,social,all\n"
    result = import_listings(database, f"partner,name,kind,heading,areas\n{rows}".encode())
    assert result.new_partners == ("HHSCT",)
    assert result.look_alikes == (("HHSCT", TRUST),)


def test_two_names_of_one_partner_are_seen_as_the_same_listing(database: Database) -> None:
    store_partner(database, aliases=("HT",))
    rows = f"HT,One,plan,social,all\n{TRUST},one,plan,social,all\n"
    with pytest.raises(Refused, match="listing_repeated"):
        import_listings(database, f"partner,name,kind,heading,areas\n{rows}".encode())


def test_a_workbook_with_formulas_is_refused_without_a_look_at_its_results(
    database: Database,
) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row(0, 0, ["partner", "name", "kind", "heading", "areas"])
        sheet.write_row(1, 0, [TRUST, "", "stroll", "social", "all"])
        sheet.write_formula(1, 1, "=A2", None, "Walks")

    before = dump(database)
    with pytest.raises(Refused) as refused:
        import_listings(database, workbook(fill))
    assert [found.code for found in refused.value.faults] == ["workbook_formulas", "not_in_list"]
    assert refused.value.faults[0].params["count"] == 1
    assert dump(database) == before


def test_an_import_can_be_undone(database: Database) -> None:
    partner_id = store_partner(database)
    store_listing(database, partner_id)
    before = list_listings(database)
    result = import_listings(database, FILE.encode(), approve=True)
    undo_listing_change(database, result.change_id)
    assert list_listings(database) == before


def test_a_mended_file_remembers_names_and_is_put_away(database: Database) -> None:
    partner_id = store_partner(database)
    table = table_from_file(FILE.replace(TRUST, "The Hill Folk").encode())
    columns = ColumnMap(table.headings)
    staged = StagedFile("f.csv", table, columns, {"The Hill Folk": partner_id})
    staged_id = add_staged_file(database, staged.leaving_out([3]))
    result = take_in_staged_file(
        database, get_staged_file(database, staged_id), approve=True, made_by="An officer"
    )
    assert (result.added, result.new_partners) == (1, ())
    assert get_partner(database, partner_id).aliases == ("The Hill Folk",)
    assert [listing.partner_id for listing in list_listings(database)] == [partner_id]
    with pytest.raises(NotFound):
        get_staged_file(database, staged_id)


def test_a_faulty_staged_file_changes_nothing_and_stays(database: Database) -> None:
    table = table_from_file(FAULTY_FILE.encode())
    staged = StagedFile("f.csv", table, ColumnMap(table.headings))
    staged = replace(staged, id=add_staged_file(database, staged))
    with pytest.raises(Refused):
        take_in_staged_file(database, staged, approve=True, made_by="An officer")
    assert list_partners(database) == []
    assert get_staged_file(database, staged.id).table == table


def test_all_means_the_areas_of_this_partnership(database: Database) -> None:
    elsewhere = Area("N1", "Elsewhere", "N2", "Another council", 5)
    with writing(database):
        add_areas(database, [elsewhere])
    assert len(list_own_areas(database)) == 3
    update_partnership(database, replace(get_partnership(database), council=COUNCIL[1]))
    assert list_own_areas(database) == [CASTLEREAGH_EAST, LISBURN_SOUTH]


def test_an_export_of_one_area_has_only_its_listings(database: Database) -> None:
    import_listings(database, FILE.encode())
    content = export_listings(database, "csv", area_code=CASTLEREAGH_EAST.code).decode()
    assert "Walking group" in content and "Late bus" not in content
    with pytest.raises(NotFound):
        export_listings(database, "csv", area_code="N0")
