"""Settings are found in the file and the environment, and faulty ones are named."""

from pathlib import Path

import pytest
from limits import parse_many

from placeplan.domain.faults import Refused
from placeplan.settings import Settings, read_settings, setting_help, setting_names
from placeplan.wording import fault_sentence


def write(folder: Path, text: str) -> None:
    (folder / "settings.toml").write_text(text, encoding="utf-8")


def test_without_a_file_all_settings_have_their_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}) == Settings()


def test_the_environment_wins_over_the_file_and_overrides_over_both(tmp_path: Path) -> None:
    write(tmp_path, 'session_hours = 2\nlink_hours = 5\npublic_address = "https://a.example"')
    environment = {"PLACEPLAN_SESSION_HOURS": "3", "PLACEPLAN_LINK_HOURS": "6", "OTHER": "x"}
    settings = read_settings(tmp_path, environment, {"link_hours": 7})
    assert (settings.session_hours, settings.link_hours) == (3, 7)
    assert settings.is_secure


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("minimum_cell = 4", "setting_small"),
        ('minimum_cell = "ten"', "setting_kind"),
        ("minimum_cell = true", "setting_kind"),
        ("public_address = 80", "setting_kind"),
        ("minimun_cell = 10", "setting_unknown"),
        ("minimum_cell = = 10", "settings_unreadable"),
        ('sign_in_limit = "many"', "setting_limit"),
        ('sign_in_limit = "10 per minute; lots"', "setting_limit"),
        ('answer_limit = ""', "setting_limit"),
        ('answer_limit = "10 per 0 minutes"', "setting_limit"),
    ],
)
def test_a_faulty_setting_is_named(tmp_path: Path, text: str, code: str) -> None:
    write(tmp_path, text)
    with pytest.raises(Refused) as refused:
        read_settings(tmp_path, {})
    assert [fault.code for fault in refused.value.faults] == [code]
    assert fault_sentence(refused.value.faults[0])


@pytest.mark.parametrize("limit", ["1/second", "5 per 10 minutes, 9 per day", "0 per hour"])
def test_a_limit_can_be_written_as_the_counter_reads_it(tmp_path: Path, limit: str) -> None:
    assert parse_many(limit)
    assert read_settings(tmp_path, {}, {"sign_in_limit": limit}).sign_in_limit == limit


def test_a_folder_in_place_of_the_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(Refused, match="settings_unreadable"):
        read_settings(tmp_path, {})


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, 'minimum_cell = 1\nlink_hours = "x"\nhello = 1')
    with pytest.raises(Refused) as refused:
        read_settings(tmp_path, {})
    assert len(refused.value.faults) == 3


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_is_explained(name: str) -> None:
    assert setting_help(name).endswith(".")
