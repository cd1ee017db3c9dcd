"""A text in another language than its page says which, so that a screen reader can say it.

On the walk through all pages, officers' texts are in Greek letters; so are those of an edition
that is in no other language.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from placeplan.domain.accounts import Role
from placeplan.domain.partnerships import Partnership
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.operations.plan_drafting.sections import HEADINGS
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import update_partnership
from tests.conftest import SignIn, make_app
from tests.factories import ADULTS, shipped_edition
from tests.pages import HastyClient, PageClient
from tests.resident_journey import (
    AREAS,
    PLACES,
    PLAN,
    Site,
    answer_everything,
    answer_in_short,
    make_journey_survey,
    walk,
)
from tests.residents import HOME, ONE_AREA, open_survey
from tests.translated import (
    RIGHT_TO_LEFT,
    offer_language,
    offer_made_up_language,
    speaking,
    translated_texts,
)

LATIN, GREEK_LETTERS = "abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψωαβ"
GREEK = str.maketrans(LATIN + LATIN.upper(), GREEK_LETTERS + GREEK_LETTERS.upper())
IN_GREEK = re.compile("[Α-Ωα-ω]")
# the headings of a plan, which are in English whatever the page is in
DRAFTED = frozenset(HEADINGS.values())
TYPED = {"title": "Τιτλος", "introduction": "Εισαγωγη\n\nΑλλη", "contact": "Τηλεφωνο"}
PARTNERSHIP = Partnership(
    name="Κοινοπραξια",
    council="Συμβουλιο",
    contact="Ρωτηστε",
    privacy="Ιδιωτικοτητα",
    accessibility="Προσβαση",
    helpline="Βοηθεια",
)
# names, which are the same in every language, and what residents write
NAMES = (
    *(place.name for place in (*AREAS, *PLACES)),
    AREAS[0].council_name,
    PARTNERSHIP.name,
    "Ω",
    "Ψ",
)
FAULTS = {"error_summary", "field_label__fault"}
WITHOUT_NAMES = re.compile("|".join(NAMES))


@pytest.fixture
def visitor(instance: Path, database: Database) -> PageClient:
    """A visitor to a site in Irish, and from right to left."""
    offer_language(instance, "ga")
    offer_made_up_language(instance, RIGHT_TO_LEFT)
    with writing(database):
        update_partnership(database, Partnership(name="Our partnership", contact="Ask at the hall"))
    edition = speaking(ADULTS, RIGHT_TO_LEFT, "ga")
    open_survey(database, **ONE_AREA, questionnaire=edition, introduction="Please tell us.")
    return make_app(instance).test_client()  # type: ignore[return-value]  # make_app says which


def marked(client: PageClient, code: str) -> dict[str, dict[str, str]]:
    """What is marked as being in another language on the start page, with its marks."""
    client.get(f"/language/{code}")
    return {each.text: each.attrs for each in client.page(HOME).select("span[lang]:not(nav span)")}


def test_what_officers_wrote_is_marked_as_english_on_an_irish_page(visitor: PageClient) -> None:
    assert marked(visitor, "ga") == {
        text: {"lang": "en"} for text in ("Your place", "Please tell us.", "Ask at the hall")
    }


def test_it_reads_its_own_way_on_a_page_from_right_to_left(visitor: PageClient) -> None:
    assert {"lang": "en", "dir": "ltr"} in marked(visitor, RIGHT_TO_LEFT).values()


def test_a_page_in_english_marks_nothing(visitor: PageClient) -> None:
    assert marked(visitor, "en") == {}


def own_edition() -> Questionnaire:
    """A council's own edition for young people, in no language but its own."""
    content = questionnaire_as_mapping(shipped_edition("young_people"))
    content |= {"key": "our-own", "translations": {}}
    texts = translated_texts(content, lambda text: text.translate(GREEK))
    themes = texts.pop("themes")
    content["scale"] |= {name: texts.pop(name) for name in ("lowest_means", "highest_means")}
    content["themes"] = [{"key": key, **theme} for key, theme in themes.items()]
    return questionnaire_from_mapping(content | texts)


