"""The radar's picture files: the same bytes for the same data, drawn once."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from placeplan.domain.radar import RadarChart, radar_geometry
from placeplan.formats.pictures import PictureCache, warm_up
from placeplan.formats.radar_drawings import radar_figure
from placeplan.formats.radar_files import picture_key, radar_png, radar_svg
from tests.formats.radar_charts import ALONE, GROUPS, make_chart

TOP = Path(__file__).parents[2]
DRAW_ELSEWHERE = """
import sys
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.formats.radar_files import radar_png, radar_svg
series = RadarSeries("s", (1, 4, 7))
chart = RadarChart("Elsewhere", ("a", "b", "c"), 1, 7, "low", "high", (series,))
sys.stdout.buffer.write(radar_svg(chart) + radar_png(chart))
"""


def test_same_chart_gives_the_same_bytes_in_every_process() -> None:
    drawn = {
        subprocess.run(
            [sys.executable, "-c", DRAW_ELSEWHERE],
            cwd=TOP,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1
    assert len(drawn.pop()) > 10_000


@pytest.mark.parametrize("draw", [radar_svg, radar_png], ids=["svg", "png"])
def test_chart_asked_for_again_is_not_drawn_again(draw: Callable[[RadarChart], bytes]) -> None:
    assert draw(make_chart(GROUPS)) is draw(make_chart(GROUPS))


def test_chart_asked_for_by_many_at_once_is_drawn_once() -> None:
    chart = make_chart(GROUPS, title="All at once")
    with ThreadPoolExecutor(max_workers=4) as threads:
        pictures = list(threads.map(radar_svg, [chart] * 8))
    assert len({id(picture) for picture in pictures}) == 1


def test_cache_drops_what_was_not_asked_for_longest() -> None:
    cache = PictureCache(size=2)
    cache.keep("one", b"1")
    cache.keep("two", b"2")
    assert cache.find("one") == b"1"
    cache.keep("three", b"3")
    assert cache.find("two") is None
    assert cache.find("one") == b"1"


def test_picture_key_differs_by_content_format_and_resolution() -> None:
    keys = {
        picture_key(make_chart(), "svg"),
        picture_key(make_chart(), "png"),
        picture_key(make_chart(), "png", 300),
        picture_key(make_chart(ALONE), "png"),
    }
    assert len(keys) == 4
    assert picture_key(make_chart(), "svg") == picture_key(make_chart(), "svg", 300)


def test_picture_svg_has_its_title_and_its_text_as_paths_and_no_date() -> None:
    svg = radar_svg(make_chart(title="Streets & spaces"))
    root = ElementTree.fromstring(svg)
    name = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{name}title") == "Streets & spaces"
    assert root.find(f".//{name}text") is None
    assert b"<dc:date>" not in svg


def test_picture_png_is_white_at_its_edge_and_has_its_resolution() -> None:
    picture = Image.open(BytesIO(radar_png(make_chart())))
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)
    assert picture.width == 2 * radar_geometry(make_chart()).frame.width


def test_picture_png_of_few_colours_is_less_than_half_of_all_colours() -> None:
    png = radar_png(make_chart())
    whole = BytesIO()
    figure = radar_figure(radar_geometry(make_chart()))
    figure.savefig(whole, format="png", dpi=200)
    assert len(png) < len(whole.getvalue()) / 2


def test_dollar_signs_in_titles_are_text_and_not_formulas() -> None:
    assert radar_svg(make_chart(ALONE, themes=("$x", "a$b$", "$\\bad$"))).startswith(b"<?xml")


def test_warm_up_ends_by_itself() -> None:
    thread = warm_up()
    thread.join(timeout=30)
    assert not thread.is_alive()
