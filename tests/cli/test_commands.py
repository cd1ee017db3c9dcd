"""Every command, inside this process: what it does and what it refuses."""

import json
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from placeplan.cli import COMMANDS, main
from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path
from placeplan.store.accounts import find_account_by_email, find_account_by_link
from placeplan.store.areas import get_area, list_places
from placeplan.store.authenticators import (
    Authenticator,
    find_authenticator,
    set_authenticator,
)
from placeplan.store.database import Database, open_database, writing
from placeplan.store.response_rows import iterate_records
from placeplan.store.responses import add_response
from placeplan.store.surveys import find_survey
from tests.cli.conftest import Command
from tests.factories import LISBURN_SOUTH, make_group_response, make_response
from tests.formats.response_files import file_of

AREA = LISBURN_SOUTH.code
SURVEY = {
    "--slug": "our-place",
    "--title": "Our place",
    "--questionnaire": "place-standard-adults",
    "--area": AREA,
    "--opens": "2026-05-01",
    "--closes": "2026-06-30",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_table_says(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None and command.name == name


def test_an_unknown_command_is_refused_by_its_name() -> None:
    done = CliRunner().invoke(main, ["result"])
    assert done.exit_code == 2 and "No such command 'result'" in done.stderr


def words(options: dict[str, str]) -> list[str]:
    return [word for pair in options.items() for word in pair]


def survey_words(**changes: str) -> list[str]:
    return words(SURVEY | {f"--{name}": value for name, value in changes.items()})


def test_a_new_instance_can_be_filled_from_the_command_line_alone(tmp_path: Path) -> None:
    folder = str(tmp_path / "new")
    runner = CliRunner()
    done = runner.invoke(main, ["surveys", "add", *survey_words(), "--instance", folder])
    assert done.exit_code == 0, done.output
    listed = runner.invoke(main, ["surveys", "list"], env={"PLACEPLAN_INSTANCE": folder})
    assert "our-place" in listed.output and "Lisburn South" in listed.output
    assert runner.invoke(main, ["--instance", folder, "migrate"]).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["surveys", "list"],
        ["nightly"],
        ["backup", "b.zip"],
        ["results", "--survey", "x", "--area", "y"],
    ],
)
def test_a_folder_without_an_instance_is_left_alone(tmp_path: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(main, ["--instance", str(tmp_path / "typo"), *arguments])
    assert done.exit_code == 2 and "There is no instance" in done.stderr
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "Our Place"}, "slug: “Our Place” was found"),
        ({"questionnaire": "unheard"}, "give one of: place-standard-adults"),
        ({"area": "N1"}, "--area: There is no area with the code N1"),
        ({"closes": "2026-04-01"}, "closes_on: Choose a closing date on or after"),
        ({"slug": "new"}, "slug: This site uses the address “new” itself"),
        ({"title": "Our \udcff place"}, "--title: Type this again"),
        ({"title": "o" * 201}, "title: Shorten this to 200 characters: it has 201"),
        ({"slug": "your-place"}, "There is a survey at the address “your-place” already"),
    ],
)
def test_a_survey_that_cannot_be_is_refused(
    command: Command, survey: Survey, database: Database, changes: dict[str, str], said: str
) -> None:
    done = command("surveys", "add", *survey_words(**changes))
    assert done.exit_code == 2 and said in done.stderr and done.stdout == ""
    assert find_survey(database, "our-place") is None


def test_a_survey_takes_all_places_of_its_areas(
    command: Command, survey: Survey, database: Database
) -> None:
    assert command("surveys", "add", *survey_words()).exit_code == 0
    added = find_survey(database, "our-place")
    assert added is not None and len(added.places) == 2


def test_an_account_gets_a_link_that_works_once(command: Command, database: Database) -> None:
    done = command("users", "add", "ann@example.org", "--name", "Ann", "--role", "officer")
    assert done.exit_code == 0
    token = done.stdout.strip().rpartition("/")[2]
    account = find_account_by_link(database, token)
    assert account is not None and account.role == Role.OFFICER and account.name == "Ann"
    again = command("users", "add", "ann@example.org", "--name", "Ann", "--role", "officer")
    assert again.exit_code == 2 and "account with this email address already" in again.stderr


def test_an_account_needs_a_likely_address_and_a_known_role(
    command: Command, database: Database
) -> None:
    assert command("users", "add", "ann", "--name", "Ann", "--role", "officer").exit_code == 2
    done = command("users", "add", "a@example.org", "--name", "Ann", "--role", "resident")
    assert done.exit_code == 2
    assert find_account_by_email(database, "a@example.org") is None


