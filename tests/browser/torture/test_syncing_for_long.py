"""Ten thousand steps of two devices, one workshop and a connection that fails."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.browser.devices import Hall
from tests.browser.sync_machine import Syncing

STEPS = 10_000
MANY = settings(
    max_examples=25,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.torture
def test_ten_thousand_steps_lose_double_and_overwrite_nothing(hall: Hall) -> None:
    Syncing.hall = hall
    while hall.steps < STEPS:
        run_state_machine_as_test(Syncing, settings=MANY)
