"""The comments of an area: their grid, what may be done from it, and what it never shows."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.findings import Finding
from placeplan.domain.responses import Answer
from placeplan.domain.tags import Tag
from placeplan.store.accounts import add_account, list_accounts, set_named_contact
from placeplan.store.comment_reviews import redact_words, set_comment_state
from placeplan.store.database import Database, writing
from placeplan.store.finding_evidence import add_support, set_quoted
from placeplan.store.findings import add_finding
from placeplan.store.plan_editions import withhold_edition
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey
from placeplan.store.tags import add_tag, list_tags
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_group_response, make_response
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.store.stocked import stock

EVIDENCE = f"/evidence/your-place/{LISBURN_SOUTH.code}"
Change = Callable[..., TestResponse]


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    survey = stock(database)
    with writing(database):
        contact = add_account(database, email="pat@example.org", name="Pat", role=Role.OFFICER)
        set_named_contact(database, contact.id, True)
        for number in range(60):
            answers = {
                "moving_around": Answer(rating=3, better=f"Path {number} is <b>broken</b>"),
                "feeling_safe": Answer(good="Neighbours" if number < 5 else ""),
            }
            actions = "Mend it" if number == 0 else ""
            age = "65_plus" if number < 4 else "40_64" if number < 20 else "25_39"
            response = make_response(survey, answers=answers, actions=actions, age_band=age)
            add_response(database, response)
    return client_as(Role.OFFICER)


@pytest.fixture
def change(officer: PageClient) -> Change:
    """`change(action="tag", …)`: what the grid sends, with the page's token."""
    desk = officer.page(EVIDENCE).select_one("[data-desk]")
    assert desk is not None

    def post(**sent: Any) -> TestResponse:
        headers = {"X-CSRFToken": str(desk["data-token"])}
        return officer.post("/evidence/changes", json=sent, headers=headers)

    return post


def quotes(client: PageClient, query: str = "") -> list[str]:
    return [tag.get_text() for tag in client.page(EVIDENCE + query).select("[data-text]")]


def test_fifty_comments_stand_on_a_page_and_the_rest_on_the_next(officer: PageClient) -> None:
    page = officer.page(EVIDENCE)
    older = page.select_one("[data-older]")
    assert older is not None and page.select_one("[data-newer]") is None
    first = quotes(officer)
    rest = officer.page(str(older["href"]))
    second = [tag.get_text() for tag in rest.select("[data-text]")]
    assert (len(first), len(second)) == (50, 16)
    assert not set(first[:-5]) & set(second)
    assert first[0] == "Path 59 is <b>broken</b>"
    assert "66 comments." in text_of(officer.get(EVIDENCE))
    tab = page.select_one(".tabs [aria-current=page]")
    assert tab is not None and tab.get_text() == "Comments"
    newer = rest.select_one("[data-newer]")
    assert newer is not None
    back = officer.page(str(newer["href"]))
    assert [tag.get_text() for tag in back.select("[data-text]")] == first


def test_the_rows_of_the_grid_are_headed_by_their_numbers(officer: PageClient) -> None:
    rows = officer.page(EVIDENCE).select("[data-comment]")
    headers = [[each.get_text() for each in row.select("th[scope=row]")] for row in rows]
    assert headers == [[f"Comment {row['data-comment']}"] for row in rows]


def test_what_people_wrote_is_shown_as_text(officer: PageClient) -> None:
    assert read(officer.get(EVIDENCE)).find("b") is None


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?theme=feeling_safe", 5),
        ("?kind=actions", 1),
        ("?theme=moving_around&kind=good", 0),
        ("?text=path+59", 1),
        ("?text=paths+breaks", 0),
        ("?text=neighbour", 5),
        ("?text=mending", 1),
        ("?text=%22is+path%22", 0),
        ("?text=%22path+7%22", 1),
        ("?text=%25", 0),
        ("?text=AND+OR+NOT+(%22*^:", 0),
        ("?theme=nowhere", 0),
        ("?state=may_be_quoted", 0),
        ("?tag=none&kind=actions", 1),
        ("?tag=99", 0),
        ("?rating=3&kind=good", 0),
        ("?form=group", 0),
        ("?age_band=25_39", 40),
    ],
)
def test_comments_are_filtered_in_the_address(officer: PageClient, query: str, count: int) -> None:
    assert len(quotes(officer, query)) == count


