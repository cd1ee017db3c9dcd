"""What partners were asked and what became of findings, as kept: who did it, and a way back."""

from datetime import date

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.follow_ups import FollowUp
from placeplan.domain.plans import Finding
from placeplan.domain.requests import Request
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.findings import add_finding
from placeplan.store.follow_ups import (
    find_follow_up,
    list_earlier_findings,
    update_follow_up,
)
from placeplan.store.invitations import (
    add_invitation,
    find_good_invitation,
    list_latest_invitations,
    note_opening,
    revoke_links_of_partner,
)
from placeplan.store.listing_changes import add_listing_change, undo_listing_change
from placeplan.store.moments import now_text
from placeplan.store.plans import add_plan
from placeplan.store.requests import (
    add_request,
    forget_answer,
    get_chase,
    list_chases,
    note_answer,
    remove_requests,
)
from placeplan.store.surveys import add_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_survey
from tests.listing_setup import BUSES, store_areas, store_partner
from tests.store.stocked import stock

TODAY = date(2026, 6, 12)
AREAS = (CASTLEREAGH_EAST.code, LISBURN_SOUTH.code)


@pytest.fixture
def partner_id(database: Database) -> int:
    store_areas(database)
    return store_partner(database)


def ask(database: Database, partner_id: int, at: str = "2026-06-01T09:00:00Z") -> Request:
    request = Request(partner_id, AREAS, date(2026, 6, 20), at, "An officer", note="Please.")
    return add_request(database, request, days=60)[0]


def test_a_request_comes_back_as_it_was_asked(database: Database, partner_id: int) -> None:
    other_id = store_partner(database, BUSES)
    request, token = add_request(
        database, Request(partner_id, AREAS, TODAY, "2026-06-01T09:00:00Z", "An officer"), days=9
    )
    assert token not in "\n".join(database.conn.iterdump())
    chases = {each.partner.id: each for each in list_chases(database)}
    assert chases[partner_id].requests == (request,)
    assert (request.area_codes, request.due_on) == (AREAS, TODAY)
    assert chases[other_id].state(TODAY) == "not_asked"
    with pytest.raises(NotFound):
        ask(database, 99)


def test_who_was_given_a_link_without_a_letter_counts_as_asked(
    database: Database, partner_id: int
) -> None:
    link, _token = add_invitation(database, partner_id, days=60)
    assert get_chase(database, partner_id).state(TODAY) == "asked"
    note_opening(database, link.id)
    assert get_chase(database, partner_id).state(TODAY) == "opened"
    revoke_links_of_partner(database, partner_id)
    assert get_chase(database, partner_id).state(TODAY) == "not_asked"


def test_a_letter_leaves_the_links_good_that_were_sent_before(
    database: Database, partner_id: int
) -> None:
    earlier, _token = add_invitation(database, partner_id, days=60)
    request = ask(database, partner_id)
    assert find_good_invitation(database, earlier.id) == earlier
    assert list_latest_invitations(database)[partner_id].id == request.invitation_id
    remove_requests(database, [request.id])
    assert find_good_invitation(database, request.invitation_id) is None
    assert list_latest_invitations(database)[partner_id] == earlier
    taken_back = get_chase(database, partner_id)
    assert (taken_back.requests, taken_back.state(TODAY)) == ((), "asked")
    revoke_links_of_partner(database, partner_id)
    assert find_good_invitation(database, earlier.id) is None


def test_who_opens_any_link_after_being_asked_has_opened(
    database: Database, partner_id: int
) -> None:
    earlier, _token = add_invitation(database, partner_id, days=60)
    note_opening(database, earlier.id)
    with writing(database):
        database.conn.execute("UPDATE invitations SET last_opened_at = '2026-05-01T09:00:00Z'")
    ask(database, partner_id)
    assert get_chase(database, partner_id).state(TODAY) == "asked"
    note_opening(database, earlier.id)
    assert get_chase(database, partner_id).state(TODAY) == "opened"


def test_a_partners_own_change_answers_and_an_officers_does_not(
    database: Database, partner_id: int
) -> None:
    ask(database, partner_id)
    add_listing_change(database, [], made_by="An officer")
    assert get_chase(database, partner_id).state(TODAY) == "asked"
    change = add_listing_change(database, [], made_by="A trust", by_partner_id=partner_id)
    assert get_chase(database, partner_id).state(TODAY) == "answered"
    undo_listing_change(database, change, partner_id)
    assert get_chase(database, partner_id).state(TODAY) == "asked"


def test_an_answer_noted_by_an_officer_can_be_taken_back(
    database: Database, partner_id: int
) -> None:
    ask(database, partner_id)
    number = note_answer(database, partner_id, noted_by="An officer")
    assert get_chase(database, partner_id).state(TODAY) == "answered"
    with pytest.raises(Refused, match="changed_meanwhile"):
        note_answer(database, partner_id, noted_by="Another officer")
    forget_answer(database, number)
    assert get_chase(database, partner_id).state(TODAY) == "asked"
    assert get_chase(database, partner_id).requests[0].answer_noted_by == ""


def test_a_finding_is_judged_once_for_each_later_survey(database: Database) -> None:
    later = stock(database)
    early = make_survey(slug="early", opens_on=date(2024, 5, 1), closes_on=date(2024, 6, 1))
    with writing(database):
        add_survey(database, early)
    plan = add_plan(database, LISBURN_SOUTH.code, [early.slug], "The first plan")
    both = add_plan(database, LISBURN_SOUTH.code, [early.slug, later.slug], "Of both")
    add_finding(database, both.id, Finding("issue", "Not looked back on"))
    number = add_finding(database, plan.id, Finding("issue", "Buses end early"))
    (found,) = list_earlier_findings(database, LISBURN_SOUTH.code, early.slug, later.slug)
    assert (found.finding.id, found.plan_title, found.follow_up) == (number, plan.title, None)
    judged = FollowUp(number, later.slug, "partly", "One more bus.", judged_by="An officer")
    kept = update_follow_up(database, judged)
    assert (kept.version, kept.judged_by, kept.judged_at[:2]) == (1, "An officer", now_text()[:2])
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_follow_up(database, judged)
    taken_back = update_follow_up(database, FollowUp(number, later.slug, "", version=1))
    assert (taken_back.version, taken_back.outcome) == (2, "")
    assert find_follow_up(database, number, early.slug) is None
    (found,) = list_earlier_findings(database, LISBURN_SOUTH.code, early.slug, later.slug)
    assert found.follow_up == taken_back
    with pytest.raises(NotFound):
        update_follow_up(database, FollowUp(99, later.slug, "met"))
