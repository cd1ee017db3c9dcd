"""Results at 1,000, 100,000 and 1,000,000 responses: what is read must not grow with them.

The yardstick of each row is the same thing at 1,000 responses, in turns in the same run: the
profile worked out from the store and written as JSON, as `placeplan results` does; and, for a
signed-in officer through waitress, the results of an area, of all areas, and the first page of its
comments, all of them and one theme's. `benchmarks/responses.py` says how the responses are made.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from benchmarks.instances import SLUG, open_instance, survey_of
from benchmarks.measures import Measured, all_in_turns
from benchmarks.responses import instance_with
from benchmarks.sites import Visitor, visit
from placeplan.domain.surveys import Survey
from placeplan.formats.results import results_json
from placeplan.operations.profiles import get_profile
from placeplan.store.database import Database

SIZES, QUICK_SIZES = (1_000, 100_000, 1_000_000), (20, 60)
BAR = 1.3
AREA = "{area}"
PAGES = {
    "page of an area's results": f"/results/{SLUG}/{AREA}",
    "page of all areas": f"/results/{SLUG}",
    "page of comments, first": f"/evidence/{SLUG}/{AREA}",
    "page of one theme's comments": f"/evidence/{SLUG}/{AREA}?theme=moving_around&kind=good",
}


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """Each thing at each size, against the same at the first."""
    sizes = QUICK_SIZES if is_quick else SIZES
    with ExitStack() as stack:
        profiles: dict[int, Callable[[], object]] = {}
        visitors: dict[int, Visitor] = {}
        for size in sizes:
            instance = instance_with(folder / str(size), size)
            database = stack.enter_context(closing(open_instance(instance)))
            survey = survey_of(database)
            area_code = survey.areas[0].code
            assert size == sum(_responses(database, survey)), "kept counts are not all there"
            profiles[size] = _profile(database, survey, area_code)
            visitors[size] = stack.enter_context(visit("placeplan", instance))
            visitors[size].sign_in()
        repeats, times = (1, 1) if is_quick else (15, 4)
        found = _rows("profile and its JSON", profiles, repeats * 2, times=5)
        for name, path in PAGES.items():
            address = path.replace(AREA, area_code)
            asked = {size: _page(visitor, address) for size, visitor in visitors.items()}
            found += _rows(name, asked, repeats, times)
    return found


def _rows(
    name: str, works: dict[int, Callable[[], object]], repeats: int, times: int
) -> list[Measured]:
    medians = all_in_turns({str(size): work for size, work in works.items()}, repeats, times)
    first, *others = works
    return [
        Measured(f"{name}, {size:,}", medians[str(first)], medians[str(size)], BAR)
        for size in others
    ]


def _profile(database: Database, survey: Survey, area_code: str) -> Callable[[], object]:
    area = survey.area(area_code)
    return lambda: results_json(survey, area, get_profile(database, survey, area_code))


def _page(visitor: Visitor, address: str) -> Callable[[], object]:
    return lambda: visitor.get(address)


def _responses(database: Database, survey: Survey) -> list[int]:
    return [get_profile(database, survey, area.code).responses for area in survey.areas]