def texts_of(edition: Questionnaire) -> Iterator[str]:
    """Its texts that residents read."""
    yield from (edition.credit, edition.scale.lowest_means, edition.scale.highest_means)
    for theme in edition.themes:
        yield from (theme.title, theme.question, *theme.prompts)


class Listener:
    """Hears each page as a screen reader does that knows no language but what it is told."""

    def __init__(self) -> None:
        self.wrong: dict[str, list[str]] = {}
        self.right: set[str] = set()

    def look(self, address: str, page: BeautifulSoup) -> None:
        assert page.html["lang"] == "ga", address
        for text in page.body.find_all(string=True):
            if type(text) is not NavigableString or not text.strip() or is_left_out(text.parent):
                continue
            is_written = bool(IN_GREEK.search(WITHOUT_NAMES.sub("", text)))
            is_greek = is_written or text.strip() in DRAFTED
            if is_greek != is_marked(text.parent):
                self.wrong.setdefault(address, []).append(" ".join(text.split()))
            elif is_greek:
                self.right.add(text.strip())


def is_marked(tag: Tag) -> bool:
    inside = tag if tag.has_attr("lang") else tag.find_parent(attrs={"lang": True})
    is_switch = tag.find_parent(class_="language_switch") is not None
    return inside["lang"] == "en" and not is_switch


def is_left_out(tag: Tag) -> bool:
    """Whether it is part of a drawing, which is heard as one description in one language, or of a
    fault in the short version, which names its theme; only officers meet one in two languages.
    """
    around = [tag, *tag.parents]
    return any(each.name == "svg" or FAULTS & set(each.get("class", ())) for each in around)


@pytest.fixture
def irish(instance: Path, database: Database) -> None:
    """Irish is offered, and the partnership has written all that it can write."""
    offer_language(instance, "ga")
    with writing(database):
        update_partnership(database, PARTNERSHIP)


@pytest.mark.usefixtures("irish")
def test_all_that_officers_wrote_is_marked_on_every_irish_page(
    instance: Path, database: Database
) -> None:
    edition = shipped_edition("young_people")
    survey = make_journey_survey(database, questionnaire=edition, **TYPED)
    listener = Listener()
    walk(Site(instance, database, survey, choose_irish, listener.look, HastyClient))
    assert listener.wrong == {}
    own = {getattr(PARTNERSHIP, name) for name in ("contact", "privacy", "accessibility")}
    assert listener.right >= own | {PARTNERSHIP.helpline, PLAN, "Τιτλος", "Εισαγωγη", "Τηλεφωνο"}


@pytest.mark.usefixtures("irish")
def test_an_edition_that_is_in_no_other_language_is_marked_where_officers_see_it_in_irish(
    instance: Path, database: Database, sign_in: SignIn
) -> None:
    survey = make_journey_survey(database, questionnaire=own_edition(), **TYPED)

    def enter(client: PageClient) -> None:
        if client.get("/staff").status_code != 200:
            sign_in(client, Role.OFFICER)
        choose_irish(client)

    listener = Listener()
    site = Site(instance, database, survey, enter, listener.look, HastyClient)
    answer_everything(site)
    answer_in_short(site)
    assert listener.wrong == {}
    assert set(texts_of(survey.questionnaire)) - listener.right == set()


@pytest.mark.usefixtures("irish")
def test_what_a_preview_says_of_itself_is_marked_as_english(
    client: PageClient, database: Database, sign_in: SignIn
) -> None:
    open_survey(database)
    sign_in(client, Role.OFFICER)
    choose_irish(client)
    notice = client.page("/setup/surveys/your-place/preview").find(class_="notification")
    assert [each.text for each in notice.find_all("span", lang="en")] == [
        "This is a preview. Nothing that you choose here is kept.",
        "Stop the preview",
    ]


def choose_irish(client: PageClient) -> None:
    client.get("/language/ga")
