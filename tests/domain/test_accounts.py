"""Passwords and addresses: what will do and what will not."""

import pytest

from placeplan.domain.accounts import ANYONE, Principal, Role, email_faults, password_faults


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "password_short"),
        ("x" * 201, "password_long"),
        ("ababababababab", "password_guessable"),
    ],
)
def test_a_poor_password_has_one_fault(password: str, code: str) -> None:
    assert [fault.code for fault in password_faults(password)] == [code]


def test_an_address_is_no_password_of_its_own() -> None:
    assert password_faults("Someone@Example.org", "someone@example.org")


def test_a_few_words_make_a_password() -> None:
    assert password_faults("seven quiet rivers", "someone@example.org") == ()


@pytest.mark.parametrize("email", ["a@b.org", "a.b+c@d-e.co.uk", "O'Neill@example.org"])
def test_an_address_may_look_like_this(email: str) -> None:
    assert email_faults(email) == ()


@pytest.mark.parametrize(
    "email", ["", "a", "@b.org", "a@b", "a@.b.", "a b@c.org", "a@b.org,c@d.org"]
)
def test_an_address_never_looks_like_this(email: str) -> None:
    assert email_faults(email)


def test_only_accounts_are_staff() -> None:
    assert not ANYONE.is_staff
    assert not Principal(Role.PARTNER, 3).is_staff
    assert Principal(Role.FACILITATOR, 3).is_staff
