"""The radar's two pens, the page's SVG and the document's picture, measured against each other."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from matplotlib.backends.backend_agg import FigureCanvasAgg
from playwright.sync_api import Browser, Page, sync_playwright

from placeplan.domain.radar import RadarChart, RadarGeometry, radar_geometry
from placeplan.domain.radar_labels import Box
from placeplan.formats.radar_drawings import radar_figure
from placeplan.formats.radar_words import radar_description
from placeplan.web.untranslated_texts import in_own_language
from tests.browser_setup import need_chromium
from tests.formats.radar_charts import ALONE, CHARTS, GAPS, GROUPS, in_english, make_chart

TOP = Path(__file__).parents[2]
# Letters may lean a little over the edge of their box, far less than the space round it.
OVERHANG = 2


@dataclass(frozen=True)
class Drawn:
    """What a pen put on the paper, in units of the geometry."""

    names: list[Box]
    lines: list[list[tuple[float, float]]]


def draw_macro(macro: str, chart: RadarChart) -> str:
    environment = Environment(
        loader=FileSystemLoader(TOP / "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["in_own_language"] = in_own_language
    component = environment.get_template("components/radar.html").module
    description = radar_description(chart, 240, in_english)
    return str(getattr(component, macro)(radar_geometry(chart), description, id="radar"))


def drawing(page: str) -> str:
    return page[page.index("<svg") : page.index("</svg>") + 6]


MEASURE = """svg => {
  const frame = svg.viewBox.baseVal, seen = svg.getBoundingClientRect();
  const unit = frame.width / seen.width;
  const x = at => (at - seen.left) * unit + frame.x, y = at => (at - seen.top) * unit + frame.y;
  const names = [...svg.querySelectorAll(".radar__name text")].map(text => {
    const b = text.getBBox(), m = text.getScreenCTM();
    const from = new DOMPoint(b.x, b.y).matrixTransform(m);
    const to = new DOMPoint(b.x + b.width, b.y + b.height).matrixTransform(m);
    return [x(from.x), y(from.y), x(to.x), y(to.y)];
  });
  const lines = [...svg.querySelectorAll(".radar__line > *")].map(line =>
    [...line.points].map(at => at.matrixTransform(line.getScreenCTM()))
      .map(at => [x(at.x), y(at.y)]));
  return [names, lines];
}"""


def open_page(browser: Browser, chart: RadarChart, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    style = (TOP / "static/components/radar.css").read_text(encoding="utf-8")
    face = "body { margin: 16px; font-family: system-ui, sans-serif; }"
    page.set_content(f"<!doctype html><style>{style}{face}</style>{draw_macro('radar', chart)}")
    return page


def measure_page(browser: Browser, chart: RadarChart) -> Drawn:
    page = open_page(browser, chart, 1000)
    names, lines = page.locator(".radar__drawing").evaluate(MEASURE)
    page.close()
    return Drawn(
        names=[Box(*corners) for corners in names],
        lines=[[(x, y) for x, y in line] for line in lines],
    )


def measure_phone(browser: Browser) -> dict[str, bool | float]:
    page = open_page(browser, CHARTS["place standard"], 320)
    seen: dict[str, bool | float] = {
        "names": page.locator(".radar__name text").first.is_visible(),
        "numbers": page.locator(".radar__number text").first.is_visible(),
        "list": page.locator(".radar__list").is_visible(),
        "overflow": page.evaluate("document.documentElement.scrollWidth > innerWidth"),
        "share": page.evaluate(
            "document.querySelector('.radar__grid .radar__rim').getBoundingClientRect().width"
            " / document.querySelector('.radar').getBoundingClientRect().width"
        ),
    }
    page.close()
    return seen


@dataclass(frozen=True)
class InBrowser:
    pages: dict[str, Drawn]
    phone: dict[str, bool | float]


def measure_in_browser() -> InBrowser:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=need_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        pages = {name: measure_page(browser, chart) for name, chart in CHARTS.items()}
        seen = InBrowser(pages, measure_phone(browser))
        browser.close()
        return seen


@pytest.fixture(scope="module")
def in_browser() -> Iterator[InBrowser]:
    # A thread of its own, as Playwright keeps one event loop to a thread and other tests use it.
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield thread.submit(measure_in_browser).result()


def measure_picture(geometry: RadarGeometry) -> Drawn:
    """What the document's pen drew; the text boxes of a name's lines become one."""
    figure = radar_figure(geometry)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    (axes,) = figure.axes
    unit = geometry.frame.width / figure.bbox.width
    frame = geometry.frame

    def placed(x: float, y: float) -> tuple[float, float]:
        return x * unit + frame.left, (figure.bbox.height - y) * unit + frame.top

    lines_by_number: dict[str, list[Box]] = {}
    for text in axes.texts:
        if str(text.get_gid()).startswith("name-"):
            extent = text.get_window_extent(canvas.get_renderer())
            left, top = placed(extent.x0, extent.y1)
            right, bottom = placed(extent.x1, extent.y0)
            number = str(text.get_gid()).split("-")[1]
            lines_by_number.setdefault(number, []).append(Box(left, top, right, bottom))
    names = [
        Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        for boxes in lines_by_number.values()
    ]
    lines = [
        [placed(*axes.transData.transform(point)) for point in line.get_xydata()]
        for line in axes.lines
        if str(line.get_gid()).startswith("line-")
    ]
    return Drawn(names, lines)


def overlapping(drawn: Drawn, geometry: RadarGeometry) -> list[str]:
    faults = [
        f"{one} touches {other}"
        for one, other in combinations(range(len(drawn.names)), 2)
        if drawn.names[one].overlaps(drawn.names[other])
    ]
    return faults + [
        f"{number} touches the rim"
        for number, box in enumerate(drawn.names)
        if box.distance_from_centre() < geometry.radius + 2
    ]


@pytest.mark.parametrize("name", CHARTS)
def test_names_on_the_page_never_touch(name: str, in_browser: InBrowser) -> None:
    drawn = in_browser.pages[name]
    assert len(drawn.names) == len(CHARTS[name].labels)
    assert overlapping(drawn, radar_geometry(CHARTS[name])) == []


@pytest.mark.parametrize("name", CHARTS)
def test_names_in_the_picture_never_touch(name: str) -> None:
    geometry = radar_geometry(CHARTS[name])
    drawn = measure_picture(geometry)
    assert len(drawn.names) == len(CHARTS[name].labels)
    assert overlapping(drawn, geometry) == []


@pytest.mark.parametrize("name", CHARTS)
def test_names_fit_their_estimated_boxes_in_both_pens(name: str, in_browser: InBrowser) -> None:
    geometry = radar_geometry(CHARTS[name])
    drawn_names = [in_browser.pages[name].names, measure_picture(geometry).names]
    # The page groups its names by anchor, so they are matched by place and not by order.
    for names in drawn_names:
        for label in geometry.labels:
            middle = (label.box.left + label.box.right) / 2, (label.box.top + label.box.bottom) / 2
            drawn = min(
                names,
                key=lambda box: (
                    abs(box.left + box.right - 2 * middle[0])
                    + abs(box.top + box.bottom - 2 * middle[1])
                ),
            )
            assert drawn.left >= label.box.left - OVERHANG
            assert drawn.right <= label.box.right + OVERHANG
            assert drawn.top >= label.box.top - OVERHANG
            assert drawn.bottom <= label.box.bottom + OVERHANG


@pytest.mark.parametrize("name", CHARTS)
def test_both_pens_draw_the_same_points(name: str, in_browser: InBrowser) -> None:
    on_page = in_browser.pages[name].lines
    in_picture = measure_picture(radar_geometry(CHARTS[name])).lines
    assert len(on_page) == len(in_picture)
    for page_line, picture_line in zip(on_page, in_picture, strict=True):
        for page_point, picture_point in zip(page_line, picture_line, strict=False):
            assert page_point == pytest.approx(picture_point, abs=0.5)


def test_phone_shows_numbers_and_a_list_instead_of_names(in_browser: InBrowser) -> None:
    assert not in_browser.phone["names"]
    assert in_browser.phone["numbers"]
    assert in_browser.phone["list"]


def test_phone_radar_fills_the_width_without_scrolling(in_browser: InBrowser) -> None:
    assert not in_browser.phone["overflow"]
    assert in_browser.phone["share"] > 0.7


def test_page_radar_of_fourteen_themes_and_two_series_is_under_5_kb() -> None:
    assert len(drawing(draw_macro("radar", make_chart())).encode()) < 5_000


def test_page_radar_is_named_and_described_for_screen_readers() -> None:
    svg = ElementTree.fromstring(drawing(draw_macro("radar", make_chart())))
    assert svg.get("role") == "img"
    named = {part.get("id"): part.text for part in svg if part.tag in ("title", "desc")}
    assert svg.get("aria-labelledby") == " ".join(map(str, named))
    assert list(named.values()) == [
        "Results",
        radar_description(make_chart(), 240, in_english),
    ]


@pytest.mark.parametrize("macro", ["radar", "small_radar"])
def test_page_radar_has_no_inline_style_or_script(macro: str) -> None:
    page = draw_macro(macro, make_chart(GAPS, GROUPS, ALONE, GROUPS))
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", page)


def test_titles_are_escaped_on_the_page() -> None:
    page = draw_macro("radar", make_chart(ALONE, themes=("<b>", '"&', "c"), title="<script>"))
    assert "<script>" not in page
    assert "<b>" not in page


def test_legend_names_every_series_and_both_ends_of_the_scale() -> None:
    page = BeautifulSoup(draw_macro("radar", make_chart()), "html.parser")
    legend = [item.get_text() for item in page.select(".radar__legend li")]
    assert legend == [series.label for series in make_chart().series]
    ends = [item.get_text() for item in page.select(".radar__ends li")]
    assert ends == ["7 = very little room for improvement", "1 = a lot of room for improvement"]


def test_small_radar_has_neither_names_nor_numbers() -> None:
    assert "<text" not in draw_macro("small_radar", make_chart())
