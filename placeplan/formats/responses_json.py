"""Responses as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from placeplan.domain.surveys import Survey

RECORDS_IN_A_CHUNK = 500


def responses_json(records: Iterable[Mapping[str, Any]], survey: Survey) -> Iterator[bytes]:
    """A JSON document in chunks: the survey, its questionnaire and the responses in order.

    An answer of a response is `{"rating", "range", "good", "better"}`, of which only what was
    said is there; a theme that was left blank is not there at all.
    """
    heading = json.dumps({"survey": survey.slug, "questionnaire": survey.questionnaire.key})
    yield f'{heading[:-1]}, "responses": ['.encode()
    rest, between = iter(records), "\n"
    while chunk := list(islice(rest, RECORDS_IN_A_CHUNK)):
        written = (_written(record, survey.questionnaire.theme_keys) for record in chunk)
        yield (between + ",\n".join(written)).encode()
        between = ",\n"
    yield b"\n]}\n"


def _written(record: Mapping[str, Any], theme_keys: tuple[str, ...]) -> str:
    answers = record["answers"]
    in_order = {key: _answer(*answers[key]) for key in theme_keys if key in answers}
    return json.dumps({**record, "answers": in_order}, ensure_ascii=False)


def _answer(mark: str, good: str, better: str) -> dict[str, Any]:
    said: dict[str, Any] = {"good": good, "better": better}
    if "-" in mark:
        said = {"range": [int(point) for point in mark.split("-")]} | said
    elif mark:
        said = {"rating": int(mark) if mark.isdigit() else mark} | said
    return {name: value for name, value in said.items() if value}
