"""The rules of the radar's geometry."""

from dataclasses import replace
from itertools import combinations
from math import atan2, degrees, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.colours import WHITE, contrast
from placeplan.domain.radar import (
    RadarChart,
    RadarGeometry,
    RadarSeries,
    radar_geometry,
    scale_points,
)
from placeplan.domain.radar_labels import Point, text_width, wrap_title
from placeplan.domain.radar_styles import STYLES, WALL_STYLES, RadarStyle, WallStyle

RIM = 200.0

titles = st.lists(
    st.text(alphabet="abcdefgh WMil ", min_size=1, max_size=60), min_size=3, max_size=32
)
values = st.one_of(st.none(), st.floats(min_value=1, max_value=7))


def make_chart(
    *series: tuple[float | None, ...],
    lowest: int = 1,
    highest: int = 7,
    labels: tuple[str, ...] = (),
) -> RadarChart:
    given_labels = labels or tuple(f"Theme {number}" for number in range(1, len(series[0]) + 1))
    return RadarChart(
        title="What people told us",
        labels=given_labels,
        lowest=lowest,
        highest=highest,
        lowest_means="a lot of room for improvement",
        highest_means="very little room for improvement",
        series=tuple(
            RadarSeries(f"Series {number}", series_values)
            for number, series_values in enumerate(series, start=1)
        ),
    )


def make_ground(count: int, lowest: int = 1, highest: int = 7) -> RadarChart:
    values = (float(lowest),) * count
    return replace(make_chart(values, lowest=lowest, highest=highest), series=())


def from_centre(point: Point) -> float:
    return hypot(point.x, point.y)


def clockwise_degrees(point: Point) -> float:
    return degrees(atan2(point.x, -point.y)) % 360


def test_first_theme_is_at_twelve_o_clock_and_the_others_follow_clockwise() -> None:
    geometry = radar_geometry(make_chart((7.0, 7.0, 7.0, 7.0)))
    assert geometry.spokes == (Point(0, -RIM), Point(RIM, 0), Point(0, RIM), Point(-RIM, 0))
    assert geometry.shapes[0].points == geometry.spokes


def test_each_point_of_the_scale_has_one_ring_evenly_spaced_up_to_the_rim() -> None:
    rings = radar_geometry(make_chart((4.0,) * 14)).rings
    assert [ring.value for ring in rings] == [1, 2, 3, 4, 5, 6, 7]
    assert [ring.radius for ring in rings] == [
        pytest.approx(RIM * value / 7, abs=0.1) for value in range(1, 8)
    ]


def test_childrens_scale_has_three_rings() -> None:
    rings = radar_geometry(make_chart((1.0, 2.0, 3.0), highest=3)).rings
    assert [ring.value for ring in rings] == [1, 2, 3]
    assert rings[-1].radius == RIM


@given(st.lists(values, min_size=3, max_size=20))
def test_every_value_lies_on_its_own_ring_and_spoke(series: list[float | None]) -> None:
    geometry = radar_geometry(make_chart(tuple(series)))
    for index, (value, point) in enumerate(zip(series, geometry.shapes[0].points, strict=True)):
        if value is None:
            assert point is None
        else:
            assert point is not None
            assert from_centre(point) == pytest.approx(RIM * value / 7, abs=0.1)
            turn = clockwise_degrees(point) - 360 * index / len(series)
            assert min(turn % 360, -turn % 360) < 0.5


@given(st.lists(values, min_size=3, max_size=20))
def test_runs_hold_every_value_once_and_never_cross_a_gap(series: list[float | None]) -> None:
    shape = radar_geometry(make_chart(tuple(series))).shapes[0]
    drawn = [point for segment in shape.segments for point in segment.points]
    assert sorted(drawn) == sorted(shape.markers)
    gaps = series.count(None)
    assert all(segment.is_closed for segment in shape.segments) == (
        gaps == 0 or gaps == len(series)
    )
    places = {point: place for place, point in enumerate(shape.points) if point is not None}
    for segment in shape.segments:
        for before, after in zip(segment.points, segment.points[1:], strict=False):
            assert (places[after] - places[before]) % len(series) == 1


def test_missing_value_is_a_gap_and_not_a_zero() -> None:
    shape = radar_geometry(make_chart((4.0, None, 4.0, 4.0, 4.0))).shapes[0]
    (segment,) = shape.segments
    assert not segment.is_closed
    assert len(segment.points) == 4
    assert Point(0, 0) not in segment.points
    assert segment.points[0] == shape.points[2]


def test_series_without_any_value_draws_nothing() -> None:
    shape = radar_geometry(make_chart((None, None, None))).shapes[0]
    assert shape.segments == shape.areas == shape.markers == ()


def test_only_the_first_series_is_filled() -> None:
    geometry = radar_geometry(make_chart((4.0,) * 5, (5.0,) * 5, (3.0,) * 5, (2.0,) * 5))
    assert [len(shape.areas) for shape in geometry.shapes] == [1, 0, 0, 0]


