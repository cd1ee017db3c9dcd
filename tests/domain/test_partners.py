"""One body goes by several names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.partners import (
    Invitation,
    Partner,
    chase_state,
    find_partner,
    like_partners,
    plain_name,
)
from tests.listing_setup import BUSES, TRUST

PARTNERS = (Partner(TRUST, aliases=("The Trust",), id=1), Partner(BUSES, id=2))
NOW = "2026-06-12T10:00:00Z"
LINK = Invitation(1, 1, "2026-06-01T10:00:00Z", "2026-08-01T10:00:00Z")


@pytest.mark.parametrize(
    "name",
    [
        TRUST.upper(),
        "  hillside health & social care   trust ",
        "The Hillside Health and Social Care Trust",
        "Híllside Health and Social Care Trust.",
        "trust",
    ],
)
def test_a_partner_is_found_however_its_name_is_written(name: str) -> None:
    assert find_partner(name, PARTNERS) == PARTNERS[0]


@pytest.mark.parametrize(
    "name", ["HHSCT", "H.H.S.C.T.", "Hillside Trust", "Hilside Health and Social Care Trust"]
)
def test_a_name_that_may_be_a_partner_brings_it_to_mind(name: str) -> None:
    assert find_partner(name, PARTNERS) is None
    assert like_partners(name, PARTNERS) == [PARTNERS[0]]


@pytest.mark.parametrize("name", ["Hill", "Another body", "The"])
def test_a_name_that_is_nobodys_brings_nobody_to_mind(name: str) -> None:
    assert like_partners(name, PARTNERS) == []


@given(st.text(max_size=40))
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)


def test_a_partner_has_a_name() -> None:
    with pytest.raises(Refused):
        Partner(" – ")


@pytest.mark.parametrize(
    ("invitation", "said_on", "state"),
    [
        (None, None, "not_invited"),
        (LINK, None, "invited"),
        (Invitation(1, 1, LINK.created_at, LINK.expires_at, NOW), None, "opened"),
        (Invitation(1, 1, LINK.created_at, NOW), None, "lapsed"),
        (Invitation(1, 1, LINK.created_at, LINK.expires_at, NOW, NOW), None, "lapsed"),
        (LINK, date(2026, 6, 1), "answered"),
        (LINK, date(2026, 5, 31), "invited"),
    ],
)
def test_a_partner_is_chased_until_it_has_answered_its_latest_link(
    invitation: Invitation | None, said_on: date | None, state: str
) -> None:
    assert chase_state(Partner("A", statement_on=said_on), invitation, NOW) == state