def test_matched_words_are_marked(officer: PageClient) -> None:
    marks = officer.page(f"{EVIDENCE}?text=paths+59").select("[data-text] mark")
    assert [mark.get_text() for mark in marks] == ["Path", "59"]


def test_pages_keep_the_filter(officer: PageClient) -> None:
    older = officer.page(f"{EVIDENCE}?theme=moving_around").select_one("[data-older]")
    assert older is not None and "theme=moving_around&before=" in str(older["href"])


@pytest.mark.parametrize("edge", ["before=0", "before=-1", "after=many", "before=1", "after=999"])
def test_a_strange_place_in_the_list_shows_a_page(officer: PageClient, edge: str) -> None:
    officer.page(f"{EVIDENCE}?{edge}")


def cells(client: PageClient, query: str, label: str) -> set[str]:
    found = client.page(EVIDENCE + query).select(f'td[data-label="{label}"]')
    return {" ".join(cell.get_text(" ").split()) for cell in found}


def test_a_hidden_cell_is_neither_shown_beside_a_comment_nor_filtered_by(
    officer: PageClient,
) -> None:
    # four people of 65 and over; with them the next smallest, so that none is found by subtraction
    assert cells(officer, "", "Age") == {"25–39", "Hidden"}
    assert cells(officer, "?text=path+1", "Age") == {"Hidden"}
    assert len(quotes(officer, "?age_band=65_plus")) == 50
    offered = [option["value"] for option in officer.page(EVIDENCE).select("#age_band option")]
    assert offered == ["", "25_39"]
    assert cells(officer, "", "Channel") == {"Online"}


def test_a_cell_too_small_for_one_theme_is_hidden_beside_its_comments(
    officer: PageClient, database: Database
) -> None:
    survey = get_survey(database, "your-place")
    answers = {"housing_and_community": Answer(rating=2, better="Damp flats")}
    add_response(database, make_response(survey, answers=answers, age_band="25_39"))
    assert cells(officer, "?theme=housing_and_community", "Age") == {"Hidden"}
    assert quotes(officer, "?theme=housing_and_community&age_band=25_39") == []


def test_a_group_says_how_many_it_is(officer: PageClient, database: Database) -> None:
    answers = {"moving_around": Answer(rating=2, good="Ramps")}
    group = make_group_response(get_survey(database, "your-place"), answers=answers, people=8)
    add_response(database, group)
    assert cells(officer, "?form=group", "From") == {"Group of 8"}


def test_several_comments_go_under_a_new_tag_and_back(officer: PageClient, change: Change) -> None:
    done = change(action="tag", name=" Paths ", comments=[[1, 1], [2, 1]]).get_json()
    assert done["said"] == "2 comments are under “Paths” now."
    assert set(done["rows"]) == {"1", "2"} and "Paths" in done["rows"]["1"]
    (tag,) = done["tags"]
    assert len(quotes(officer, f"?tag={tag['id']}")) == 2
    assert change(**done["undo"]).status_code == 200
    assert quotes(officer, f"?tag={tag['id']}") == []


def test_a_tag_is_suggested_with_the_words_that_say_so(
    officer: PageClient, change: Change, database: Database
) -> None:
    tag = add_tag(database, Tag("Repairs", keywords=("mending", "broken path")), by="Ann")
    page = officer.page(f"{EVIDENCE}?tag=suggested")
    assert "Suggested: Repairs (Mend)" in page.get_text()
    (row,) = page.select("[data-comment]")
    number, version = int(row["data-comment"]), int(row["data-version"])
    done = change(action="dismiss", tag=tag.id, comments=[[number, version]]).get_json()
    assert "Suggested" not in done["rows"][str(number)]
    assert quotes(officer, "?tag=suggested") == []
    change(**done["undo"])
    assert quotes(officer, f"?tag=suggested-{tag.id}") == ["Mend it"]
    change(action="tag", tag=tag.id, comments=[[number, version]])
    assert quotes(officer, "?tag=suggested") == []


def test_the_later_of_two_officers_is_told_who_was_first(
    officer: PageClient, change: Change
) -> None:
    first = change(action="state", state="may_be_quoted", comments=[[1, 1], [2, 1]]).get_json()
    assert first["said"] == "2 comments: May be quoted."
    second = change(action="state", state="not_published", comments=[[1, 1], [3, 1]]).get_json()
    assert second["said"] == "1 comment: Not to be published."
    (sentence,) = second["refused"]
    assert sentence.startswith("An officer changed this comment meanwhile")
    assert "May be quoted" in second["rows"]["1"]
    change(**first["undo"])
    assert len(quotes(officer, "?state=not_published")) == 1
    assert quotes(officer, "?state=may_be_quoted") == []