def test_a_new_link_is_printed_for_who_forgot_the_password_or_lost_the_telephone(
    command: Command, instance: Path
) -> None:
    command("users", "add", "ann@example.org", "--name", "Ann", "--role", "officer")
    with closing(open_database(database_path(instance))) as database:
        account = find_account_by_email(database, "ann@example.org")
        assert account
        set_authenticator(database, account.id, Authenticator("A" * 32, 0), ["0" * 64])
        done = command("users", "link", "ANN@example.org")
        assert "/set-password/" in done.stdout and "Give Ann this link" in done.stderr
        assert find_account_by_link(database, done.stdout.strip().rpartition("/")[2])
        assert find_authenticator(database, account.id)
        assert command("users", "link", "ann@example.org", "--without-code").exit_code == 0
        assert find_authenticator(database, account.id) is None
    unknown = command("users", "link", "bob@example.org")
    assert unknown.exit_code == 2 and "no open account" in unknown.stderr


def test_a_dry_run_imports_nothing(
    command: Command, survey: Survey, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(file_of({}))
    done = command("responses", "import", tmp_path / "a.csv", "--survey", survey.slug, "--dry-run")
    assert done.exit_code == 0 and done.stdout == "1 responses would be added\n"
    assert list(iterate_records(database, survey.slug)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\x00\x00", "a.csv: This is neither a CSV file nor an Excel file"),
        (b"PK\x03\x04", "a.csv: This is an Excel workbook"),
        (b"<html>\n<p>A page</p>\n", "a.csv: This is neither a CSV file nor an Excel file"),
        (file_of({"area": "N0"}), "a.csv, row 2, column area: “N0” was found; choose an area"),
        (file_of({"moving_around_rating": "8"}), "a.csv, row 2, column moving_around_rating: 8 wa"),
        (file_of({"collected_on": "=TODAY()"}), "a.csv, row 2, column collected_on: “=TODAY()” w"),
        (file_of({"response_key": "forged"}), "a.csv, row 2, column response_key: “forged” was f"),
        (b"area;channel\r\n", "a.csv, row 1: Save the file as CSV with commas"),
        (b"area,channel,form,collected_on,mood\r\n", "a.csv, row 1: “mood” is not a column"),
        (file_of({"actions": "x" * 20_000}), "a.csv, row 2, column actions: Shorten this to 5000"),
        (b"area,channel,form\r\n", "a.csv, row 1, column collected_on: This column is missing"),
    ],
)
def test_a_file_that_will_not_do_is_named_with_its_place(
    command: Command, survey: Survey, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    done = command("responses", "import", tmp_path / "a.csv", "--survey", survey.slug)
    assert done.exit_code == 2 and done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


def test_more_faults_than_anyone_reads_are_counted(
    command: Command, survey: Survey, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(file_of(*[{"moving_around_rating": "8"}] * 1_005))
    done = command("responses", "import", tmp_path / "a.csv", "--survey", survey.slug)
    assert done.stderr.splitlines()[-1] == "… and 5 more faults like these"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_responses_are_exported_to_a_file_or_printed(
    command: Command, survey: Survey, database: Database, tmp_path: Path, kind: str
) -> None:
    with writing(database):
        add_response(database, make_response(survey))
    arguments = ("responses", "export", "--survey", survey.slug, "--area", AREA, "--format", kind)
    output = tmp_path / f"out.{kind}"
    assert command(*arguments, "--output", output).exit_code == 0
    printed = command(*arguments)
    assert output.stat().st_size > 100 and len(printed.stdout_bytes) > 100
    assert kind == "xlsx" or printed.stdout_bytes == output.read_bytes()


def test_an_export_that_fails_leaves_the_older_file(
    command: Command, survey: Survey, tmp_path: Path
) -> None:
    (output := tmp_path / "out.csv").write_text("older")
    arguments = ("responses", "export", "--survey", survey.slug, "--format", "csv")
    assert command(*arguments, "--area", "N1", "--output", output).exit_code == 2
    assert output.read_text() == "older" and len(list(tmp_path.glob("*out*"))) == 1


def test_results_count_one_place_or_all(
    command: Command, survey: Survey, database: Database
) -> None:
    with writing(database):
        add_response(database, make_response(survey, place_key="hilltop"))
        add_response(database, make_group_response(survey))
    arguments = ("results", "--survey", survey.slug, "--area", AREA)
    everything = json.loads(command(*arguments).stdout)
    assert [series["responses"] for series in everything["series"]] == [1, 1, 2]
    one = json.loads(command(*arguments, "--place", "hilltop").stdout)
    assert [series["responses"] for series in one["series"]] == [1, 0, 1]
    assert command(*arguments, "--format", "csv").stdout.startswith("survey,questionnaire,")
    assert command(*arguments, "--place", "nowhere").exit_code == 2


def test_the_minimum_of_answers_is_a_setting(
    command: Command, survey: Survey, database: Database, instance: Path
) -> None:
    (instance / "settings.toml").write_text("minimum_answers = 1\n")
    with writing(database):
        add_response(database, make_response(survey, {"natural_space": "7"}))
    done = command("results", "--survey", survey.slug, "--area", AREA)
    assert json.loads(done.stdout)["strengths"] == ["natural_space"]


@pytest.mark.parametrize(("name", "start"), [("r.svg", b"<?xml"), ("r.PNG", b"\x89PNG")])
def test_a_radar_is_drawn_in_the_form_its_name_says(
    command: Command, survey: Survey, database: Database, tmp_path: Path, name: str, start: bytes
) -> None:
    with writing(database):
        add_response(database, make_response(survey, {"natural_space": "7", "feeling_safe": "2"}))
    arguments = ("radar", "--survey", survey.slug, "--area", AREA, "--output")
    assert command(*arguments, tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert command(*arguments, tmp_path / "r.gif").exit_code == 2


def test_another_councils_areas_and_places_are_taken_in(
    command: Command, survey: Survey, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "areas.csv").write_text(
        "code,name,council_code,council_name,seats\nX1,Far Away,X,Far Council,5\n"
    )
    (tmp_path / "places.csv").write_text("area_code,key,name,kind\nX1,green,Green,rural\n")
    assert command("areas", "import", tmp_path / "areas.csv").stdout == "1 areas taken in\n"
    assert command("areas", "import", tmp_path / "places.csv").stdout == "1 places taken in\n"
    assert get_area(database, "X1").name == "Far Away" and list_places(database, "X1")
    (tmp_path / "areas.csv").write_text("code,name,council_code,council_name,seats\nX2,,X,F,some\n")
    done = command("areas", "import", tmp_path / "areas.csv")
    assert done.exit_code == 2 and done.stderr.startswith("areas.csv, row 2, column seats: ")
    assert "some" in done.stderr
    (tmp_path / "places.csv").write_text("area_code,key,name,kind\nX9,green,Green,rural\n")
    done = command("areas", "import", tmp_path / "places.csv")
    assert done.exit_code == 2
    assert done.stderr == (
        "places.csv, row 2, column area_code: There is no area with the code X9\n"
    )


def test_a_sound_instance_passes_its_check(command: Command, survey: Survey) -> None:
    done = command("check")
    assert done.exit_code == 0
    for subject in ("settings", "database", "kept counts", "SQLite", "free disk", "secret key"):
        assert f"ok     {subject}" in done.stdout
    assert "backups" in done.stdout and "FAULT" not in done.stdout


def test_a_wrong_count_a_bad_setting_and_an_open_key_fail_the_check(
    command: Command, survey: Survey, database: Database, instance: Path
) -> None:
    (instance / "settings.toml").write_text("draft_days = 'many'\n")
    (instance / "secret_key").write_text("short")
    with writing(database):
        add_response(database, make_response(survey))
        database.conn.execute("UPDATE answer_counts SET responses = 2, people = 2")
    done = command("check")
    assert done.exit_code == 1
    for subject in ("settings", "kept counts", "secret key"):
        assert f"FAULT  {subject}" in done.stdout


@pytest.mark.parametrize("content", [None, b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_missing_or_damaged_database_fails_the_check(
    command: Command, instance: Path, content: bytes | None
) -> None:
    database_path(instance).unlink()
    if content:
        database_path(instance).write_bytes(content)
    done = command("check")
    assert done.exit_code == 1 and "FAULT  database" in done.stdout


@pytest.mark.parametrize("arguments", [["surveys", "list"], ["migrate"], ["backup", "b.zip"]])
def test_a_file_that_is_no_database_is_named_in_one_line(
    command: Command, instance: Path, arguments: list[str]
) -> None:
    database_path(instance).write_bytes(b"no database at all\n" * 20)
    done = command(*arguments)
    assert done.exit_code == 2 and "cannot be used: file is not a database" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("what", ["migrate", "backup", "export", "radar"])
def test_a_place_where_nothing_can_be_written_is_named_in_one_line(
    command: Command, survey: Survey, tmp_path: Path, what: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    there = str(tmp_path / "file" / "out.svg")
    export = ["responses", "export", "--survey", survey.slug, "--format", "csv"]
    words = {
        "migrate": ["migrate", "--instance", there],
        "backup": ["backup", there],
        "export": [*export, "--output", there],
        "radar": ["radar", "--survey", survey.slug, "--area", AREA, "--output", there],
    }
    done = command(*words[what])
    assert done.exit_code == 2 and "cannot be written: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_address_of_no_machine_is_not_served(command: Command) -> None:
    done = command("serve", "--host", "300.1.1.1")
    assert done.exit_code == 2 and "--host: “300.1.1.1” is no address" in done.stderr


def test_a_backup_is_restored_elsewhere_and_never_over_an_instance(
    command: Command, survey: Survey, tmp_path: Path
) -> None:
    assert command("backup", tmp_path / "b.zip").exit_code == 0
    refused = command("restore", tmp_path / "b.zip")
    assert refused.exit_code == 2 and "Restore into an empty folder" in refused.stderr
    elsewhere = str(tmp_path / "elsewhere")
    done = CliRunner().invoke(main, ["restore", str(tmp_path / "b.zip"), "--instance", elsewhere])
    assert done.exit_code == 0
    assert (
        survey.slug in CliRunner().invoke(main, ["--instance", elsewhere, "surveys", "list"]).output
    )
