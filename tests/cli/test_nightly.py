"""What a night's work says of itself, for the message that a scheduler sends."""

from dataclasses import replace
from datetime import timedelta

from placeplan.domain.surveys import Survey
from placeplan.operations.plan_drafting.sentences import day
from placeplan.store.database import Database
from placeplan.store.surveys import update_survey
from placeplan.web.days import today
from tests.cli.conftest import Command


def test_nightly_says_what_was_done(command: Command, survey: Survey) -> None:
    done = command("nightly")
    assert done.exit_code == 0
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == [
        "Backed",
        "Results",
        "Drafts",
        "Answers",
        "Reminders",
    ]
    assert done.stdout.endswith("Reminders for officers: none\n")


def test_nightly_prints_what_needs_attention(
    command: Command, survey: Survey, database: Database
) -> None:
    last_day = today() + timedelta(days=3)
    update_survey(database, replace(survey, closes_on=last_day))
    told = f"- “Your place” closes on {day(last_day)}, with 0 answers so far.\n"
    assert command("nightly").stdout.endswith(f"Reminders for officers: 1\n{told}")
