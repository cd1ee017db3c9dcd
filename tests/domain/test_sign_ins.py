"""Where somebody is signed in: until when, and in words that say nothing more than is needed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.sign_ins import SignIn, browser_name
from tests.factories import TIME_LIMITS

BEGAN = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@given(st.timedeltas(timedelta(0), timedelta(hours=12)))
def test_it_ends_when_left_alone_and_at_its_longest_in_any_case(used_for: timedelta) -> None:
    sign_in = SignIn(1, 1, "", BEGAN, BEGAN + used_for)
    ends_at = sign_in.ends_at(TIME_LIMITS)
    assert ends_at in (sign_in.last_seen_at + TIME_LIMITS.idle, BEGAN + TIME_LIMITS.longest)
    assert (
        ends_at <= sign_in.last_seen_at + TIME_LIMITS.idle
        and ends_at <= BEGAN + TIME_LIMITS.longest
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/141.0.0.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
            " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_browser_is_called_what_its_owner_calls_it(said: str, name: str) -> None:
    assert browser_name(said) == name


@given(st.text())
def test_nothing_that_a_browser_says_is_kept_as_it_said_it(said: str) -> None:
    assert browser_name(said) in {"", browser_name(browser_name(said))}