def test_words_are_taken_out_and_put_back(officer: PageClient, change: Change) -> None:
    done = change(
        action="redact", comments=[[1, 1]], start=0, end=6, reason="names_a_person"
    ).get_json()
    assert quotes(officer, "?text=removed") == ["[name removed] is <b>broken</b>"]
    change(**done["undo"])
    assert quotes(officer, "?text=removed") == []
    refused = change(action="redact", comments=[[1, 1]], start=0, end=6, reason="health")
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"action": "tag"},
        {"action": "tag", "comments": "all", "name": "x"},
        {"action": "tag", "comments": [["1", None]], "name": "x"},
        {"action": "tag", "comments": [[1, 1]], "tag": 10**30},
        {"action": "tag", "comments": [[1, 1]], "name": "x" * 81},
        {"action": "state", "comments": [[1, 1]], "state": "adopted"},
        {"action": "state", "comments": [[1, 1]], "states": [["a"]]},
        {"action": "redact", "comments": [[1, 1]], "start": "0", "end": 3, "reason": "health"},
        {"action": "redact", "comments": [[1, 1]], "start": 0, "end": 3, "reason": []},
        {"action": "lift", "concerns": [99]},
        {"action": ["tag"]},
    ],
)
def test_a_change_that_cannot_be_made_is_refused_in_words(
    change: Change, database: Database, sent: dict[str, Any]
) -> None:
    answer = change(**sent)
    assert answer.status_code == 422 and answer.get_json()["sentence"]
    assert list_tags(database) == []


def test_a_concern_leaves_every_officers_page_and_comes_back(
    officer: PageClient, change: Change, client_as: Callable[[Role], PageClient], database: Database
) -> None:
    done = change(action="concern", comments=[[1, 1]]).get_json()
    assert (done["gone"], done["rows"]) == ([1], {})
    assert "Path 0" not in text_of(officer.get(EVIDENCE)) and "65 comments." in text_of(
        officer.get(EVIDENCE)
    )
    assert officer.get("/evidence/comments/1").status_code == 404
    assert "Path 0" not in officer.get(f"{EVIDENCE}/responses.csv").get_data(as_text=True)
    assert "You are not a named contact" in text_of(officer.get("/evidence/concerns"))
    own = next(each for each in list_accounts(database) if each.name == "An officer")
    set_named_contact(database, own.id, True)
    assert "Path 0 is" in text_of(officer.get("/evidence/concerns"))
    officer.post_form("/evidence/concerns", button="Make it a comment again")
    assert quotes(officer, "?text=%22path+0%22") == ["Path 0 is <b>broken</b>"]


def test_all_of_it_is_done_by_forms_on_a_comments_page(officer: PageClient) -> None:
    own = "/evidence/comments/1"
    tagged = officer.post_form(own, {"name": "Paths"}, button="Put under this tag")
    assert "1 comment is under “Paths” now." in text_of(tagged)
    officer.post_form(own, button="Take it off")
    assert "It is under no tag yet." in text_of(officer.get(own))
    officer.post_form(own, {"state": "may_be_quoted"}, button="Keep the state")
    redacted = officer.post_form(
        own, {"words": "path 0", "reason": "health"}, button="Take the words out"
    )
    assert "[…] is <b>broken</b>" in text_of(redacted)
    assert "Path 0" not in text_of(redacted)
    form = find_form(read(redacted), button="Undo")
    undone = officer.post("/evidence/undo", data=filled_in(form, {}), follow_redirects=True)
    assert "Path 0 is" in text_of(undone)
    gone = officer.post_form("/evidence/comments/2", button="Mark as a concern")
    assert "1 comment is with the named contact now, and nowhere else." in text_of(gone)


