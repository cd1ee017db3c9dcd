"""What the shipped texts must be: no word we do not say, the areas and the demonstration."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "placeplan"
DEMONSTRATION = PACKAGE / "operations" / "demonstration"
EDITIONS = sorted((PACKAGE / "questionnaires").glob("*.toml"))
DEMONSTRATION_FILES = ("comments", "partners", "plan", "surveys")
SHIPPED_TOML = (*EDITIONS, *(DEMONSTRATION / f"{name}.toml" for name in DEMONSTRATION_FILES))
TITLES = {
    "moving_around": "Moving around",
    "public_transport": "Public transport",
    "traffic_and_parking": "Traffic and parking",
    "streets_and_spaces": "Streets and spaces",
    "natural_space": "Natural space",
    "play_and_recreation": "Play and recreation",
    "facilities_and_services": "Facilities and services",
    "work_and_local_economy": "Work and local economy",
    "housing_and_community": "Housing and community",
    "social_interaction": "Social interaction",
    "identity_and_belonging": "Identity and belonging",
    "feeling_safe": "Feeling safe",
    "care_and_maintenance": "Care and maintenance",
    "influence_and_sense_of_control": "Influence and sense of control",
}
BANNED = re.compile(r"\b(submit\w*|invalid\w*|users?)\b", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+")


def read_toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def demonstration(name: str) -> dict[str, Any]:
    return read_toml(DEMONSTRATION / f"{name}.toml")


def read_rows(name: str) -> list[dict[str, str]]:
    with (PACKAGE / "areas" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def all_listings() -> list[dict[str, Any]]:
    partners = demonstration("partners")["partners"]
    return [item for partner in partners for item in partner["listings"]]


def comment_texts() -> list[str]:
    return [
        comment["text"]
        for theme in demonstration("comments")["themes"].values()
        for side in ("good", "better")
        for comment in theme[side]
    ]


AREA_CODES = {row["code"] for row in read_rows("northern_ireland.csv")}


@pytest.mark.parametrize("path", SHIPPED_TOML, ids=lambda path: path.stem)
def test_no_text_uses_a_word_we_do_not_say(path: Path) -> None:
    found = [text for text in texts_in(read_toml(path)) if BANNED.search(text)]
    assert not found, "say it in plain words instead"


@pytest.mark.parametrize("path", SHIPPED_TOML, ids=lambda path: path.stem)
def test_every_email_address_is_an_example(path: Path) -> None:
    addresses = EMAIL.findall(path.read_text(encoding="utf-8"))
    assert all(address.rstrip(".").endswith("@example.org") for address in addresses)


@pytest.mark.parametrize("name", DEMONSTRATION_FILES)
def test_demonstration_file_begins_by_saying_that_it_is_made_up(name: str) -> None:
    first = (DEMONSTRATION / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Made up for demonstration.")


def test_areas_are_the_eighty_of_the_eleven_councils() -> None:
    rows = read_rows("northern_ireland.csv")
    assert len(rows) == len(AREA_CODES) == 80
    assert len({(row["council_code"], row["council_name"]) for row in rows}) == 11
    assert sum(int(row["seats"]) for row in rows) == 462


def test_places_lie_in_known_areas_and_have_keys_of_their_own() -> None:
    places = read_rows("places.csv")
    assert {row["area_code"] for row in places} == {"N10000707", "N10000701"} <= AREA_CODES
    assert len({row["key"] for row in places}) == len(places)
    assert {row["kind"] for row in places} == {"urban", "rural"}


def test_each_theme_has_comments_for_every_leaning() -> None:
    themes = demonstration("comments")["themes"]
    assert list(themes) == list(TITLES)
    for key, theme in themes.items():
        for side in ("good", "better"):
            leanings = Counter(comment["leaning"] for comment in theme[side])
            assert leanings.total() >= 14, (key, side)
            assert set(leanings) == {"low", "middle", "high"}, (key, side)
            assert len(theme["notes"][side]) >= 3, (key, side)


def test_comments_vary_as_peoples_do() -> None:
    texts = comment_texts()
    assert len(set(texts)) == len(texts)
    assert any(len(text.split()) <= 3 for text in texts)
    assert any(len(text.split()) >= 80 for text in texts)
    assert any("'" in text for text in texts)
    assert any(max(text) > "\uffff" for text in texts), "an emoji is missing"
    assert any(text.startswith('"') for text in texts)
    assert any(text.startswith("'") for text in texts)
    assert any("\n" in text for text in texts)


def test_assets_and_actions_are_many_and_name_known_themes() -> None:
    comments = demonstration("comments")
    assert len(comments["assets"]) >= 20
    assert len(comments["actions"]) >= 25
    assert {item["theme"] for item in comments["assets"] + comments["actions"]} <= set(TITLES)


def test_some_forty_listings_come_from_a_dozen_partners() -> None:
    assert len(demonstration("partners")["partners"]) == 12
    names = [item["name"] for item in all_listings()]
    assert 38 <= len(set(names)) == len(names) <= 45


def test_no_partner_can_be_taken_for_a_real_body() -> None:
    partners = demonstration("partners")["partners"]
    said = [name for partner in partners for name in (partner["name"], *partner["aliases"])]
    assert all("demo" in name for name in said)
    assert len({name.casefold() for name in said}) == len(said)


def test_listings_use_known_words_areas_and_themes() -> None:
    outcomes = {outcome["title"] for outcome in demonstration("plan")["outcomes"]}
    for item in all_listings():
        assert item["kind"] in {"service", "programme", "plan"}, item["name"]
        assert item["heading"] in {"social", "physical", "economic"}, item["name"]
        assert item["areas"] == ["all"] or set(item["areas"]) <= AREA_CODES, item["name"]
        assert 1 <= len(item["themes"]) <= 3, item["name"]
        assert set(item["themes"]) <= set(TITLES), item["name"]
        assert item["outcome"] in outcomes, item["name"]


def test_listings_run_forwards_and_some_have_ended() -> None:
    ended = []
    for item in all_listings():
        starts_on = date.fromisoformat(item["starts_on"])
        ends_on = date.fromisoformat(item["ends_on"]) if item["ends_on"] else date.max
        assert starts_on <= ends_on, item["name"]
        assert date.fromisoformat(item["last_checked_on"]).year >= 2025, item["name"]
        ended.append(ends_on < date(2026, 11, 1))
    assert True in ended
    assert False in ended


def test_plan_rests_on_partners_outcomes_and_themes_that_exist() -> None:
    content = demonstration("plan")
    partners = {partner["name"] for partner in demonstration("partners")["partners"]}
    outcomes = {outcome["title"] for outcome in content["outcomes"]}
    plan = content["plan"]
    assert plan["area"] in AREA_CODES
    assert plan["surveys"] == [demonstration("surveys")["survey"]["slug"]]
    assert {finding["theme"] for finding in plan["assets"] + plan["issues"]} <= set(TITLES)
    for issue in plan["issues"]:
        for action in issue["actions"]:
            assert {action["lead"], *action["partners"]} - {""} <= partners, action["title"]
            assert action["outcome"] in outcomes, action["title"]
            assert bool(action["lead_reason"]) == (action["lead_state"] == "declined")
            assert action["lead"] or action["lead_state"] == "suggested", action["title"]


def test_survey_profiles_name_known_areas_themes_and_places() -> None:
    content = demonstration("surveys")
    places = {(row["area_code"], row["key"]) for row in read_rows("places.csv")}
    assert set(content["profile"]) == set(content["survey"]["areas"]) <= AREA_CODES
    for profile in content["profile"].values():
        assert list(profile) == list(TITLES)
    named = {(code, key) for code, shares in content["places"].items() for key in shares}
    assert named == places
    for key, profile in content["place_profile"].items():
        assert key in {place_key for _, place_key in places}
        assert set(profile) <= set(TITLES)


def test_workshop_groups_add_up_to_the_people_who_came() -> None:
    for workshop in demonstration("surveys")["workshops"]:
        assert sum(workshop["groups"]) == workshop["people"], workshop["key"]
        assert set(workshop["differs"]) <= set(TITLES), workshop["key"]
        for spread in workshop["ranges"]:
            assert 1 <= spread["group"] <= len(workshop["groups"]), workshop["key"]
            assert spread["theme"] in TITLES, workshop["key"]
            assert 1 <= spread["low"] < spread["high"] <= 7, workshop["key"]