def test_series_are_told_apart_by_line_and_by_marker_and_by_colour() -> None:
    for name in ("dash", "dashes", "marker", "colour"):
        assert len({getattr(style, name) for style in STYLES}) == 4


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.dash)
def test_series_colour_has_a_contrast_of_three_to_one_on_white(style: RadarStyle) -> None:
    assert contrast(style.colour, WHITE) >= 3


def test_shapes_on_the_wall_are_told_apart_by_line_and_by_marker_and_by_colour() -> None:
    for name in ("outline", "dashes", "colour"):
        assert len({getattr(style, name) for style in WALL_STYLES}) == len(WALL_STYLES) == 8


@pytest.mark.parametrize("style", WALL_STYLES, ids=lambda style: style.colour)
def test_a_white_number_can_be_read_on_every_marker_of_the_wall(style: WallStyle) -> None:
    assert contrast(style.colour, WHITE) >= 4.5


@given(
    st.integers(min_value=3, max_value=20),
    st.sampled_from([(1, 7), (1, 3), (0, 10)]),
    st.integers(min_value=0),
)
def test_points_of_the_scale_are_where_the_radar_puts_the_same_values(
    count: int, scale: tuple[int, int], turn: int
) -> None:
    lowest, highest = scale
    points = scale_points(make_ground(count, lowest, highest))
    span = highest - lowest + 1
    places = [(index + turn) % span for index in range(count)]
    values = tuple(float(lowest + place) for place in places)
    shape = radar_geometry(make_chart(values, lowest=lowest, highest=highest)).shapes[0]
    assert shape.points == tuple(points[index][place] for index, place in enumerate(places))


def test_a_radar_without_series_has_its_rings_spokes_and_labels() -> None:
    ground = radar_geometry(make_ground(14))
    drawn = radar_geometry(make_chart((4.0,) * 14))
    assert ground.shapes == ()
    assert (ground.spokes, ground.labels, ground.frame) == (drawn.spokes, drawn.labels, drawn.frame)
    assert [ring.radius for ring in ground.rings] == [ring.radius for ring in drawn.rings]


def test_ring_numbers_stand_halfway_between_two_spokes() -> None:
    rings = radar_geometry(make_chart((4.0,) * 14)).rings
    half_turns = {round(clockwise_degrees(ring.number_at) * 28 / 360, 1) for ring in rings[2:]}
    assert len(half_turns) == 1
    assert half_turns.pop() % 2 == pytest.approx(1, abs=0.1)


def test_ring_numbers_keep_away_from_lines_where_a_gap_is_free() -> None:
    geometry = radar_geometry(make_chart((4.0, 4.0, 2.0, 1.0, 6.0, 5.0)))
    points = geometry.shapes[0].markers
    for ring in geometry.rings:
        for start, end in zip(points, (*points[1:], points[0]), strict=True):
            assert ring.number_at.distance_from_line(start, end) >= 9


def assert_labels_are_clear(geometry: RadarGeometry) -> None:
    boxes = [label.box for label in geometry.labels]
    for box in boxes:
        assert box.distance_from_centre() >= RIM + 5
        assert geometry.frame.left <= box.left <= box.right <= geometry.frame.right
        assert geometry.frame.top <= box.top <= box.bottom <= geometry.frame.bottom
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)


@given(titles)
def test_labels_never_touch_each_other_or_the_rim(labels: list[str]) -> None:
    assert_labels_are_clear(radar_geometry(make_chart((4.0,) * len(labels), labels=tuple(labels))))


@pytest.mark.parametrize("count", [3, 4, 5, 6, 8, 14, 15, 24, 60])
def test_long_titles_never_touch_at_any_number_of_themes(count: int) -> None:
    labels = tuple(f"A title that is rather longer than most, number {n}" for n in range(count))
    assert_labels_are_clear(radar_geometry(make_chart((4.0,) * count, labels=labels)))


@given(st.text(max_size=80))
def test_wrapping_keeps_every_word_and_takes_at_most_two_lines(title: str) -> None:
    lines = wrap_title(title)
    assert len(lines) <= 2
    assert " ".join(lines).split() == title.split()


def test_title_is_wrapped_into_even_lines() -> None:
    assert wrap_title("Influence and sense of control") == ("Influence and", "sense of control")
    assert wrap_title("Feeling safe") == ("Feeling safe",)


def test_accents_add_no_width() -> None:
    assert text_width("Éire", 10) == text_width("Eire", 10)


def test_names_stand_away_from_their_anchor() -> None:
    labels = radar_geometry(make_chart((4.0,) * 4)).labels
    assert [label.anchor for label in labels] == ["middle", "start", "middle", "end"]


@pytest.mark.parametrize(
    "chart",
    [
        {"series": ((1.0, 2.0),)},
        {"series": ((1.0, 2.0, 8.0),)},
        {"series": ((0.9, 2.0, 3.0),)},
        {"series": ((float("nan"), 2.0, 3.0),)},
        {"series": ((1.0, 2.0, 3.0), (1.0, 2.0))},
        {"series": ((1.0, 2.0, 3.0),) * 5},
    ],
)
def test_chart_that_cannot_be_drawn_is_refused(
    chart: dict[str, tuple[tuple[float, ...], ...]],
) -> None:
    with pytest.raises(ValueError):
        make_chart(*chart["series"])
