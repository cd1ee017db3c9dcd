"""The forms of the pattern page: each field untouched, filled in and faulty."""

from werkzeug.datastructures import MultiDict

from placeplan.web.fields import (
    Day,
    EmailLine,
    Line,
    Lines,
    OneOf,
    OneOfMany,
    PlainForm,
    SomeOf,
    WholeNumber,
)

PLACES = [("north", "North end"), ("market", "Around the market"), ("harbour", "Harbour")]


class PatternForm(PlainForm):
    title = Line("Title", "a title", hint="As it should stand on the first page.")
    email = EmailLine("Email address", "an email address", optional=True)
    people = WholeNumber("Number of people", "the number of people", smallest=1, largest=400)
    held_on = Day("Date of the workshop", "the date of the workshop")
    notes = Lines("Notes", "notes", optional=True, longest=200)
    place = OneOfMany("Place", "a place", choices=[("", "Choose a place"), *PLACES])
    kind = OneOf("Where do you spend most time?", "where you spend most time", choices=PLACES)
    connections = SomeOf(
        "How do you know this place?", "how you know this place", hint="Choose all that are true.",
        choices=[("live", "I live here"), ("work", "I work here"), ("visit", "I visit")],
    )  # fmt: skip


def left_empty() -> PatternForm:
    """The form as it comes back when nothing in it was right."""
    given = {"people": "many", "held_on": "31 June", "email": "someone", "title": ""}
    form = PatternForm(
        MultiDict({f"faulty-{name}": value for name, value in given.items()}),
        prefix="faulty",
        meta={"csrf": False},
    )
    form.validate()
    return form


def filled_in() -> PatternForm:
    """The form with everything given."""
    given = MultiDict(
        [
            ("filled-title", "A meeting in the library"),
            ("filled-email", "name@example.org"),
            ("filled-people", "24"),
            ("filled-held_on", "2026-06-12"),
            ("filled-notes", "Two tables.\nOne wished for a later bus."),
            ("filled-place", "market"),
            ("filled-kind", "harbour"),
            ("filled-connections", "live"),
            ("filled-connections", "visit"),
        ]
    )
    return PatternForm(given, prefix="filled", meta={"csrf": False})
