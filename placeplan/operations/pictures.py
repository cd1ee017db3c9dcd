"""Radar pictures kept on disk by content, so that none is drawn twice, not even after a restart."""

import os
import tempfile
from pathlib import Path

from placeplan.domain.radar import RadarChart
from placeplan.formats.radar_files import PictureFormat, picture_key, radar_png, radar_svg

FOLDER = "pictures"
MOST_BYTES = 50 * 1024 * 1024


def radar_picture(
    instance: Path, chart: RadarChart, picture_format: PictureFormat, most_bytes: int = MOST_BYTES
) -> bytes:
    """The chart as a picture file, from the instance's folder of pictures where it is kept.

    When the folder outgrows `most_bytes`, the pictures not asked for longest are removed. A
    picture that cannot be kept (a full disk) is drawn all the same.
    """
    path = instance / FOLDER / f"{picture_key(chart, picture_format)}.{picture_format}"
    try:
        kept = path.read_bytes()
        os.utime(path)
    except OSError:
        kept = b""
    if kept:
        return kept
    drawn = radar_svg(chart) if picture_format == "svg" else radar_png(chart)
    try:
        _keep(path, drawn)
        _make_room(path.parent, most_bytes)
    except OSError:
        return drawn
    return drawn


def _keep(path: Path, picture: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(picture)
    Path(file.name).replace(path)


def _make_room(folder: Path, most_bytes: int) -> None:
    found = [(path.stat(), path) for path in folder.iterdir()]
    found.sort(key=lambda each: each[0].st_mtime_ns)
    too_much = sum(stat.st_size for stat, _path in found) - most_bytes
    for stat, path in found:
        if too_much <= 0:
            return
        path.unlink(missing_ok=True)
        too_much -= stat.st_size