@pytest.mark.parametrize("is_redacted", [False, True])
def test_an_edition_that_still_quotes_a_concern_is_named_with_what_takes_it_away(
    officer: PageClient, change: Change, database: Database, is_redacted: bool
) -> None:
    plan = add_plan(database, LISBURN_SOUTH.code, ["your-place"], "The plan")
    issue = add_finding(database, plan.id, Finding("issue", "Paths"))
    version = set_comment_state(database, 1, "may_be_quoted", version=1, by="A")
    add_support(database, plan.id, issue, [1], by="A")
    set_quoted(database, plan.id, issue, 1, is_quoted=True)
    for status in ("draft", "consultation_draft", "adopted"):
        store_edition(database, plan.id, status)
    withhold_edition(database, plan.id, 3, "A name", "A")
    if is_redacted:
        version = redact_words(database, 1, "Path", "names_a_person", version=version, by="A")
    said = change(action="concern", comments=[[1, version], [3, 1]]).get_json()["said"]
    assert said.startswith("2 comments are with the named contact now.")
    assert "Edition 2 of “The plan” was frozen with it and still quotes it" in said
    assert "Edition 1" not in said and "Edition 3" not in said
    page = officer.get(f"/plans/{plan.id}/editions/2")
    assert "Take it off the public site" in text_of(page)
    alone = change(action="concern", comments=[[5, 1]]).get_json()["said"]
    assert alone == "1 comment is with the named contact now, and nowhere else."


def test_a_form_of_an_older_version_changes_nothing(officer: PageClient, change: Change) -> None:
    page = officer.page("/evidence/comments/1")
    token = page.select_one("main [name=csrf_token]")
    assert token is not None
    change(action="state", state="not_published", comments=[[1, 1]])
    sent = {"csrf_token": token["value"], "action": "state", "state": "may_be_quoted"}
    answer = officer.post(
        "/evidence/comments/1", data=sent | {"version": "1"}, follow_redirects=True
    )
    assert "An officer changed this comment meanwhile" in text_of(answer)
    assert "Not to be published" in text_of(answer)


def test_a_named_contact_reads_what_was_taken_out(
    officer: PageClient, change: Change, database: Database
) -> None:
    change(action="redact", comments=[[1, 1]], words="Path 0", reason="offensive")
    assert "Path 0" not in text_of(officer.get("/evidence/comments/1"))
    own = next(each for each in list_accounts(database) if each.name == "An officer")
    set_named_contact(database, own.id, True)
    text = text_of(officer.get("/evidence/comments/1"))
    assert "Path 0 is" in text and "“Path 0”: It is offensive" in text


def test_an_administrator_names_the_contact(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    kim = add_account(database, email="kim@example.org", name="Kim", role=Role.OFFICER)
    administrator = client_as(Role.ADMINISTRATOR)
    assert "Nobody is a named contact yet" in text_of(administrator.get("/accounts"))
    named = administrator.post_form(f"/accounts/{kim.id}", button="Make a named contact")
    assert "Kim is a named contact" in text_of(named)
    undone = administrator.post_form(f"/accounts/{kim.id}", button="End as named contact")
    assert "Kim is no longer a named contact" in text_of(undone)


@pytest.mark.parametrize(
    "sent",
    [
        {"action": "state", "comments": [[1, 1]], "states": 5},
        {"action": "state", "comments": [[1, 1], [2, 1]], "states": ["may_be_quoted"]},
        {"action": "state", "comments": [[1, 1], [2, 1]], "states": [{}, {}]},
        {"action": "state", "comments": [[2**63, 1]], "state": "may_be_quoted"},
        {"action": "tag", "comments": [[10**30, 1]], "name": "Buses"},
        {"action": "tag", "comments": [[1, 1]], "name": "\ud800"},
        {"action": "lift", "concerns": [2**63]},
    ],
)
def test_what_no_page_of_ours_sends_changes_nothing(
    change: Change, database: Database, sent: dict[str, Any]
) -> None:
    before = list(database.conn.iterdump())
    assert change(**sent).status_code in (200, 422)
    assert list(database.conn.iterdump()) == before


@pytest.mark.parametrize("name", ["before", "after", "tag", "rating"])
@pytest.mark.parametrize("value", ["9" * 30, "9" * 5000, "suggested-" + "9" * 5000])
def test_an_address_may_have_any_number(officer: PageClient, name: str, value: str) -> None:
    assert officer.get(f"{EVIDENCE}?{name}={value}").status_code == 200


@pytest.mark.parametrize(
    ("address", "name", "status"),
    [
        ("/evidence/code-frame/1/merge", "into", 302),
        ("/partners/requests/take-back", "requests", 400),
    ],
)
def test_a_form_may_have_any_number(
    officer: PageClient, database: Database, address: str, name: str, status: int
) -> None:
    add_tag(database, Tag("Buses"), by="Pat")
    token = officer.page("/evidence/code-frame").select_one("[name=csrf_token]")
    assert token is not None
    sent = {name: "9" * 30, "csrf_token": str(token["value"])}
    assert officer.post(address, data=sent).status_code == status
