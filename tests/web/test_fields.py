"""Fields read what people type, and say what to do when it cannot be read."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from placeplan.domain.faults import fault
from placeplan.web.fields import Day, EmailLine, Line, Lines, OneOf, OneOfMany, SomeOf, WholeNumber
from placeplan.web.forms import PlainForm
from placeplan.web.numbers import number_sent

FRUIT = [("apple", "Apple"), ("pear", "Pear")]


class EverythingForm(PlainForm):
    title = Line("Title", "a title", longest=10)
    notes = Lines("Notes", "notes", optional=True)
    email = EmailLine("Email", "an email address", optional=True)
    people = WholeNumber("People", "the number of people", smallest=1, largest=400, optional=True)
    held_on = Day("Date", "the date of the workshop", optional=True)
    fruit = OneOf("Fruit", "a fruit", choices=FRUIT)
    tree = OneOfMany("Tree", "a tree", choices=[("", "Choose one"), *FRUIT], optional=True)
    baskets = SomeOf("Baskets", "a basket", choices=FRUIT, optional=True)


def filled(app: Flask, **given: Any) -> EverythingForm:
    values = MultiDict({"title": "A title", "fruit": "apple"} | given)
    with app.test_request_context():
        form = EverythingForm(values)
        form.validate()
        return form


def test_what_is_typed_becomes_what_is_meant(app: Flask) -> None:
    form = filled(
        app, title="  Tidy ", notes="a\r\nb", people="24", held_on="2026-06-12", baskets=["pear"]
    )
    assert form.errors == {}
    assert (form.title.data, form.notes.data) == ("Tidy", "a\nb")
    assert (form.people.data, form.held_on.data) == (24, date(2026, 6, 12))
    assert (form.fruit.data, form.tree.data, form.baskets.data) == ("apple", None, ["pear"])


@pytest.mark.parametrize("text", [None, "", " ", "x", "-1", "1.5", "²", "9" * 16, "9" * 5000])
def test_what_is_no_number_of_ours_is_none(text: str | None) -> None:
    assert number_sent(text) is None
    assert number_sent("0") == 0 and number_sent("12") == 12


def test_a_line_stays_one_line_and_no_text_holds_nul(app: Flask) -> None:
    form = filled(app, title="a\r\nb\0c", notes="a\rb\0c")
    assert (form.title.data, form.notes.data) == ("a bc", "a\nbc")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", " ", "Enter a title"),
        ("title", "eleven here", "Shorten “Title” to 10 characters: it has 11"),
        ("email", "nobody", "Enter an email address, such as name@example.org"),
        ("people", "0", "Enter the number of people as a whole number from 1 to 400"),
        ("people", "4.5", "Enter the number of people as a whole number from 1 to 400"),
        ("people", "٣", "Enter the number of people as a whole number from 1 to 400"),
        ("held_on", "2026-02-30", "Enter the date of the workshop as a real date"),
        ("fruit", "", "Select a fruit"),
        ("fruit", "plum", "Select a fruit"),
        ("tree", "plum", "Select a tree"),
        ("baskets", ["pear", "plum"], "Select a basket"),
    ],
)
def test_a_fault_names_the_thing_and_what_to_do(
    app: Flask, field: str, value: object, said: str
) -> None:
    form = filled(app, **{field: value})
    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(said)


def test_what_could_not_be_read_stands_in_the_field_again(app: Flask) -> None:
    form = filled(app, people="many", held_on="soon")
    assert form.people._value() == "many"
    assert form.held_on._value() == "soon"


def test_faults_of_the_domain_stand_at_their_fields(app: Flask) -> None:
    form = filled(app)
    with app.test_request_context():
        form.add_faults([fault("slug_taken", "title", found="x"), fault("no_answer")])
    assert "x" in form.title.errors[0]
    assert form.form_errors == ["Answer at least one question"]
    assert form.errors
