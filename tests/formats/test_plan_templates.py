"""A council's Word file that is damaged is refused, or does after all; it is never a failure."""

from contextlib import suppress
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.formats.plan_templates import check_plan_template


def sound_template() -> bytes:
    saved = BytesIO()
    Document().save(saved)
    return saved.getvalue()


SOUND = sound_template()
DAMAGES = st.lists(
    st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6
)


@given(DAMAGES)
@settings(max_examples=200)
def test_a_damaged_template_is_never_a_failure(damages: list[tuple[int, int]]) -> None:
    content = bytearray(SOUND)
    for position, letter in damages:
        content[position] = letter
    with suppress(Refused):
        check_plan_template(bytes(content))
