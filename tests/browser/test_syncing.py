"""Sheets on their way from two devices over a bad connection, in any order.

Ten thousand steps: `make torture`.
"""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.browser.devices import Hall
from tests.browser.sync_machine import Syncing

FEW = settings(
    max_examples=4,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_nothing_acknowledged_is_lost_doubled_or_overwritten_unseen(hall: Hall) -> None:
    Syncing.hall = hall
    run_state_machine_as_test(Syncing, settings=FEW)
    assert hall.steps > 0
