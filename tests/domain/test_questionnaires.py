"""Questionnaires come back from their data, and every fault is named by its key path."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from placeplan.domain.faults import Refused
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from tests.factories import ADULTS
from tests.strategies import questionnaires

Content = dict[str, Any]
GOOD = questionnaire_as_mapping(replace(ADULTS, translations=()))


@given(questionnaires())
def test_a_questionnaire_comes_back_from_its_data(edition: Questionnaire) -> None:
    content = json.loads(json.dumps(questionnaire_as_mapping(edition)))
    assert questionnaire_from_mapping(content) == edition


@given(questionnaires())
def test_a_questionnaire_knows_its_themes_and_points(edition: Questionnaire) -> None:
    assert [edition.theme(key) for key in edition.theme_keys] == list(edition.themes)
    with pytest.raises(KeyError):
        edition.theme("not one of them")
    scale = edition.scale
    assert [point for point in range(-1, 12) if scale.has(point)] == list(scale.points)
    assert not scale.has(True)
    assert not scale.has(float(scale.lowest))


def put(*path: Any, value: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        place: Any = content
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def drop(*path: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        place: Any = content
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


EVEN = GOOD["scale"] | {"highest": 6}
EVEN_MIDDLE = "scale.middle_means"

FAULTS: list[tuple[Callable[[Content], None], str, str]] = [
    (drop("key"), "text_missing", "key"),
    (put("key", value="Adults 2"), "slug_characters", "key"),
    (put("title", value="  "), "text_missing", "title"),
    (put("audience", value=7), "text_missing", "audience"),
    (drop("language"), "text_missing", "language"),
    (drop("credit"), "text_missing", "credit"),
    (put("version", value="1"), "whole_number_missing", "version"),
    (put("version", value=True), "whole_number_missing", "version"),
    (put("version", value=-1), "whole_number_missing", "version"),
    (put("version", value=10**30), "whole_number_missing", "version"),
    (put("scale", "lowest", value=1.0), "whole_number_missing", "scale.lowest"),
    (put("scale", "lowest", value=0), "scale_impossible", "scale.highest"),
    (put("scale", "highest", value=1), "scale_impossible", "scale.highest"),
    (put("scale", "highest", value=10), "scale_impossible", "scale.highest"),
    (drop("scale", "lowest_means"), "text_missing", "scale.lowest_means"),
    (drop("scale", "highest_means"), "text_missing", "scale.highest_means"),
    (put("scale", "need_at_most", value="low"), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value=float("inf")), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value=float("nan")), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value="1e999999999"), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value="1/0"), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value=True), "number_missing", "scale.need_at_most"),
    (put("scale", "need_at_most", value="5.0"), "thresholds_out_of_order", "scale.need_at_most"),
    (put("scale", "need_at_most", value="0.5"), "thresholds_out_of_order", "scale.need_at_most"),
    (
        put("scale", "strength_at_least", value="7.1"),
        "thresholds_out_of_order",
        "scale.need_at_most",
    ),
    (put("scale", value=7), "table_missing", "scale"),
    (drop("themes"), "table_missing", "themes"),
    (put("themes", value=["moving_around"] * 3), "table_missing", "themes"),
    (put("themes", value=GOOD["themes"][:2]), "too_few_themes", "themes"),
    (put("themes", 2, "key", value="moving_around"), "key_repeated", "themes[3].key"),
    (put("themes", 2, "key", value="Moving"), "key_characters", "themes[3].key"),
    (drop("themes", 0, "key"), "text_missing", "themes[1].key"),
    (drop("themes", 2, "title"), "text_missing", "themes[3].title"),
    (drop("themes", 13, "question"), "text_missing", "themes[14].question"),
    (put("themes", 0, "prompts", value="Why?"), "texts_missing", "themes[1].prompts"),
    (put("themes", 0, "prompts", value=["Why?", ""]), "texts_missing", "themes[1].prompts"),
    (put("themes", 0, "prompts", value=["Why?"] * 8), "prompt_count", "themes[1].prompts"),
    (put("themes", value=GOOD["themes"] * 3), "too_many_themes", "themes"),
    (put("themes", 0, "title", value="Long " * 20), "text_too_long", "themes[1].title"),
    (put("themes", 0, "prompts", value=["Why " * 300]), "text_too_long", "themes[1].prompts"),
    (put("presentation", value="huge"), "not_in_list", "presentation"),
    (put("helpline", value="yes"), "yes_or_no_missing", "helpline"),
    (put("helpline", value=1), "yes_or_no_missing", "helpline"),
    (put("scale", "faces", value=True), "faces_without_words", "scale.faces"),
    (put("scale", "middle_means", value=" "), "text_missing", "scale.middle_means"),
    (put("scale", value=EVEN | {"middle_means": "so"}), "scale_without_middle", EVEN_MIDDLE),
    (put("themes", 2, "key", value="ask_area"), "theme_key_reserved", "themes[3].key"),
    (put("titel", value="Mine"), "name_unknown", "titel"),
    (put("scale", "low", value=1), "name_unknown", "scale.low"),
    (put("themes", 4, "prompt", value="Why?"), "name_unknown", "themes[5].prompt"),
]


@pytest.mark.parametrize(("change", "code", "path"), FAULTS)
def test_a_fault_is_named_by_its_key_path(
    change: Callable[[Content], None], code: str, path: str
) -> None:
    content = copy.deepcopy(GOOD)
    change(content)
    with pytest.raises(Refused) as refused:
        questionnaire_from_mapping(content)
    assert (code, path) in {(fault.code, fault.field) for fault in refused.value.faults}


def test_every_fault_is_listed_at_once() -> None:
    with pytest.raises(Refused) as refused:
        questionnaire_from_mapping({})
    assert {fault.field for fault in refused.value.faults} >= {
        *("key", "version", "title", "audience", "language", "credit", "scale", "themes"),
        *("scale.lowest", "scale.highest", "scale.lowest_means", "scale.need_at_most"),
    }


def test_two_themes_without_a_key_are_not_called_a_repeat() -> None:
    content = copy.deepcopy(GOOD)
    del content["themes"][0]["key"], content["themes"][1]["key"]
    with pytest.raises(Refused) as refused:
        questionnaire_from_mapping(content)
    assert {fault.code for fault in refused.value.faults} == {"text_missing"}


@pytest.mark.parametrize("written", ["3.5", "7/2", 3.5])
def test_a_threshold_is_exact_however_it_is_written(written: str | float) -> None:
    content = copy.deepcopy(GOOD)
    content["scale"]["need_at_most"] = written
    assert questionnaire_from_mapping(content).scale.need_at_most == Fraction(7, 2)


@pytest.mark.parametrize("words", [{}, {"middle_means": "so-so"}])
def test_faces_need_three_points_and_words_for_each(words: Content) -> None:
    content = copy.deepcopy(GOOD)
    content["scale"] |= {"highest": 3, "strength_at_least": "2.5", "need_at_most": "1.5"}
    content["scale"] |= {"faces": True} | words
    if words:
        assert questionnaire_from_mapping(content).scale.has_faces
    else:
        with pytest.raises(Refused, match="faces_without_words"):
            questionnaire_from_mapping(content)


def test_what_an_edition_does_not_use_is_not_in_its_data() -> None:
    assert {"presentation", "helpline"} & set(GOOD) == set()
    assert {"faces", "middle_means"} & set(GOOD["scale"]) == set()


def test_points_are_called_by_their_words() -> None:
    scale = ADULTS.scale
    assert scale.meaning(1) == scale.lowest_means
    assert scale.meaning(7) == scale.highest_means
    assert scale.meaning(4) == ""
    assert replace(scale, middle_means="so-so").meaning(4) == "so-so"
