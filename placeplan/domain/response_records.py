"""A response as plain data, for files, fingerprints and the history of corrections."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from placeplan.domain.responses import Response, answer_from_mark
from placeplan.domain.surveys import Survey

CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
KEY_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "placeplan:responses")


def record_of(response: Response) -> dict[str, Any]:
    """The response as plain data; `response_from_record` gives it back unchanged."""
    return {
        "response_key": response.key,
        "area": response.area_code,
        "place": response.place_key,
        "channel": response.channel,
        "form": response.form,
        "people": response.people,
        "workshop": response.workshop_key,
        "collected_on": response.collected_on.isoformat(),
        "answers": {
            key: [mark, answer.good, answer.better]
            for key, answer in response.answers.items()
            if (mark := answer.mark) or answer.good or answer.better
        },
        "priorities": list(response.priorities),
        "assets": response.assets,
        "actions": response.actions,
        "age_band": response.age_band,
        "connection": list(response.connections),
    }


def response_from_record(record: Mapping[str, Any], survey: Survey) -> Response:
    """The response that a record stands for; raises `Refused` when it cannot be one."""
    return Response(
        key=record["response_key"],
        survey=survey,
        area_code=record["area"],
        place_key=record["place"],
        channel=record["channel"],
        form=record["form"],
        people=record["people"],
        workshop_key=record["workshop"],
        collected_on=date.fromisoformat(record["collected_on"]),
        answers={key: answer_from_mark(*said) for key, said in record["answers"].items()},
        priorities=tuple(record["priorities"]),
        assets=record["assets"],
        actions=record["actions"],
        age_band=record["age_band"],
        connections=tuple(record["connection"]),
    )


def canonical_row(response: Response) -> str:
    """What a response says, without its key, as one text that is the same for the same content."""
    record = record_of(response)
    del record["response_key"]
    return CANONICAL.encode(record)


def fingerprint(response: Response) -> str:
    """A hash of the survey and of all that the response says but its key."""
    return row_fingerprint(response.survey.slug, canonical_row(response))


def record_fingerprint(survey_slug: str, record: Mapping[str, Any]) -> str:
    """`fingerprint` of the response that a record stands for."""
    content = {name: value for name, value in record.items() if name != "response_key"}
    return row_fingerprint(survey_slug, CANONICAL.encode(content))


def row_fingerprint(survey_slug: str, row: str) -> str:
    """`fingerprint` of the response with this `canonical_row`."""
    return hashlib.sha256(f"{survey_slug}\n{row}".encode()).hexdigest()


def row_key(survey_slug: str, row: str, ordinal: int) -> str:
    """The key of a response that came without one: the same for the same file, every time.

    `row` is its `canonical_row` and `ordinal` its place, from 1, among identical rows of the file.
    """
    return str(uuid.uuid5(KEY_NAMESPACE, f"{survey_slug}\n{row}\n{ordinal}"))


def tool_key(survey_slug: str, source: str, number: str) -> str:
    """The key of a response that another tool numbered: the same each time it is taken in.

    `source` keeps the numbers of two tools apart; empty where there is one.
    """
    # no canonical row begins so: it is JSON
    return str(uuid.uuid5(KEY_NAMESPACE, f"{survey_slug}\ntool {source}\n{number}"))
