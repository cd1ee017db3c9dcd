"""A radar is drawn once, kept by its content, and the folder stays small."""

from dataclasses import replace
from pathlib import Path

from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.operations.pictures import FOLDER, radar_picture

CHART = RadarChart(
    title="Made up",
    labels=("One", "Two", "Three"),
    lowest=1,
    highest=7,
    lowest_means="a lot",
    highest_means="very little",
    series=(RadarSeries("Individuals", (2.0, 3.5, None)),),
)


def kept(instance: Path) -> list[Path]:
    return sorted((instance / FOLDER).iterdir())


def test_a_picture_is_kept_on_disk_and_given_again(tmp_path: Path) -> None:
    drawn = radar_picture(tmp_path, CHART, "svg")
    (path,) = kept(tmp_path)
    assert path.read_bytes() == drawn
    path.write_bytes(b"kept")
    assert radar_picture(tmp_path, CHART, "svg") == b"kept"


def test_other_figures_are_another_picture(tmp_path: Path) -> None:
    radar_picture(tmp_path, CHART, "svg")
    radar_picture(tmp_path, replace(CHART, title="Another"), "svg")
    radar_picture(tmp_path, CHART, "png")
    assert [path.suffix for path in kept(tmp_path)].count(".svg") == 2
    assert len(kept(tmp_path)) == 3


def test_the_picture_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    first = len(radar_picture(tmp_path, CHART, "svg"))
    (oldest,) = kept(tmp_path)
    for title in ("Second", "Third"):
        chart = replace(CHART, title=title)
        radar_picture(tmp_path, chart, "svg", most_bytes=int(2.5 * first))
    assert len(kept(tmp_path)) == 2
    assert oldest not in kept(tmp_path)


def test_a_folder_that_cannot_be_written_stops_no_picture(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    assert radar_picture(tmp_path, CHART, "svg").startswith(b"<?xml")
