"""What a resident has begun and not sent: kept step by step, then made into a response."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from placeplan.domain.responses import (
    AGE_BANDS,
    BLANK,
    CONNECTIONS,
    AgeBand,
    Answer,
    Connection,
    Response,
    answer_from_mark,
)
from placeplan.domain.surveys import Survey

NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making. `key` is the key its response will have.

    `reached` is the step that was saved last, as the pages name it; empty before the first.
    `is_short` when the themes are rated on one page, not on a page each.
    """

    key: str
    area_code: str = ""
    place_key: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)
    priorities: tuple[str, ...] = ()
    assets: str = ""
    actions: str = ""
    age_band: AgeBand = ""
    connections: tuple[Connection, ...] = ()
    reached: str = ""
    is_short: bool = False

    def answer(self, theme_key: str) -> Answer:
        """What was said of a theme so far; blank when nothing was."""
        return self.answers.get(theme_key, BLANK)


def draft_content(draft: Draft) -> dict[str, Any]:
    """The draft as plain data, without its key; `draft_from_content` gives it back."""
    return {
        "area": draft.area_code,
        "place": draft.place_key,
        "answers": {
            key: [answer.mark, answer.good, answer.better]
            for key, answer in draft.answers.items()
            if not answer.is_empty
        },
        "priorities": list(draft.priorities),
        "assets": draft.assets,
        "actions": draft.actions,
        "age_band": draft.age_band,
        "connection": list(draft.connections),
        "reached": draft.reached,
        "is_short": draft.is_short,
    }


def draft_from_content(key: str, content: Mapping[str, Any], survey: Survey) -> Draft:
    """The draft that was kept, without what the survey no longer asks or offers."""
    themes = survey.questionnaire.themes_by_key
    area = content.get("area", "")
    if area not in survey.area_codes:
        area = ""
    place = content.get("place", "")
    return Draft(
        key=key,
        area_code=area,
        place_key=place if (area, place) in survey.place_keys else "",
        answers={
            theme_key: answer_from_mark(*said)
            for theme_key, said in content.get("answers", {}).items()
            if theme_key in themes
        },
        priorities=tuple(key for key in content.get("priorities", ()) if key in themes),
        assets=content.get("assets", ""),
        actions=content.get("actions", ""),
        age_band=next((band for band in AGE_BANDS if band == content.get("age_band")), ""),
        connections=tuple(each for each in CONNECTIONS if each in content.get("connection", ())),
        reached=content.get("reached", ""),
        is_short=content.get("is_short", False),
    )


def response_from_draft(draft: Draft, survey: Survey, on: date) -> Response:
    """The response a draft becomes when it is sent on this day.

    Raises `Refused` when it cannot be one, such as when nothing was answered.
    """
    return Response(
        key=draft.key,
        survey=survey,
        area_code=draft.area_code,
        place_key=draft.place_key,
        channel="online",
        form="individual",
        collected_on=on,
        answers=draft.answers,
        priorities=draft.priorities,
        assets=draft.assets,
        actions=draft.actions,
        age_band=draft.age_band,
        connections=draft.connections,
    )
